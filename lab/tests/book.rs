//! The book of the repository and of an exercise copy, and what mdBook says to it.
//! Run: `cargo test -p cargo-lab --test book`.

use std::{
    fs,
    io::Write,
    path::{Path, PathBuf},
    process::{Command, Output, Stdio},
};

use cargo_lab::{
    anchors::{body, exercises},
    book::{
        self, render,
        sources::{Repository, Sources},
        stray::{self, strays},
    },
    course::{all_sections, text},
};
use tempfile::TempDir;

fn root() -> &'static Path {
    let lab = Path::new(env!("CARGO_MANIFEST_DIR"));
    lab.parent().expect("lab/ lies in the repository")
}

fn repository() -> Repository {
    Repository::around(&root().join("book"))
}

/// The pages of a book, by name.
fn pages(folder: &Path) -> Vec<(String, String)> {
    let entries = fs::read_dir(folder).expect("a folder that can be read");
    let paths = entries.map(|entry| entry.expect("a file").path());
    let mut pages: Vec<(String, String)> = paths
        .filter(|path| path.extension().is_some_and(|extension| extension == "md"))
        .map(|path| {
            let name = path.file_name().expect("a file has a name");
            let text = fs::read_to_string(&path).expect("a page is text");
            (
                name.to_string_lossy().into_owned(),
                text.replace("\r\n", "\n"),
            )
        })
        .collect();
    pages.sort();
    pages
}

fn lab(arguments: &[&str], input: &str) -> Output {
    let mut child = Command::new(env!("CARGO_BIN_EXE_cargo-lab"))
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("cargo-lab runs");
    let mut stdin = child.stdin.take().expect("it has one");
    stdin.write_all(input.as_bytes()).expect("it is read");
    drop(stdin);
    child.wait_with_output().expect("it ends")
}

/// What mdBook 0.5 sends, with a page in a page, a separator and a part.
fn sent(page: &str) -> String {
    let book = root().join("book").display().to_string();
    let chapter = |content: &str, path: &str, inside: &str| {
        format!(
            r#"{{"Chapter":{{"name":"a","content":{content:?},"number":null,"sub_items":[{inside}],
               "path":{path:?},"source_path":{path:?},"parent_names":[]}}}}"#
        )
    };
    let inner = chapter(page, "inner.md", "");
    format!(
        r#"[{{"root":{book:?},"config":{{}},"renderer":"html","mdbook_version":"0.5.4"}},
           {{"items":[{},"Separator",{{"PartTitle":"b"}}]}}]"#,
        chapter("plain", "outer.md", &inner)
    )
}

#[test]
fn every_page_can_be_shown() {
    for (name, text) in pages(&root().join("book").join("src")) {
        if let Err(problems) = render(&text, &repository()) {
            let all: Vec<String> = problems.iter().map(ToString::to_string).collect();
            panic!("book/src/{name}:{}", all.join("\n"));
        }
    }
}

#[test]
fn the_book_that_mdbook_sends_comes_back_with_its_pages_rendered() {
    let output = lab(&["preprocess"], &sent("It is $x$.\n"));
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{said}");
    let book: serde_json::Value = serde_json::from_slice(&output.stdout).expect("JSON");
    let chapter = &book["items"][0]["Chapter"];
    assert_eq!(chapter["content"], "plain");
    assert_eq!(
        chapter["sub_items"][0]["Chapter"]["content"],
        "It is <span class=\"glued\"><math><mi>x</mi></math>.</span>\n"
    );
    assert_eq!(book["items"][1], "Separator");
    assert_eq!(book["items"][2]["PartTitle"], "b");
    assert!(
        book.get("sections").is_none(),
        "mdBook 0.5 does not know it"
    );
    assert!(
        lab(&["preprocess", "supports", "html"], "")
            .status
            .success()
    );
}

/// Where a copy has to be made, and where the reader is in one already.
#[test]
fn each_book_begins_where_its_reader_is() {
    let page = "<!-- in the repository -->\na\n<!-- in a copy -->\nb\n<!-- everywhere -->\nc\n";
    let output = lab(&["preprocess"], &sent(page));
    let book: serde_json::Value = serde_json::from_slice(&output.stdout).expect("JSON");
    let chapter = &book["items"][0]["Chapter"]["sub_items"][0]["Chapter"];
    assert_eq!(chapter["content"], "a\nc\n");

    let introduction = text("book/src/introduction.md").expect("the book has one");
    assert!(introduction.contains("cargo lab start"), "{introduction}");
    let of_copy = book::rendered("introduction.md", introduction);
    assert!(
        !of_copy.contains("cargo lab start") && of_copy.contains("You read this in your own copy"),
        "{of_copy}"
    );
}

/// A mark that is misspelt would show both texts, or hide the rest of a page.
#[test]
fn the_marks_of_readers_are_paired() {
    for (name, text) in pages(&root().join("book").join("src")) {
        let comments = text.lines().filter(|line| line.starts_with("<!-- "));
        let marks: Vec<&str> = comments.collect();
        let one = [
            "<!-- in the repository -->",
            "<!-- in a copy -->",
            "<!-- everywhere -->",
        ];
        assert!(
            marks.chunks(3).all(|marks| marks == one),
            "book/src/{name}: {marks:?}"
        );
    }
}

#[test]
fn what_cannot_be_shown_stops_the_build_with_file_line_and_formula() {
    let output = lab(
        &["preprocess"],
        &sent("a\n\n$\\fraq{1}{2}$ and {{number COST_LAMDA_0}}\n"),
    );
    assert_eq!(output.status.code(), Some(2));
    assert!(output.stdout.is_empty());
    let said = String::from_utf8_lossy(&output.stderr);
    for part in [
        "book/src/inner.md:3: $\\fraq{1}{2}$",
        "book/src/inner.md:3: {{number COST_LAMDA_0}}",
        "`COST_LAMBDA_0`",
    ] {
        assert!(said.contains(part), "{part} is not in {said}");
    }
}

#[test]
fn what_is_not_a_book_is_refused_in_words() {
    for input in ["", "{}", "[]", "[1]", "[{},{}]", "hello"] {
        let output = lab(&["preprocess"], input);
        assert_eq!(output.status.code(), Some(2), "{input}");
        let said = String::from_utf8_lossy(&output.stderr);
        assert!(said.contains("mdbook build book"), "{said}");
    }
}

/// A number that is measured or published has a name; what may be typed stands
/// in a list with the reason.
#[test]
fn no_page_has_a_typed_number_that_could_be_a_measurement() {
    let allowed = stray::allowed(&repository()).unwrap_or_else(|error| panic!("{error}"));
    let mut used = vec![false; allowed.len()];
    let mut found = Vec::new();
    for (page, text) in pages(&root().join("book").join("src")) {
        for stray in strays(&text) {
            let index = allowed.iter().position(|entry| {
                (entry.page == "*" || entry.page == page)
                    && (entry.numbers.contains(&stray.number) || entry.numbers == ["*"])
            });
            match index {
                Some(index) => used[index] = true,
                None => found.push(format!(
                    "  book/src/{page}:{}: {}",
                    stray.line, stray.number
                )),
            }
        }
    }
    assert!(
        found.is_empty(),
        "typed numbers; name them with {{{{number NAME}}}}, or allow them in {} with a reason:\n{}",
        stray::ALLOWED,
        found.join("\n")
    );
    let idle: Vec<_> = allowed.iter().zip(used).filter(|(_, used)| !used).collect();
    assert!(idle.is_empty(), "allowed and found nowhere: {idle:#?}");
}

/// Rust in a page is included from a file that is compiled; around it stands
/// only what closes a signature.
#[test]
fn the_rust_in_the_pages_is_compiled_code() {
    for (page, text) in pages(&root().join("book").join("src")) {
        for block in text.split("\n```rust").skip(1) {
            let (code, _) = block.split_once("\n```").expect("the fence is closed");
            let lines = || code.lines().skip(1).map(str::trim);
            assert!(
                lines().any(|line| line.starts_with("{{#include ../../"))
                    && lines()
                        .all(|line| line.starts_with("{{#include ")
                            || ["todo!()", "}"].contains(&line)),
                "book/src/{page} has Rust that is not included: {code}"
            );
        }
    }
}

#[test]
fn the_book_of_a_copy_is_rendered_and_needs_no_preprocessor() {
    let folder = TempDir::new().expect("a temporary folder");
    let output = Command::new(env!("CARGO_BIN_EXE_cargo-lab"))
        .args(["start", "copy"])
        .current_dir(folder.path())
        .env_remove("CARGO_MANIFEST_DIR")
        .output()
        .expect("cargo-lab runs");
    assert!(output.status.success(), "{output:?}");
    let book: PathBuf = folder.path().join("copy").join("book");
    let settings = fs::read_to_string(book.join("book.toml")).expect("the copy has a book");
    assert!(!settings.contains("preprocessor"), "{settings}");
    for (name, text) in pages(&book.join("src")) {
        // Rendered, it is Markdown without notation, so rendering changes nothing.
        let again = render(&text, &Nothing).unwrap_or_else(|found| panic!("{name}: {found:?}"));
        assert_eq!(again, text, "{name}");
        for section in all_sections() {
            let source = section.solution();
            for exercise in exercises(source).expect("another test reports it") {
                let solution = body(source, &exercise).trim();
                assert!(
                    solution.len() < 40 || !text.contains(solution),
                    "{name} shows the solution of `{}`",
                    exercise.name
                );
            }
        }
    }
    for authors in ["numbers.csv", "typed_numbers.csv", "README.md", "figures"] {
        assert!(!book.join(authors).exists(), "{authors} is not a learner's");
    }
}

struct Nothing;

impl Sources for Nothing {
    fn text(&self, _: &str) -> Option<String> {
        None
    }
}
