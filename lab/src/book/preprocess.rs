//! What mdBook asks of a preprocessor: the book comes as JSON and goes as JSON.

use std::path::Path;

use serde_json::Value;

use super::{
    readers::{Reader, for_reader},
    render,
    sources::Repository,
};
use crate::failure::Failure;

/// The book with every page rendered, from what mdBook sends: `[context, book]`.
///
/// # Errors
///
/// If it is not what mdBook sends, or something in a page cannot be shown: each
/// is named with its file and line.
pub fn preprocess(input: &str) -> Result<String, Failure> {
    let sent: Value = serde_json::from_str(input).map_err(|_| not_from_mdbook())?;
    let Value::Array(mut sent) = sent else {
        return Err(not_from_mdbook());
    };
    let (Some(mut book), Some(context)) = (sent.pop(), sent.pop()) else {
        return Err(not_from_mdbook());
    };
    let root = context["root"].as_str().ok_or_else(not_from_mdbook)?;
    let sources = Repository::around(Path::new(root));
    let mut problems = Vec::new();
    // mdBook 0.5 calls them items, 0.4 sections.
    for items in ["items", "sections"] {
        walk(
            &mut book[items],
            &mut |path, content| match render(content, &sources) {
                Ok(page) => *content = for_reader(&page, Reader::Repository),
                Err(found) => problems.extend(
                    found
                        .iter()
                        .map(|problem| format!("book/src/{path}:{problem}")),
                ),
            },
        );
    }
    if book["sections"].is_null() {
        book.as_object_mut().map(|book| book.remove("sections"));
    }
    if !problems.is_empty() {
        return Err(Failure::new(
            problems.join("\n"),
            "the book was not built; book/README.md explains its notation",
        ));
    }
    Ok(book.to_string())
}

fn not_from_mdbook() -> Failure {
    Failure::new(
        "this is not a book as mdBook sends it",
        "run `mdbook build book` or `mdbook serve book`; they call this command",
    )
}

/// Shows every chapter, and those inside it, to `visit`: its file and its text.
fn walk(items: &mut Value, visit: &mut impl FnMut(&str, &mut String)) {
    for item in items.as_array_mut().into_iter().flatten() {
        let Some(chapter) = item.get_mut("Chapter") else {
            continue; // a separator or the title of a part
        };
        let path = chapter["source_path"].as_str().unwrap_or("?").to_owned();
        if let Some(Value::String(content)) = chapter.get_mut("content") {
            visit(&path.replace('\\', "/"), content);
        }
        walk(&mut chapter["sub_items"], visit);
    }
}
