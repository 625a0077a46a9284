//! Right solutions of another shape than the course's own, which a learner may
//! write as well. No test may refuse one.
//!
//! `right/s5_backpropagation/one_helper/backpropagation.rs`: a folder is a solution, a
//! file in it the body of one exercise function. The others are the course's own.

use std::{
    collections::BTreeMap,
    fs,
    path::{Path, PathBuf},
};

use cargo_lab::{anchors, course::Section};

/// A right solution.
pub(super) struct Right {
    /// Its folder's name.
    pub(super) name: String,
    /// What stands between the markers of each function's solution.
    pub(super) bodies: BTreeMap<String, String>,
}

/// Those of a section, by name.
pub(super) fn right_solutions(section: Section) -> Vec<Right> {
    let of_section = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests/mistakes/right")
        .join(section.test_target());
    let folders = entries(&of_section);
    folders.iter().map(|folder| read(folder, section)).collect()
}

fn read(folder: &Path, section: Section) -> Right {
    let stem = |path: &Path| {
        path.file_stem()
            .expect("a name")
            .to_string_lossy()
            .into_owned()
    };
    let bodies: BTreeMap<_, _> = entries(folder)
        .iter()
        .map(|file| {
            let text = fs::read_to_string(file).expect("a file that can be read");
            (stem(file), text.replace("\r\n", "\n"))
        })
        .collect();
    let exercises = anchors::exercises(section.solution()).expect("anchors in order");
    for function in bodies.keys() {
        let known = exercises.iter().any(|exercise| exercise.name == *function);
        assert!(known, "`{function}` is no exercise of section {section}");
    }
    let name = stem(folder);
    Right { name, bodies }
}

/// What lies in a folder, in order; nothing where there is none.
fn entries(folder: &Path) -> Vec<PathBuf> {
    let Ok(entries) = fs::read_dir(folder) else {
        return Vec::new();
    };
    let mut paths: Vec<_> = entries
        .map(|entry| entry.expect("a folder that can be read").path())
        .collect();
    paths.sort();
    paths
}
