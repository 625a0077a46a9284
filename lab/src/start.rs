//! `cargo lab start`: makes an exercise copy.

use std::{
    borrow::Cow,
    env, fs, io,
    path::{Path, PathBuf},
};

use crate::{
    book, copy,
    course::{self, FILES},
    failure::Failure,
    manifest::{self, LeftOut},
    record::Record,
    share,
};

/// Files that only a copy has. Their names in the copy, and what is in them.
const OWN_FILES: [(&str, &str); 7] = [
    ("README.md", include_str!("../course/README.md")),
    ("AGENTS.md", include_str!("../course/AGENTS.md")),
    // For an assistant that looks for instructions under this name only.
    ("CLAUDE.md", include_str!("../course/CLAUDE.md")),
    (".gitignore", include_str!("../course/gitignore")),
    (
        ".vscode/settings.json",
        include_str!("../course/vscode_settings.json"),
    ),
    (
        ".vscode/extensions.json",
        include_str!("../course/vscode_extensions.json"),
    ),
    (
        ".zed/settings.json",
        include_str!("../course/zed_settings.json"),
    ),
];

/// The line that a learner deletes in the end: what is allowed is what the compiler
/// finds where a function is a `todo!`. Of a result that is computed and not used, which
/// is a slip, it warns.
pub(crate) const ALLOWANCE: &str =
    "#![allow(dead_code, unreachable_code, unused_imports, unused_mut, unused_variables)]";

/// and what stands above it.
const ALLOW: &str = "\
// Functions that are still to be written leave arguments and imports unused.
// When section 8 is green, delete this line: then Rust warns again.
#![allow(dead_code, unreachable_code, unused_imports, unused_mut, unused_variables)]

";

/// A repository from which the program runs by its alias.
#[derive(Clone, Debug)]
pub struct Repository {
    root: PathBuf,
}

impl Repository {
    /// Cargo names the folder of a package that it runs; it does not for an
    /// installed command.
    #[must_use]
    pub fn of_this_run() -> Option<Self> {
        let lab = PathBuf::from(env::var_os("CARGO_MANIFEST_DIR")?);
        let root = lab.parent()?.to_owned();
        (lab.ends_with("lab") && root.join("src").join("lib.rs").is_file()).then_some(Self { root })
    }

    /// The folder with the course.
    #[must_use]
    pub fn root(&self) -> &Path {
        &self.root
    }
}

/// What has been made.
#[derive(Clone, Debug)]
pub struct Started {
    /// The folder of the copy.
    pub folder: PathBuf,
    /// How many bytes of compiled dependencies came with it.
    pub shared: u64,
}

/// Makes an exercise copy in `folder`, which must not exist or be empty.
///
/// # Errors
///
/// If something is there already, or cannot be written; nothing is left behind.
pub fn start(folder: &Path, clone: Option<&Repository>) -> Result<Started, Failure> {
    let shared = make(folder, |workplace| fill(workplace, clone))?;
    Ok(Started {
        folder: folder.to_owned(),
        shared,
    })
}

/// Makes a folder, which must not exist or be empty, and has it filled.
///
/// # Errors
///
/// If something is there already, or cannot be written; nothing is left behind.
pub(crate) fn make<T>(
    folder: &Path,
    fill: impl FnOnce(&Path) -> Result<T, Failure>,
) -> Result<T, Failure> {
    let existed = is_there_and_empty(folder)?;
    // A new folder gets its name when it is complete.
    let workplace = if existed {
        folder.to_owned()
    } else {
        beside(folder)?
    };
    if !existed {
        fs::create_dir_all(&workplace).map_err(|error| {
            Failure::file(
                "make",
                &workplace,
                &error,
                "name a folder that you may write to",
            )
        })?;
    }
    let made = fill(&workplace).and_then(|result| {
        if !existed {
            fs::rename(&workplace, folder)
                .map_err(|error| Failure::file("make", folder, &error, "name another folder"))?;
        }
        Ok(result)
    });
    if made.is_err() {
        if existed {
            empty(&workplace);
        } else {
            let _ = fs::remove_dir_all(&workplace);
        }
    }
    made
}

/// Whether the folder exists; an error if something is in it.
fn is_there_and_empty(folder: &Path) -> Result<bool, Failure> {
    let next = "name a folder that does not exist yet: cargo lab start my_copy";
    match fs::read_dir(folder) {
        Ok(mut entries) => match entries.next() {
            None => Ok(true),
            Some(_) => Err(Failure::new(
                format!(
                    "{} exists and is not empty; nothing was changed",
                    folder.display()
                ),
                next,
            )),
        },
        Err(error) if error.kind() == io::ErrorKind::NotFound => {
            // A link that leads nowhere is not found either, but it is there.
            if fs::symlink_metadata(folder).is_ok() {
                let found = format!("{} is a link that leads nowhere", folder.display());
                return Err(Failure::new(found, next));
            }
            Ok(false)
        }
        Err(error) => Err(Failure::file("look into", folder, &error, next)),
    }
}

/// A name beside the folder, for the time in which it is not complete.
fn beside(folder: &Path) -> Result<PathBuf, Failure> {
    let Some(name) = folder.file_name() else {
        return Err(Failure::new(
            format!("{} names no folder that could be made", folder.display()),
            "name one: cargo lab start my_copy",
        ));
    };
    let mut unfinished = name.to_owned();
    unfinished.push(format!(".unfinished-{}", std::process::id()));
    Ok(folder.with_file_name(unfinished))
}

fn empty(folder: &Path) {
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        let _ = if path.is_dir() {
            fs::remove_dir_all(path)
        } else {
            fs::remove_file(path)
        };
    }
}

/// Writes all files; returns how much compiled code was taken over.
fn fill(folder: &Path, clone: Option<&Repository>) -> Result<u64, Failure> {
    let files = given_files(folder, clone);
    for file in &files {
        write(folder, &file.name, &file.contents)?;
    }
    let record = Record::of(files.iter().map(|file| (&*file.name, &*file.contents)));
    record.write(&copy::Copy::at(folder))?;
    let Some(clone) = clone else { return Ok(0) };
    take_over_weights(clone, folder)?;
    Ok(share::compiled_dependencies(folder))
}

/// A file as a copy gets it.
pub(crate) struct GivenFile {
    /// Its path, with `/` between the names.
    pub(crate) name: Cow<'static, str>,
    pub(crate) contents: Cow<'static, [u8]>,
}

/// Every file that a copy gets. One that is made in a repository has an alias
/// for the tool there.
pub(crate) fn given_files(folder: &Path, clone: Option<&Repository>) -> Vec<GivenFile> {
    let given = |name: &'static str, contents: Cow<'static, [u8]>| GivenFile {
        name: Cow::Borrowed(name),
        contents,
    };
    let alias = clone.map(|clone| alias(&clone.root, folder));
    let files = FILES.iter().filter(|(name, _)| !is_for_authors(name));
    let course = files.map(|(name, contents)| {
        let text = learners_version(name, alias.as_deref());
        let text = text.map(|text| Cow::Owned(text.into_bytes()));
        given(name, text.unwrap_or(Cow::Borrowed(contents)))
    });
    let own = OWN_FILES
        .iter()
        .map(|(name, text)| given(name, Cow::Borrowed(text.as_bytes())));
    course.chain(own).collect()
}

fn is_page(name: &str) -> bool {
    Path::new(name).extension().is_some_and(|it| it == "md")
}

/// What a copy does without, because its book is rendered already.
#[must_use]
pub fn is_for_authors(name: &str) -> bool {
    name.strip_prefix("book/").is_some_and(|inside| {
        inside.starts_with("figures/")
            || ["README.md", "numbers.csv", "typed_numbers.csv"].contains(&inside)
    })
}

/// The text of a file that differs from the course's.
fn learners_version(name: &str, alias: Option<&str>) -> Option<String> {
    let section = course::all_sections().find(|section| section.module() == name);
    if let Some(section) = section {
        return Some(section.stub());
    }
    let text = course::text(name)?;
    match name {
        "Cargo.toml" => Some(manifest_with(text, |_| true)),
        _ if name.ends_with("/Cargo.toml") => Some(manifest::of_part(text)),
        "Cargo.lock" => Some(manifest::lock_for_copy(text, "handwritten")),
        "src/lib.rs" => Some(with_allowance(text)),
        ".cargo/config.toml" => Some(config_for_copy(text, alias)),
        "book/book.toml" => Some(book::without_preprocessor(text)),
        _ if name.starts_with("book/src/") && is_page(name) => Some(book::rendered(name, text)),
        _ => None,
    }
}

/// The crate's documentation comes first, then what may be allowed.
pub(crate) fn with_allowance(lib: &str) -> String {
    let documentation: usize = lib
        .split_inclusive('\n')
        .take_while(|line| line.starts_with("//!"))
        .map(str::len)
        .sum();
    let (documentation, code) = lib.split_at(documentation);
    format!("{documentation}\n{ALLOW}{}", code.trim_start())
}

/// The `Cargo.toml` of a folder that has the tests that `has` knows by name; Cargo
/// refuses one that names others. Plain `cargo test` does not run all of them.
pub(crate) fn manifest_with(course: &str, has: impl Fn(&str) -> bool) -> String {
    let those_there = |mut tests: Vec<String>| {
        tests.retain(|name| has(name));
        tests
    };
    let left_out = [
        LeftOut {
            what: "Tests of the given code",
            tests: those_there(course::given_tests()),
        },
        LeftOut {
            what: "Beyond the lecture and optional",
            tests: those_there(course::optional_tests()),
        },
    ];
    manifest::for_copy(course, &left_out)
}

/// The course's settings for Cargo without its alias, which works in the
/// repository only. A copy made there gets one that leads back.
fn config_for_copy(course: &str, alias: Option<&str>) -> String {
    let settings = course.split_once("[alias]").map_or(course, |(_, rest)| {
        rest.split_once("\n\n").map_or("", |(_, rest)| rest)
    });
    let Some(alias) = alias else {
        return settings.to_owned();
    };
    format!(
        "# `cargo lab` runs the tool of the repository that this copy was made in. Delete\n\
         # these lines when it is gone; `cargo test` is enough for the exercises.\n\
         [alias]\nlab = {alias}\n\n{settings}"
    )
}

/// The alias that leads from a copy to the repository's tool, in TOML.
///
/// Inside the repository it replaces the repository's own, which Cargo allows
/// from string to string only; and Cargo takes a string apart at its spaces.
fn alias(repository: &Path, copy: &Path) -> String {
    let manifest = repository.join("lab").join("Cargo.toml");
    let manifest = manifest.display().to_string();
    let words = |manifest: &str| format!("run --quiet --manifest-path {manifest} --");
    if !manifest.contains(char::is_whitespace) {
        return format!("{:?}", words(&manifest));
    }
    match depth(repository, copy) {
        Some(depth) => format!("{:?}", words(&("../".repeat(depth) + "lab/Cargo.toml"))),
        None => format!("[\"run\", \"--quiet\", \"--manifest-path\", {manifest:?}, \"--\"]"),
    }
}

/// How many folders a copy lies below the repository.
fn depth(repository: &Path, copy: &Path) -> Option<usize> {
    let copy = copy.canonicalize().ok()?;
    let below = copy.strip_prefix(repository.canonicalize().ok()?).ok()?;
    Some(below.components().count())
}

/// A learner who has fetched the course's weights need not do so again.
fn take_over_weights(clone: &Repository, folder: &Path) -> Result<(), Failure> {
    let name = Path::new("data").join("ex4weights.mat");
    match fs::read(clone.root.join(&name)) {
        Ok(weights) => write(folder, "data/ex4weights.mat", &weights),
        Err(_) => Ok(()), // not there: the tests that need it are ignored
    }
}

pub(crate) fn write(folder: &Path, name: &str, contents: &[u8]) -> Result<(), Failure> {
    let path = folder.join(name.split('/').collect::<PathBuf>());
    let made = path.parent().map_or(Ok(()), fs::create_dir_all);
    made.and_then(|()| fs::write(&path, contents))
        .map_err(|error| {
            Failure::file(
                "write",
                &path,
                &error,
                "what had been written is removed again; make room or name another folder",
            )
        })
}
