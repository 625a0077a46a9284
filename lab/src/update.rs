//! `cargo lab update`: a newer course's tests, book and given code in an old copy.

use std::{
    cmp::Ordering,
    collections::BTreeSet,
    fmt, fs,
    path::{Path, PathBuf},
};

use crate::{
    anchors,
    copy::{Copy, back_up},
    course::{self, Section, all_sections},
    failure::Failure,
    handout, manifest,
    record::{Record, with_plain_line_ends},
    start::{self, GivenFile, Repository},
};

/// Files that a learner may do without; once deleted they stay away.
const MAY_BE_DELETED: [&str; 5] = ["AGENTS.md", "CLAUDE.md", ".vscode/", ".zed/", "README.md"];

/// What was done with a given file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Change {
    /// It was not there before.
    New(String),
    /// It was as an older course had given it.
    Changed(String),
    /// The course does not have it any more.
    Removed(String),
    /// It was not as given; what was there is in the backup.
    Kept {
        /// The file.
        name: String,
        /// Where the learner's is now.
        backup: PathBuf,
        /// Whether the course still has such a file.
        replaced: bool,
    },
}

/// What an update did.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Updated {
    /// The course's version before, if the copy recorded one.
    pub from: Option<String>,
    /// The given files that are not as they were.
    pub changes: Vec<Change>,
    /// What the eight files now lack, in words.
    pub exercises: Vec<String>,
}

/// Brings the given files of a copy up to date. The eight files of its learner
/// are not touched, and of every other that was changed a backup is kept.
///
/// # Errors
///
/// If this is no copy or one of a newer course, or a file cannot be written;
/// what has been done until then stays, and another call goes on.
pub fn update(copy: &Copy, clone: Option<&Repository>) -> Result<Updated, Failure> {
    let old = Record::read(copy)?;
    refuse_what_is_no_old_copy(copy, old.as_ref())?;
    let new = start::given_files(copy.root(), clone);
    let record = Record::of(new.iter().map(|file| (file.name.as_ref(), &*file.contents)));
    let known = old.clone().unwrap_or_default();
    let mut changes = Vec::new();
    for file in &new {
        changes.extend(bring(copy, &known, file)?);
    }
    let names: BTreeSet<&str> = new.iter().map(|file| file.name.as_ref()).collect();
    for name in known.names().filter(|name| !names.contains(name)) {
        changes.extend(take_away(copy, &known, name)?);
    }
    let exercises = all_sections()
        .filter_map(|section| lacks(copy, &known, section))
        .collect();
    record.write(copy)?;
    Ok(Updated {
        from: old.map(|record| record.version),
        changes,
        exercises,
    })
}

fn refuse_what_is_no_old_copy(copy: &Copy, old: Option<&Record>) -> Result<(), Failure> {
    let root = copy.root().display();
    if old.is_none() && handout::is_one(copy) {
        return Err(Failure::new(
            format!("{root} is a hand-out: what it lacks is left out on purpose"),
            "ask your teacher for a newer one; nothing was changed",
        ));
    }
    let Some(old) = old else {
        let manifest = fs::read_to_string(copy.path("Cargo.toml")).unwrap_or_default();
        if manifest.starts_with(manifest::FIRST_LINE) {
            return Ok(()); // made before copies had records
        }
        return Err(Failure::new(
            format!("{root} is no exercise copy: `cargo lab start` did not make it"),
            "change into a copy, or make one: cargo lab start my_copy",
        ));
    };
    if compare(&old.version, course::version()) == Ordering::Greater {
        return Err(Failure::new(
            format!(
                "{root} was made from course {}; this `cargo lab` carries {}, which is older",
                old.version,
                course::version()
            ),
            "install the newer `cargo lab` and try again; nothing was changed",
        ));
    }
    Ok(())
}

/// Compares two versions number by number.
fn compare(one: &str, other: &str) -> Ordering {
    let numbers = |version: &str| -> Vec<u64> {
        let parts = version.split(['.', '-', '+']);
        parts.map_while(|part| part.parse().ok()).collect()
    };
    numbers(one).cmp(&numbers(other))
}

/// Brings one given file; nothing to say if it is as it should be.
fn bring(copy: &Copy, known: &Record, file: &GivenFile) -> Result<Option<Change>, Failure> {
    let name = file.name.as_ref();
    let is_exercise = all_sections().any(|section| section.module() == name);
    let Ok(there) = fs::read(copy.path(name)) else {
        let deleted = known.knows(name) && MAY_BE_DELETED.iter().any(|it| name.starts_with(it));
        if deleted {
            return Ok(None);
        }
        copy.write(name, &file.contents)?;
        return Ok(Some(Change::New(name.to_owned())));
    };
    let same = with_plain_line_ends(&there) == with_plain_line_ends(&file.contents);
    if is_exercise || same {
        return Ok(None);
    }
    let text = str::from_utf8(&there).unwrap_or_default();
    if name == "src/lib.rs" && !text.contains(start::ALLOWANCE) {
        // Section 8 is green: its learner has deleted what allowed unused code.
        let new = course::text(name).unwrap_or_default();
        if text == new {
            return Ok(None);
        }
        if known.gave(name, start::with_allowance(text).as_bytes()) {
            copy.write(name, new.as_bytes())?;
            return Ok(Some(Change::Changed(name.to_owned())));
        }
    }
    if known.gave(name, &there) {
        copy.write(name, &file.contents)?;
        return Ok(Some(Change::Changed(name.to_owned())));
    }
    let backup = back_up(&copy.path(name))?;
    copy.write(name, &file.contents)?;
    Ok(Some(Change::Kept {
        name: name.to_owned(),
        backup,
        replaced: true,
    }))
}

/// Takes a file away that the course does not have any more.
fn take_away(copy: &Copy, known: &Record, name: &str) -> Result<Option<Change>, Failure> {
    let path = copy.path(name);
    let Ok(there) = fs::read(&path) else {
        return Ok(None);
    };
    let backup = if known.gave(name, &there) {
        None
    } else {
        Some(back_up(&path)?)
    };
    fs::remove_file(&path).map_err(|error| {
        Failure::file(
            "remove",
            &path,
            &error,
            "make the copy writable and try again",
        )
    })?;
    remove_empty_folders(copy, &path);
    Ok(Some(match backup {
        None => Change::Removed(name.to_owned()),
        Some(backup) => Change::Kept {
            name: name.to_owned(),
            backup,
            replaced: false,
        },
    }))
}

/// Those in which a file lay that has gone, up to the copy itself.
fn remove_empty_folders(copy: &Copy, file: &Path) {
    let folders = file.ancestors().skip(1);
    for folder in folders.take_while(|folder| *folder != copy.root()) {
        if fs::remove_dir(folder).is_err() {
            return; // something else is in it
        }
    }
}

/// What a learner's module lacks beside the course's exercise, in words.
fn lacks(copy: &Copy, known: &Record, section: Section) -> Option<String> {
    let Section { number, stem } = section;
    let module = section.module();
    let text = fs::read_to_string(copy.path(&module)).ok()?;
    let stub = section.stub();
    if with_plain_line_ends(text.as_bytes()) == stub.as_bytes() {
        return None;
    }
    if known.gave(&module, text.as_bytes()) {
        return Some(format!(
            "Section {number} has changed in the course, and in src/{stem}.rs nothing is written \
             yet: cargo lab reset {number}"
        ));
    }
    let mine = anchors::exercises(&text).unwrap_or_default();
    let missing: Vec<String> = section
        .exercises()
        .into_iter()
        .filter(|name| !mine.iter().any(|exercise| exercise.name == *name))
        .map(|name| format!("cargo lab reset {number} {name}"))
        .collect();
    if !missing.is_empty() {
        return Some(format!(
            "Section {number} has exercises that src/{stem}.rs lacks. To put them in: {}",
            missing.join(", ")
        ));
    }
    let changed = known.knows(&module) && !known.gave(&module, stub.as_bytes());
    changed.then(|| {
        format!(
            "Section {number} has changed around its exercises. If src/{stem}.rs does not compile: \
             cargo lab reset {number} (keeps yours in a backup)"
        )
    })
}

impl fmt::Display for Change {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::New(name) => write!(f, "new       {name}"),
            Self::Changed(name) => write!(f, "changed   {name}"),
            Self::Removed(name) => write!(f, "removed   {name}"),
            Self::Kept {
                name,
                backup,
                replaced,
            } => {
                let word = if *replaced { "changed" } else { "removed" };
                let backup = backup.file_name().unwrap_or_default().to_string_lossy();
                write!(
                    f,
                    "{word}   {name}; what you had made of it is beside it, in {backup}"
                )
            }
        }
    }
}

impl fmt::Display for Updated {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let version = course::version();
        if self.changes.is_empty() {
            writeln!(
                f,
                "The copy is as course {version} has it; nothing was changed."
            )?;
        } else {
            match &self.from {
                Some(from) if from != version => {
                    writeln!(f, "Updated from course {from} to {version}:\n")?;
                }
                _ => writeln!(f, "Updated to this course {version}:\n")?,
            }
            for change in &self.changes {
                writeln!(f, "  {change}")?;
            }
            writeln!(f, "\nYour eight files are as you left them.")?;
        }
        for exercise in &self.exercises {
            writeln!(f, "{exercise}")?;
        }
        if !self.changes.is_empty() || !self.exercises.is_empty() {
            writeln!(f, "Next: cargo lab check")?;
        }
        Ok(())
    }
}
