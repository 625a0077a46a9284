//! Which of a submission's files are the modules, and what lies where it was not
//! looked for.

use std::collections::BTreeMap;

use super::{Candidate, Found, Module, is_left_alone};
use crate::{
    course::{SECTIONS, Section},
    grade::text,
};

/// Names that are shown of files that were not read.
const SHOWN: usize = 5;

/// The files that were not read.
#[derive(Clone, Debug, Default)]
pub struct Others {
    count: usize,
    /// Paths of the first of them.
    first: Vec<String>,
    /// Paths of those that are named almost like a module, section by section.
    alike: BTreeMap<usize, Vec<String>>,
}

impl Others {
    /// Notes a file that is not read.
    pub fn pass_by(&mut self, path: &str) {
        if is_left_alone(path) {
            return;
        }
        self.count += 1;
        if self.first.len() < SHOWN {
            self.first.push(path.to_owned());
        }
        if let Some(section) = almost(name_in(path)) {
            let alike = self.alike.entry(section.number).or_default();
            if alike.len() < SHOWN {
                alike.push(path.to_owned());
            }
        }
    }

    /// Adds those of an archive inside.
    pub(super) fn extend(&mut self, archive: &str, inner: &Self) {
        self.count += inner.count;
        let inside = |path: &String| format!("{archive}/{path}");
        let room = SHOWN.saturating_sub(self.first.len());
        self.first.extend(inner.first.iter().take(room).map(inside));
        for (section, alike) in &inner.alike {
            let all = self.alike.entry(*section).or_default();
            all.extend(alike.iter().map(inside));
        }
    }

    /// What a person should know where nothing could be judged.
    fn instead(&self) -> String {
        let more = match self.count - self.first.len() {
            0 => String::new(),
            more => format!(" and {more} more"),
        };
        let found = match &self.first[..] {
            [] => "nothing".to_owned(),
            first => first.join(", "),
        };
        format!("none of the eight files was found, so there are no points; found: {found}{more}")
    }
}

/// The modules by their section, and what a person should know about others.
pub(super) fn sort(found: &Found) -> (BTreeMap<usize, Module>, Vec<String>) {
    let mut modules = BTreeMap::new();
    let mut notes = Vec::new();
    for section in SECTIONS {
        if let Some(module) = choose(section, &found.candidates) {
            modules.insert(section.number, module);
            continue;
        }
        let elsewhere = found.candidates.iter().map(|candidate| &candidate.path);
        let elsewhere = elsewhere.filter(|path| name_in(path) == file(section));
        let alike = found.others.alike.get(&section.number);
        let paths: Vec<&str> = elsewhere
            .chain(alike.into_iter().flatten())
            .map(String::as_str)
            .collect();
        if !paths.is_empty() {
            notes.push(format!(
                "{} is missing, so it has no points; not judged: {}",
                section.module(),
                paths.join(", ")
            ));
        }
    }
    if modules.is_empty() {
        notes.push(found.others.instead());
    }
    (modules, notes)
}

/// The section whose module is almost called so: `Feedforward.rs`,
/// `feedforward (1).rs`, `feedforward.rs.txt`.
fn almost(name: &str) -> Option<Section> {
    let name = name.to_lowercase().replace([' ', '-'], "_");
    let is_test = |section: &Section| name.contains(&section.test_target());
    let is_almost = |section: &Section| name.contains(section.stem) && !is_test(section);
    SECTIONS
        .into_iter()
        .filter(|_| name.contains(".rs"))
        .find(is_almost)
}

fn file(section: Section) -> String {
    format!("{}.rs", section.stem)
}

fn name_in(path: &str) -> &str {
    path.rsplit('/').next().unwrap_or(path)
}

fn is_in_src(candidate: &Candidate) -> bool {
    candidate.path.rsplit('/').nth(1) == Some("src")
}

/// The module among the files of its name: one in a folder `src`, or wherever it
/// lies if the submission has no such folder; of several with the same text any.
fn choose(section: Section, candidates: &[Candidate]) -> Option<Module> {
    let all = candidates
        .iter()
        .filter(|it| name_in(&it.path) == file(section));
    let has_src = candidates.iter().any(is_in_src);
    let chosen: Vec<&Candidate> = all.filter(|it| !has_src || is_in_src(it)).collect();
    let first = chosen.first()?;
    if chosen.iter().any(|other| other.contents != first.contents) {
        let paths = chosen.iter().map(|candidate| candidate.path.clone());
        return Some(Module::Several(paths.collect()));
    }
    Some(match &first.contents {
        Err(why) => Module::Unreadable(format!("{} {why}", first.path)),
        Ok(bytes) => match text::decode(bytes) {
            Ok(text) => Module::Text {
                text: text.text,
                note: text.note,
            },
            Err(why) => Module::Unreadable(format!("{} {why}", first.path)),
        },
    })
}
