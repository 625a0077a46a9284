//! The book and the code belong together. mdBook shows a misspelt anchor as an
//! empty block and says nothing, and nobody else looks at where the tests'
//! messages point. Run: `cargo test --test course`.

use std::collections::HashMap;
use std::fs;
use std::path::{Path, PathBuf};

use common::mistakes;

/// Module, chapter and tests of section k are named after number k − 1.
const SECTIONS: [&str; 8] = [
    "visualization",
    "feedforward",
    "sigmoid_gradient",
    "random_init",
    "backpropagation",
    "gradient_checking",
    "fmincg",
    "prediction",
];

/// Beyond the lecture: from number 9 on.
const OPTIONAL: &[&str] = &["logistic_regression", "tuning"];

fn all_sections() -> impl Iterator<Item = &'static str> {
    SECTIONS.iter().chain(OPTIONAL).copied()
}

fn project() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn read(path: &Path) -> String {
    match fs::read_to_string(path) {
        Ok(text) => text.replace("\r\n", "\n"),
        Err(error) => panic!("{}: {error}", path.display()),
    }
}

/// The files in a folder with this extension, by path.
fn files(folder: &str, extension: &str) -> Vec<PathBuf> {
    let folder = project().join(folder);
    let entries = match fs::read_dir(&folder) {
        Ok(entries) => entries,
        Err(error) => panic!("{}: {error}", folder.display()),
    };
    let mut files: Vec<PathBuf> = entries
        .map(|entry| entry.expect("a folder that can be read").path())
        .filter(|path| path.extension().is_some_and(|found| found == extension))
        .collect();
    files.sort();
    assert!(!files.is_empty(), "no .{extension} in {}", folder.display());
    files
}

fn file_name(path: &Path) -> &str {
    path.file_name()
        .and_then(|name| name.to_str())
        .expect("a file with a name")
}

/// What stands between `open` and `close`, wherever that is.
fn between<'a>(text: &'a str, open: &str, close: &str) -> Vec<&'a str> {
    text.split(open)
        .skip(1)
        .filter_map(|rest| rest.split_once(close))
        .map(|(inside, _)| inside)
        .collect()
}

/// A page of the book without its code blocks, which hold no links or headings.
struct Page {
    name: String,
    prose: String,
    headings: Vec<String>,
}

fn pages() -> Vec<Page> {
    let page = |path: &PathBuf| {
        let mut prose = String::new();
        let mut in_code = false;
        for line in read(path).lines() {
            if line.starts_with("```") {
                in_code = !in_code;
            } else if !in_code {
                prose.push_str(line);
                prose.push('\n');
            }
        }
        let headings = prose
            .lines()
            .filter(|line| line.starts_with('#'))
            .map(|line| line.trim_start_matches('#').trim().to_owned())
            .collect();
        Page {
            name: file_name(path).to_owned(),
            prose,
            headings,
        }
    };
    files("book/src", "md").iter().map(page).collect()
}

fn page<'a>(pages: &'a [Page], name: &str) -> &'a Page {
    match pages.iter().find(|page| page.name == name) {
        Some(page) => page,
        None => panic!("there is no book/src/{name}"),
    }
}

impl Page {
    /// The headings' addresses, made as mdBook makes them.
    fn addresses(&self) -> Vec<String> {
        let mut seen = HashMap::new();
        let address = |heading: &String| {
            let kept = heading.chars().filter_map(|c| match c {
                _ if c.is_alphanumeric() || c == '_' || c == '-' => Some(c.to_ascii_lowercase()),
                _ if c.is_whitespace() => Some('-'),
                _ => None,
            });
            let address: String = kept.collect();
            let count: &mut usize = seen.entry(address.clone()).or_default();
            *count += 1;
            match *count {
                1 => address,
                more => format!("{address}-{}", more - 1),
            }
        };
        self.headings.iter().map(address).collect()
    }

    fn has_one_heading_with(&self, function: &str) -> bool {
        let name = format!("`{function}`");
        let with_name = self.headings.iter().filter(|h| h.contains(&name));
        with_name.count() == 1
    }
}

/// How many lines are this marker: `// ANCHOR: name` or `// ANCHOR_END: name`.
fn markers(source: &str, marker: &str, name: &str) -> usize {
    source
        .lines()
        .filter_map(|line| line.split_once(&format!("{marker}:")))
        .filter(|(_, found)| found.trim_end_matches("-->").trim() == name)
        .count()
}

/// The functions of a module that are exercises.
fn exercises(section: &str) -> Vec<String> {
    let source = read(&project().join(format!("src/{section}.rs")));
    let functions: Vec<String> = source
        .lines()
        .filter_map(|line| line.split_once("ANCHOR: signature_"))
        .map(|(_, function)| function.trim().to_owned())
        .collect();
    assert!(!functions.is_empty(), "no exercise in src/{section}.rs");
    functions
}

#[test]
fn every_section_has_its_module_its_chapter_and_its_tests() {
    for (index, section) in all_sections().enumerate() {
        for path in [
            format!("src/{section}.rs"),
            format!("book/src/{section}.md"),
            format!("tests/s{}_{section}.rs", index + 1),
        ] {
            assert!(
                project().join(&path).is_file(),
                "section {} is {section}: {path} is missing",
                index + 1
            );
        }
    }
}

#[test]
fn every_include_finds_one_start_and_one_end_of_its_anchor() {
    let mut count = 0;
    for path in files("book/src", "md") {
        let page = read(&path);
        for include in between(&page, "{{#include ", "}}") {
            let Some((file, anchor)) = include.split_once(':') else {
                panic!("{}: {include} names no anchor", file_name(&path));
            };
            let source = read(&path.with_file_name(file));
            for marker in ["ANCHOR", "ANCHOR_END"] {
                let found = markers(&source, marker, anchor);
                assert_eq!(
                    found,
                    1,
                    "{} includes {anchor} of {file}, which has {found} lines `{marker}: {anchor}`",
                    file_name(&path)
                );
            }
            count += 1;
        }
    }
    assert!(count > 0, "no include found: did their spelling change?");
}

#[test]
fn every_exercise_has_its_heading_its_signature_and_its_solution_in_the_chapter() {
    let pages = pages();
    for section in all_sections() {
        let chapter = page(&pages, &format!("{section}.md"));
        let text = read(&project().join(format!("book/src/{section}.md")));
        for function in exercises(section) {
            assert!(
                chapter.has_one_heading_with(&function),
                "book/src/{section}.md needs one heading with `{function}` in it"
            );
            for part in ["signature", "solution"] {
                let include = format!("{{{{#include ../../src/{section}.rs:{part}_{function}}}}}");
                assert!(
                    text.contains(&include),
                    "book/src/{section}.md does not show the {part} of `{function}`: {include}"
                );
            }
        }
    }
}

#[test]
fn the_summary_lists_every_page_once() {
    let pages = pages();
    let listed = between(&page(&pages, "SUMMARY.md").prose, "](", ")").join("\n");
    for page in pages.iter().filter(|page| page.name != "SUMMARY.md") {
        let count = listed.lines().filter(|name| *name == page.name).count();
        assert_eq!(count, 1, "SUMMARY.md lists {} {count} times", page.name);
    }
    let order: Vec<&str> = listed
        .lines()
        .filter_map(|name| name.strip_suffix(".md"))
        .filter(|stem| all_sections().any(|section| section == *stem))
        .collect();
    assert_eq!(
        order,
        all_sections().collect::<Vec<_>>(),
        "the sections in SUMMARY.md, in order"
    );
}

#[test]
fn every_link_leads_to_a_page_and_a_heading_that_exist() {
    let pages = pages();
    for from in &pages {
        for link in between(&from.prose, "](", ")") {
            if link.starts_with("https://") {
                continue;
            }
            let (file, address) = link.split_once('#').unwrap_or((link, ""));
            let to = match file {
                "" => from,
                file => page(&pages, file),
            };
            assert!(
                address.is_empty() || to.addresses().iter().any(|found| found == address),
                "{} links to {link}; {} has the headings {:?}",
                from.name,
                to.name,
                to.addresses()
            );
        }
    }
}

#[test]
fn no_page_has_two_headings_of_the_same_name() {
    for page in pages() {
        let mut headings = page.headings.clone();
        headings.sort();
        headings.dedup();
        assert_eq!(
            headings.len(),
            page.headings.len(),
            "a heading stands twice in book/src/{}: {:?}",
            page.name,
            page.headings
        );
    }
}

/// Adds the Rust files of a folder and of the folders in it, but for the names of
/// the mistakes, which have tests of their own.
fn add_all(folder: &Path, paths: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).expect("a folder that can be read") {
        let path = entry.expect("a folder that can be read").path();
        if path.is_dir() && file_name(&path) != "mistakes" {
            add_all(&path, paths);
        } else if path.extension().is_some_and(|it| it == "rs") {
            paths.push(path);
        }
    }
}

/// The source of every test, each string on one line: a `\` at the end of a
/// line continues the string after the next line's spaces.
fn test_sources() -> Vec<(PathBuf, String)> {
    let mut paths = files("tests", "rs");
    paths.retain(|path| file_name(path) != "course.rs");
    add_all(&project().join("tests/common"), &mut paths);
    let joined = |path: PathBuf| {
        let source = read(&path);
        let mut lines = source.split("\\\n");
        let mut text = lines.next().unwrap_or_default().to_owned();
        for line in lines {
            text.push_str(line.trim_start());
        }
        (path, text)
    };
    paths.into_iter().map(joined).collect()
}

#[test]
fn every_chapter_that_a_message_names_exists() {
    let pages = pages();
    for (path, source) in test_sources() {
        for name in between(&source, "book/src/", ".md") {
            // `{}` is filled with the section of a Mistake, which is looked at below.
            assert!(
                name == "{}" || pages.iter().any(|page| page.name == format!("{name}.md")),
                "{} points at book/src/{name}.md, which does not exist",
                path.display()
            );
        }
    }
}

#[test]
fn every_heading_that_a_message_names_exists() {
    let pages = pages();
    let mut count = 0;
    for (path, source) in test_sources() {
        // … eread \"heading\" in book/src/chapter.md
        for pointer in between(&source, "eread \\\"", ".md") {
            let Some((heading, chapter)) = pointer.split_once("\\\" in book/src/") else {
                panic!("{}: unknown pointer {pointer}", path.display());
            };
            count += 1;
            let chapter = page(&pages, &format!("{chapter}.md"));
            assert!(
                heading == "{reread}" || chapter.headings.iter().any(|h| h == heading),
                "{} points at {heading:?} in {}, which has the headings {:#?}",
                path.display(),
                chapter.name,
                chapter.headings
            );
        }
        // … eread what book/src/chapter.md says about `function`
        for pointer in source.split("eread what book/src/").skip(1) {
            let named = pointer.split_once(".md says about `");
            let Some((chapter, (function, _))) =
                named.and_then(|(chapter, rest)| Some((chapter, rest.split_once('`')?)))
            else {
                panic!("{}: unknown pointer {pointer:.80}", path.display());
            };
            if chapter == "{}" {
                continue; // filled from a Mistake, which is looked at below
            }
            count += 1;
            assert!(
                page(&pages, &format!("{chapter}.md")).has_one_heading_with(function),
                "{} points at `{function}` in book/src/{chapter}.md, which has no heading for it",
                path.display()
            );
        }
    }
    assert!(
        count >= 2,
        "only {count} pointers found: were they reworded?"
    );
}

#[test]
fn every_known_mistake_points_at_a_heading() {
    let pages = pages();
    for mistake in mistakes::all() {
        let (chapter, heading) = mistake.reread.split_once("::").expect("chapter::heading");
        let chapter = page(&pages, &format!("{chapter}.md"));
        assert!(
            chapter.has_one_heading_with(heading) || chapter.headings.iter().any(|h| h == heading),
            "{:?} points at {heading:?} in {}, which has the headings {:#?}",
            mistake.name,
            chapter.name,
            chapter.headings
        );
    }
}

#[test]
fn every_mistake_has_a_name_of_its_own() {
    let mut names: Vec<&str> = mistakes::all().map(|mistake| mistake.name).collect();
    names.sort_unstable();
    for pair in names.windows(2) {
        assert_ne!(pair[0], pair[1], "two mistakes of one name");
    }
    for name in names {
        assert!(
            !name.contains(".\n") && !name.ends_with('.'),
            "a full stop ends the name of a mistake: {name:?}"
        );
    }
}

/// The functions and headings at which [`Expect`](common::expect::Expect) points
/// where no mistake is recognised.
#[test]
fn every_function_that_a_test_asks_about_has_its_heading() {
    let pages = pages();
    let mut count = 0;
    for (path, source) in test_sources() {
        for section in SECTIONS {
            for function in between(&source, &format!("\"{section}::"), "\"") {
                count += 1;
                let chapter = page(&pages, &format!("{section}.md"));
                assert!(
                    chapter.has_one_heading_with(function)
                        || chapter.headings.iter().any(|heading| heading == function),
                    "{} asks about {section}::{function}, for which {} has no heading",
                    path.display(),
                    chapter.name
                );
            }
        }
    }
    assert!(count >= 20, "only {count} functions asked about");
}
