//! The pictures of the book.

use toml::Table;

use super::sources::Sources;
use crate::failure::Failure;

/// Where the pictures and their captions stand.
const FOLDER: &str = "book/figures";

/// The picture `book/figures/NAME.svg` as a `<figure>` with its caption.
///
/// The SVG stands in the page, so that it can use the colours of mdBook's
/// themes: `var(--fg)`, `var(--links)` and others.
///
/// # Errors
///
/// If the picture or its caption is missing.
pub fn expand(name: &str, sources: &dyn Sources) -> Result<String, Failure> {
    let captions = captions(sources)?;
    let Some(entry) = captions.get(name) else {
        let names = captions.keys().map(String::as_str);
        return Err(Failure::new(
            format!("{FOLDER}/captions.toml has no [{name}]"),
            super::numbers::near(name, names),
        ));
    };
    let say = |what: &str| {
        let said = entry.get(what).and_then(|said| said.as_str());
        said.filter(|said| !said.is_empty()).ok_or_else(|| {
            Failure::new(
                format!("[{name}] in {FOLDER}/captions.toml has no `{what}`"),
                "a picture has `caption`, the sentence below it, and `alternative`, what \
                 somebody who does not see it should know",
            )
        })
    };
    let (caption, alternative) = (say("caption")?, say("alternative")?);
    let path = format!("{FOLDER}/{name}.svg");
    let svg = sources.text(&path).ok_or_else(|| {
        Failure::new(
            format!("{path} cannot be read"),
            "make the pictures again, or mend the name",
        )
    })?;
    let start = svg.find("<svg").unwrap_or(0);
    // An empty line would end the HTML in the Markdown.
    let lines = svg[start..].lines().filter(|line| !line.trim().is_empty());
    let svg: Vec<&str> = lines.map(str::trim).collect();
    let svg = svg.join("\n").replacen(
        "<svg",
        &format!("<svg role=\"img\" aria-label=\"{}\"", quoted(alternative)),
        1,
    );
    Ok(format!(
        "<figure class=\"picture\" id=\"figure-{name}\">\n{svg}\n<figcaption>{}</figcaption>\n</figure>",
        quoted(caption)
    ))
}

fn captions(sources: &dyn Sources) -> Result<Table, Failure> {
    let path = format!("{FOLDER}/captions.toml");
    let text = sources.text(&path).unwrap_or_default();
    text.parse().map_err(|error| {
        Failure::new(
            format!("{path}: {error}"),
            "a picture has a table of its name with `caption` and `alternative`",
        )
    })
}

fn quoted(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('"', "&quot;")
}
