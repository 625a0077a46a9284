//! Puts the course into the program, so that an installed one works anywhere.
//!
//! Writes into `OUT_DIR`: `course_files.rs`, a slice of paths and contents, and
//! for the book `mistakes.rs` and `symptoms.rs`: the mistakes that the tests know,
//! and the numbers by which they know them.

use std::{
    env, fs, io,
    path::{Path, PathBuf},
};

// The tests' own list, so that the book cannot tell other numbers than they do.
#[allow(dead_code, unreachable_pub, unused_imports, unused_macros)]
#[path = "../tests/common/mistakes/mod.rs"]
mod mistakes;

/// What of the repository belongs to the course; folders with all that is in them.
const PARTS: [&str; 11] = [
    "Cargo.toml",
    "Cargo.lock",
    "build.rs",
    "LICENSE-APACHE",
    "LICENSE-MIT",
    ".cargo/config.toml",
    "src",
    "tests",
    "data",
    "benches",
    "book",
];

/// Files that lie in those folders but not in the repository: the course's
/// weights are not ours to ship, the others are left behind by failed tests.
const NOT_OURS: [&str; 4] = [
    "ex4weights.mat",
    ".snap.new",
    ".pending-snap",
    ".proptest-regressions",
];

/// Folders that the repository does not have either.
const SKIPPED_FOLDERS: [&str; 2] = ["benches/__pycache__", "book/book"];

fn main() -> io::Result<()> {
    println!("cargo::rerun-if-changed=build.rs");
    let lab = PathBuf::from(env::var_os("CARGO_MANIFEST_DIR").expect("Cargo sets it"));
    let root = lab.parent().expect("lab/ lies in the repository");
    // As in the course's own build script: tests that need the course's weights.
    println!("cargo::rustc-check-cfg=cfg(ex4weights)");
    if root.join("data").join("ex4weights.mat").is_file() {
        println!("cargo::rustc-cfg=ex4weights");
    }
    let mut files = Vec::new();
    for part in PARTS {
        println!("cargo::rerun-if-changed={}", root.join(part).display());
        collect(root, part, &mut files)?;
    }
    files.sort();

    let entries: String = files.iter().map(|file| entry(root, file)).collect();
    let out = PathBuf::from(env::var_os("OUT_DIR").expect("Cargo sets it"));
    fs::write(out.join("course_files.rs"), format!("&[\n{entries}]\n"))?;
    fs::write(out.join("lab_files.rs"), format!("&[\n{}]\n", tool(root)?))?;
    fs::write(out.join("mistakes.rs"), format!("&[\n{}]\n", mistakes()))?;
    fs::write(out.join("symptoms.rs"), format!("&[\n{}]\n", symptoms()))
}

/// This tool itself but for its tests: a package for a course system builds it.
fn tool(root: &Path) -> io::Result<String> {
    let mut files = Vec::new();
    for entry in fs::read_dir(root.join("lab"))? {
        let name = entry?.file_name();
        let name = name.to_str().expect("names in the repository are UTF-8");
        if !["tests", "target"].contains(&name) {
            println!("cargo::rerun-if-changed={name}");
            collect(root, &format!("lab/{name}"), &mut files)?;
        }
    }
    files.sort();
    Ok(files.iter().map(|file| entry(root, file)).collect())
}

/// The mistakes of `tests/common/mistakes`: where to read on, and the name.
fn mistakes() -> String {
    let line =
        |mistake: &mistakes::Mistake| format!("    ({:?}, {:?}),\n", mistake.reread, mistake.name);
    mistakes::all().map(line).collect()
}

/// The figures of `tests/common/mistakes`.
fn symptoms() -> String {
    let mut symptoms = Vec::new();
    for (mistake, figures) in mistakes::symptoms() {
        for (figure, value) in *figures {
            symptoms.push(format!(
                "    ({:?}, {figure:?}, {value:?}),\n",
                mistake.name
            ));
        }
    }
    symptoms.concat()
}

fn entry(root: &Path, file: &str) -> String {
    let path = root.join(file).display().to_string();
    format!("    ({file:?}, include_bytes!({path:?})),\n")
}

/// Adds `path`, or all files in it, with `/` between the names.
fn collect(root: &Path, path: &str, files: &mut Vec<String>) -> io::Result<()> {
    let full = root.join(path);
    if !full.is_dir() {
        if !NOT_OURS.iter().any(|end| path.ends_with(end)) {
            files.push(path.to_owned());
        }
        return Ok(());
    }
    for entry in fs::read_dir(full)? {
        let name = entry?.file_name();
        let name = name.to_str().expect("names in the repository are UTF-8");
        let inside = format!("{path}/{name}");
        if !SKIPPED_FOLDERS.contains(&inside.as_str()) {
            collect(root, &inside, files)?;
        }
    }
    Ok(())
}
