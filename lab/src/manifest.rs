//! An exercise copy's `Cargo.toml` and `Cargo.lock`, made from the course's.
//!
//! Both work line by line and know the layout of these two files only, so that
//! the comments stay; tests have Cargo read the result.

use std::collections::BTreeSet;

/// Tables that a copy does without: the tool, and lints that would drown the
/// messages that matter to a learner. All dependencies stay, also those of the
/// benchmarks: without them others would get other features, and nothing that
/// the repository has compiled would fit.
const DROPPED_TABLES: [&str; 2] = ["workspace", "lints"];

/// How the `Cargo.toml` of every copy begins.
pub const FIRST_LINE: &str = "# An exercise copy of the course Handwritten";

const HEAD: &str = "\
# An exercise copy of the course Handwritten: an ordinary Cargo package.

# The copy stands for itself, also inside a folder that belongs to a workspace.
[workspace]

";

/// Tests that plain `cargo test` leaves out, and the comment that says why.
pub struct LeftOut {
    /// What they are, for a comment.
    pub what: &'static str,
    /// Their names.
    pub tests: Vec<String>,
}

/// The `Cargo.toml` of a copy, whose plain `cargo test` leaves some tests out;
/// `cargo test --test NAME` runs one.
#[must_use]
pub fn for_copy(course: &str, left_out: &[LeftOut]) -> String {
    let manifest = kept_tables(course).fold(HEAD.to_owned(), |manifest, table| {
        manifest + &of_a_copy(&table)
    });
    let left_out: String = left_out.iter().map(LeftOut::tables).collect();
    manifest.trim_end().to_owned() + "\n" + &left_out
}

/// Plain `cargo test` of a copy begins with section 1, not with the few tests
/// inside the given code.
fn of_a_copy(table: &Table) -> String {
    match table.kind.as_str() {
        "lib" | "bin" => {
            let text = table.text.trim_end();
            format!("{text}\ntest = false # given code: cargo test --lib --bins\n\n")
        }
        _ => table.text.clone(),
    }
}

impl LeftOut {
    fn tables(&self) -> String {
        let Some(first) = self.tests.first() else {
            return String::new();
        };
        let table = |name: &String| format!("\n[[test]]\nname = {name:?}\ntest = false\n");
        let tables: String = self.tests.iter().map(table).collect();
        format!(
            "\n# {}: run by name alone, cargo test --test {first}\n{}",
            self.what,
            tables.trim_start()
        )
    }
}

/// The same without anything to build but the library and the tests by their
/// places, for a package that is there for its dependencies.
#[must_use]
pub fn without_targets(manifest: &str) -> String {
    const TARGETS: [&str; 3] = ["lib", "bin", "bench"];
    let kept = tables(manifest)
        .into_iter()
        .filter(|table| !TARGETS.contains(&table.kind.as_str()));
    let text: String = kept.map(|table| table.text).collect();
    let without = |line: &&str| !line.starts_with("build = ") && !line.starts_with("readme = ");
    let lines = text.split_inclusive('\n').filter(without);
    lines.collect()
}

/// The same without its benchmarks.
#[must_use]
pub fn without_benches(manifest: &str) -> String {
    let kept = tables(manifest)
        .into_iter()
        .filter(|table| table.kind != "bench");
    kept.map(|table| table.text).collect()
}

/// The `Cargo.toml` of a package inside a copy.
#[must_use]
pub fn of_part(course: &str) -> String {
    let text: String = kept_tables(course).map(|table| table.text).collect();
    text.trim_end().to_owned() + "\n"
}

fn kept_tables(course: &str) -> impl Iterator<Item = Table> {
    let is_kept = |table: &Table| !DROPPED_TABLES.contains(&table.kind.as_str());
    tables(course).into_iter().filter(is_kept)
}

/// The libraries that a package names in a table of dependencies, as `use` spells
/// them.
#[must_use]
pub fn dependencies_in(manifest: &str, table: &str) -> BTreeSet<String> {
    let dependencies = tables(manifest)
        .into_iter()
        .filter(|found| found.kind == table);
    let mut names = BTreeSet::new();
    for table in dependencies {
        let entries = table
            .text
            .lines()
            .filter(|line| !line.starts_with(['#', '[', ' ']));
        let keys = entries.filter_map(|line| line.split_once(" = "));
        names.extend(keys.map(|(name, _)| name.trim().replace('-', "_")));
    }
    names
}

/// A table of a TOML file with the comment above it.
struct Table {
    /// The first part of its name: `lints` of `[lints.rust]`.
    kind: String,
    text: String,
}

fn tables(toml: &str) -> Vec<Table> {
    let mut tables: Vec<Table> = Vec::new();
    let mut comment = String::new();
    for line in toml.split_inclusive('\n') {
        let trimmed = line.trim();
        if trimmed.starts_with('[') {
            let name = trimmed.trim_start_matches('[');
            let kind = name.split(['.', ']']).next().unwrap_or_default();
            tables.push(Table {
                kind: kind.to_owned(),
                text: std::mem::take(&mut comment) + line,
            });
        } else if trimmed.starts_with('#') {
            comment += line;
        } else if let Some(table) = tables.last_mut() {
            table.text += &std::mem::take(&mut comment);
            table.text += line;
        }
    }
    tables
}

/// The `Cargo.lock` of a copy: the versions of the course, without the packages
/// that a copy does not need, so that Cargo finds nothing to resolve.
#[must_use]
pub fn lock_for_copy(course: &str, package: &str) -> String {
    let mut blocks = course.split("\n\n");
    let head = blocks.next().unwrap_or_default();
    let packages: Vec<String> = blocks
        .map(|block| block.trim_end().to_owned() + "\n")
        .collect();
    let needed = needed(&packages, package);
    let kept: Vec<&String> = packages
        .iter()
        .filter(|text| needed.contains(&key(text)))
        .collect();
    let mut lock = head.to_owned() + "\n";
    for text in &kept {
        lock += "\n";
        lock += &without_needless_versions(text, &kept);
    }
    lock
}

/// Names and versions of a package and all that it depends on.
fn needed<'a>(packages: &'a [String], package: &str) -> BTreeSet<(&'a str, &'a str)> {
    let mut needed = BTreeSet::new();
    let mut queue: Vec<&String> = packages
        .iter()
        .filter(|text| value(text, "name") == package)
        .collect();
    while let Some(text) = queue.pop() {
        if needed.insert(key(text)) {
            queue.extend(packages.iter().filter(|other| {
                let (name, version) = key(other);
                dependencies(text)
                    .any(|(wanted, exactly)| wanted == name && exactly.is_none_or(|v| v == version))
            }));
        }
    }
    needed
}

/// Cargo names the version of a dependency only where there are several.
fn without_needless_versions(text: &str, kept: &[&String]) -> String {
    let mut shortened = text.to_owned();
    for (name, version) in dependencies(text) {
        let versions = kept.iter().filter(|other| key(other).0 == name).count();
        if let (Some(version), 1) = (version, versions) {
            shortened = shortened.replace(&format!("\"{name} {version}\""), &format!("\"{name}\""));
        }
    }
    shortened
}

fn key(block: &str) -> (&str, &str) {
    (value(block, "name"), value(block, "version"))
}

/// The value of `name = "…"` in a package's block.
fn value<'a>(block: &'a str, name: &str) -> &'a str {
    block
        .lines()
        .find_map(|line| line.strip_prefix(name)?.strip_prefix(" = \""))
        .map_or("", |rest| rest.trim_end_matches('"'))
}

/// The packages that one depends on, with the version where there are several.
fn dependencies(block: &str) -> impl Iterator<Item = (&str, Option<&str>)> {
    block
        .lines()
        .filter_map(|line| line.strip_prefix(" \"")?.strip_suffix("\","))
        .map(|entry| match entry.split_once(' ') {
            Some((name, version)) => (name, Some(version)),
            None => (entry, None),
        })
}
