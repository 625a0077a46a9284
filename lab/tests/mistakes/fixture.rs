//! The files with wrong solutions.
//!
//! ```text
//! //! penalty
//! //! mistake: a penalty that includes the bias column
//! the body
//! ```
//!
//! Two lines `mistake:` are two mistakes that were made at once. In place of them a
//! file may have lines `told:`, each with a part of the message that a learner has
//! to get.

use std::{fs, path::Path};

use cargo_lab::course::Section;

/// A wrong body of an exercise function.
pub(super) struct Fixture {
    /// Its file's name without the extension.
    pub(super) name: String,
    /// Its file, for messages.
    pub(super) file: String,
    pub(super) section: Section,
    /// The exercise that it stands in for.
    pub(super) function: String,
    pub(super) told: Told,
    body: String,
}

/// How two mistakes at once are told: `two at once: one; and the other`.
const TWO: &str = "two at once: ";
const AND: &str = "; and ";

/// The mistakes of such a name, or the one that it is.
pub(super) fn mistakes_of(name: &str) -> Vec<&str> {
    let both = name.strip_prefix(TWO).and_then(|it| it.split_once(AND));
    both.map_or_else(|| vec![name], |(one, other)| vec![one, other])
}

/// What a learner has to be told.
pub(super) enum Told {
    /// The mistake by its name.
    Mistake(String),
    /// No name, but all of this.
    Parts(Vec<String>),
}

impl Fixture {
    fn read(path: &Path, section: Section) -> Self {
        let name = path.file_stem().unwrap_or_default().to_string_lossy();
        let file = format!("{}/{name}.rs", section.test_target());
        let text = fs::read_to_string(path).unwrap_or_else(|error| panic!("{file}: {error}"));
        let text = text.replace("\r\n", "\n");
        let mut head = text.lines().map_while(|line| line.strip_prefix("//! "));
        let function = head.next().expect("a function's name").to_owned();
        let (mut mistakes, mut parts) = (Vec::new(), Vec::new());
        for line in head {
            match line.split_once(": ") {
                Some(("mistake", name)) => mistakes.push(name.to_owned()),
                Some(("told", part)) => parts.push(part.to_owned()),
                _ => panic!("{file}: {line:?} is neither a mistake nor what is told"),
            }
        }
        let told = match (mistakes.pop(), mistakes.len()) {
            (Some(name), 0) if parts.is_empty() => Told::Mistake(name),
            (Some(other), 1) if parts.is_empty() => {
                Told::Mistake(format!("{TWO}{}{AND}{other}", mistakes[0]))
            }
            (None, 0) => Told::Parts(parts),
            _ => panic!("{file}: one mistake or two, or what is told"),
        };
        let is_body = |line: &&str| !line.starts_with("//! ");
        let body = text.lines().skip_while(|line| !is_body(line));
        Self {
            name: name.into_owned(),
            file,
            section,
            function,
            told,
            body: body.flat_map(|line| [line, "\n"]).collect(),
        }
    }

    /// What stands between the markers of the function's solution.
    pub(super) fn body(&self) -> &str {
        &self.body
    }

    /// The body as a module from which it can be transplanted.
    pub(super) fn with_anchors(&self) -> String {
        let Self { function, body, .. } = self;
        format!(
            "// ANCHOR: signature_{function}\n// ANCHOR_END: signature_{function}\n\
             // ANCHOR: solution_{function}\n{body}// ANCHOR_END: solution_{function}\n"
        )
    }
}

/// All wrong solutions of a section, by name.
pub(super) fn fixtures(section: Section) -> Vec<Fixture> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests")
        .join("mistakes")
        .join(section.test_target());
    let mut paths: Vec<_> = fs::read_dir(&folder)
        .unwrap_or_else(|error| panic!("{}: {error}", folder.display()))
        .map(|entry| entry.expect("a folder that can be read").path())
        .collect();
    paths.sort();
    paths
        .iter()
        .map(|path| Fixture::read(path, section))
        .collect()
}
