//! What reports are called.

use std::{collections::BTreeSet, path::PathBuf};

use crate::grade::submission::name_of;

/// A name for each path, of which no two are the same file on any system.
pub(super) fn names(paths: &[PathBuf]) -> Vec<String> {
    let mut taken = BTreeSet::new();
    let mut names = Vec::new();
    for path in paths {
        let plain = name_of(path);
        let mut name = plain.clone();
        let mut number = 1;
        while !taken.insert(file_name(&name).to_lowercase()) {
            number += 1;
            name = format!("{plain} ({number})");
        }
        names.push(name);
    }
    names
}

/// A name that every system takes for a file.
pub(super) fn file_name(name: &str) -> String {
    let name: String = name
        .chars()
        .map(|c| {
            if c.is_alphanumeric() || " ._-+@()".contains(c) {
                c
            } else {
                '_'
            }
        })
        .take(120)
        .collect();
    let name = name.trim_matches([' ', '.']);
    if name.is_empty() {
        "_".to_owned()
    } else {
        name.to_owned()
    }
}
