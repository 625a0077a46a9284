//! `cargo lab handout`: what a teacher gives to a class.
//!
//! An exercise copy, with the chosen sections to write. Sections before them are
//! solved, for they are what these stand on. Sections after them stay as
//! exercises, so that everything compiles, but without tests and chapters. What
//! computes the same in another way (`faster`, the benchmarks) is left out or
//! replaced, and so is what tests the whole.

use std::{fmt::Write as _, fs, ops::RangeInclusive, path::Path};

use crate::{
    copy::Copy,
    course::{self, SECTIONS, Section},
    failure::Failure,
    manifest,
    record::with_plain_line_ends,
    start,
};

const README: &str = include_str!("../handout/README.md");

/// Files that only a hand-out has.
const OWN_FILES: [(&str, &str); 2] = [
    (
        ".github/workflows/tests.yml",
        include_str!("../handout/github.yml"),
    ),
    (".gitlab-ci.yml", include_str!("../handout/gitlab.yml")),
];

/// What stands in place of the fast form, which is a solution of its own.
const FASTER: (&str, &str) = ("src/faster.rs", include_str!("../handout/faster.rs"));

/// Whether a folder is a hand-out: a class's copy, in which something is left out on
/// purpose.
pub(crate) fn is_one(folder: &Copy) -> bool {
    let (name, text) = FASTER;
    fs::read(folder.path(name)).is_ok_and(|there| with_plain_line_ends(&there) == text.as_bytes())
}

/// What of a copy is left out; folders with all that is in them.
const LEFT_OUT: [&str; 8] = [
    "src/faster/",
    "tests/s11_making_it_fast.rs",
    "tests/the_fast_form.rs",
    "tests/the_run.rs",
    "tests/course.rs",
    "benches/",
    "book/src/making_it_fast.md",
    "book/src/teachers_guide.md",
];

/// Files that ask assistants and editors to leave the exercises alone.
const ASSISTANTS: [&str; 4] = [
    "AGENTS.md",
    ".vscode/settings.json",
    ".vscode/extensions.json",
    ".zed/settings.json",
];

/// What a teacher hands out.
#[derive(Clone, Debug)]
pub struct Handout {
    /// The sections to write.
    pub sections: RangeInclusive<usize>,
    /// What the README is called.
    pub title: String,
    /// When it is to be handed in, in the teacher's words.
    pub due: Option<String>,
    /// Whether `AGENTS.md` and the editors' settings come with it.
    pub assistant_file: bool,
}

impl Handout {
    /// Writes it into a folder that must not exist or be empty.
    ///
    /// # Errors
    ///
    /// If something is there already, or cannot be written; nothing is left behind.
    pub fn write(&self, folder: &Path) -> Result<(), Failure> {
        start::make(folder, |workplace| {
            for (name, contents) in self.files() {
                start::write(workplace, &name, &contents)?;
            }
            Ok(())
        })
    }

    /// Its files, each with its path and what is in it.
    #[must_use]
    pub fn files(&self) -> Vec<(String, Vec<u8>)> {
        let copy = start::given_files(Path::new(""), None).into_iter();
        let mut files: Vec<(String, Vec<u8>)> = copy
            .map(|file| (file.name.into_owned(), file.contents.into_owned()))
            .collect();
        files.retain(|(name, _)| !self.is_left_out(name));
        let gone = pages_without_source(&mut files);
        for (name, contents) in &mut files {
            if let Some(text) = self.own_version(name, contents, &gone) {
                *contents = text.into_bytes();
            }
        }
        let own = OWN_FILES
            .iter()
            .map(|(name, text)| ((*name).to_owned(), text.as_bytes().to_vec()));
        files.extend(own);
        files
    }

    fn is_left_out(&self, name: &str) -> bool {
        let in_folder = |part: &&str| part.ends_with('/') && name.starts_with(*part);
        LEFT_OUT.iter().any(|part| *part == name || in_folder(part))
            || (!self.assistant_file && ASSISTANTS.contains(&name))
            || self.later().any(|section| {
                name == section.tests() || name == format!("book/src/{}.md", section.stem)
            })
    }

    fn later(&self) -> impl Iterator<Item = Section> {
        let last = *self.sections.end();
        SECTIONS
            .into_iter()
            .filter(move |section| section.number > last)
    }

    fn earlier(&self) -> impl Iterator<Item = Section> {
        let first = *self.sections.start();
        SECTIONS
            .into_iter()
            .filter(move |section| section.number < first)
    }

    /// The text of a file that differs from a copy's.
    fn own_version(&self, name: &str, contents: &[u8], gone: &[String]) -> Option<String> {
        if let Some(section) = self.earlier().find(|section| section.module() == name) {
            return Some(section.solution().to_owned());
        }
        let text = std::str::from_utf8(contents).ok()?;
        if let Some(section) = self.later().find(|section| section.module() == name) {
            return Some(unwritten(section));
        }
        match name {
            "Cargo.toml" => Some(self.manifest()),
            "README.md" => Some(self.readme()),
            // Its example goes through several sections.
            "src/lib.rs" if self.later().next().is_some() => Some(examples_not_run(text)),
            _ if name == FASTER.0 => Some(FASTER.1.to_owned()),
            _ if name.starts_with("book/src/") => Some(self.without_dead_ends(name, text, gone)),
            _ => None,
        }
    }

    /// A page without links to pages that are left out; in the table of contents
    /// without their lines.
    fn without_dead_ends(&self, name: &str, text: &str, gone: &[String]) -> String {
        let mut gone: Vec<String> = gone.to_vec();
        gone.extend(self.later().map(|section| format!("{}.md", section.stem)));
        let pages = LEFT_OUT
            .iter()
            .filter_map(|part| part.strip_prefix("book/src/"));
        gone.extend(pages.map(str::to_owned));
        let mut kept = String::new();
        for line in text.split_inclusive('\n') {
            let dead = |page: &&String| line.contains(&format!("]({page}"));
            if name == "book/src/SUMMARY.md" && gone.iter().any(|page| dead(&page)) {
                continue;
            }
            kept += line;
        }
        for page in &gone {
            kept = unlinked(&kept, page);
        }
        kept
    }

    /// The `Cargo.toml`, without the benchmarks and the tests that are left out.
    fn manifest(&self) -> String {
        let has = |test: &str| !self.is_left_out(&format!("tests/{test}.rs"));
        let course = course::text("Cargo.toml").unwrap_or_default();
        manifest::without_benches(&start::manifest_with(course, has))
    }

    fn readme(&self) -> String {
        let mut table = String::from("| section | file | its tests alone |\n|---|---|---|\n");
        for section in SECTIONS
            .iter()
            .filter(|section| self.sections.contains(&section.number))
        {
            let _ = writeln!(
                table,
                "| {} | `{}`, [chapter](book/src/{}.md) | `cargo test --test {}` |",
                section.number,
                section.module(),
                section.stem,
                section.test_target()
            );
        }
        let names = |sections: &mut dyn Iterator<Item = Section>| {
            let names: Vec<String> = sections
                .map(|section| format!("`{}`", section.module()))
                .collect();
            names.join(", ")
        };
        let mut given = String::new();
        let earlier = names(&mut self.earlier());
        if !earlier.is_empty() {
            let _ = writeln!(given, "Given, to stand on and to read: {earlier}.");
        }
        let later = names(&mut self.later());
        if !later.is_empty() {
            let _ = writeln!(given, "Not part of this: {later}; they stay unwritten.");
        }
        let due = self
            .due
            .as_ref()
            .map_or_else(String::new, |due| format!("**Due: {due}**\n\n"));
        README
            .replace("{title}", &self.title)
            .replace("{due}", &due)
            .replace("{table}", &table)
            .replace("{given}", &given)
    }
}

/// Removes pages that show files that are left out; their names.
fn pages_without_source(files: &mut Vec<(String, Vec<u8>)>) -> Vec<String> {
    let names: Vec<String> = files.iter().map(|(name, _)| name.clone()).collect();
    let mut gone = Vec::new();
    files.retain(|(name, contents)| {
        let Some(page) = name.strip_prefix("book/src/") else {
            return true;
        };
        let text = String::from_utf8_lossy(contents);
        let includes = text.split("{{#include ../../").skip(1);
        let mut sources = includes.filter_map(|rest| rest.split([':', '}', ' ']).next());
        // A section's own chapter shows tests that may be left out with it.
        let stays = sources.all(|source| names.iter().any(|name| name == source));
        if !stays {
            gone.push(page.to_owned());
        }
        stays
    });
    gone
}

/// The module of a section that is not chosen and stays unwritten.
#[must_use]
pub fn unwritten(section: Section) -> String {
    examples_not_run(&section.stub())
}

/// A module that stays unwritten, whose examples are compiled but not run: they
/// would keep `cargo test` red for ever.
fn examples_not_run(module: &str) -> String {
    let mut inside = false;
    let mut kept = String::new();
    for line in module.split_inclusive('\n') {
        let comment = line.trim_start().strip_prefix("//").unwrap_or_default();
        let fence = comment
            .trim_start_matches(['/', '!'])
            .trim()
            .strip_prefix("```");
        match fence {
            Some("") if !inside => kept += &line.replacen("```", "```no_run", 1),
            _ => kept += line,
        }
        inside ^= fence.is_some();
    }
    kept
}

/// `[words](page)` and `[words](page#there)` become `words`.
fn unlinked(text: &str, page: &str) -> String {
    let target = format!("]({page}");
    let mut kept = String::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once(&target) {
        let end = after.find(')').map(|end| &after[end + 1..]);
        match (before.rfind('['), end) {
            (Some(start), Some(end)) if after.starts_with([')', '#']) => {
                kept += &before[..start];
                kept += &before[start + 1..];
                rest = end;
            }
            _ => {
                kept += before;
                kept += &target;
                rest = after;
            }
        }
    }
    kept + rest
}

/// Sections as a teacher names them: `1-5`, `3` or nothing for all.
///
/// # Errors
///
/// If it is no range of sections; says what is.
pub fn range(text: &str) -> Result<RangeInclusive<usize>, String> {
    let expected = || format!("{text:?} is no range of sections: expected 1-8, 2-5 or 3");
    let (first, last) = text.split_once('-').unwrap_or((text, text));
    let number = |text: &str| text.trim().parse::<usize>().map_err(|_| expected());
    let range = number(first)?..=number(last)?;
    if range.is_empty() || *range.start() < 1 || *range.end() > SECTIONS.len() {
        return Err(expected());
    }
    Ok(range)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ranges_are_understood_or_refused() {
        assert_eq!(range("1-5"), Ok(1..=5));
        assert_eq!(range("3"), Ok(3..=3));
        for text in ["", "0-3", "5-2", "1-9", "a", "1-2-3"] {
            assert!(range(text).unwrap_err().contains("expected 1-8"), "{text}");
        }
    }

    #[test]
    fn examples_are_compiled_and_not_run_and_other_blocks_stay() {
        let module =
            "//! ```text\n//! x\n//! ```\n    /// ```\n    /// a();\n    /// ```\nfn a() {}\n";
        let expected = module.replace("    /// ```\n    /// a", "    /// ```no_run\n    /// a");
        assert_eq!(examples_not_run(module), expected);
    }

    #[test]
    fn links_to_what_is_left_out_become_words() {
        let text = "See [the check](gradient_checking.md#why), [this](gradient_checking.md) and [that](x.md).";
        assert_eq!(
            unlinked(text, "gradient_checking.md"),
            "See the check, this and [that](x.md)."
        );
    }
}
