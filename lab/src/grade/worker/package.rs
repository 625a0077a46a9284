//! The crate of a worker: the modules, and the driver that calls them.

use std::{
    collections::BTreeMap,
    fmt::Write as _,
    fs,
    path::{Path, PathBuf},
};

use crate::{
    course::{self, SECTIONS, Section},
    failure::Failure,
    grade::sources,
};

const PROTOCOL: &str = include_str!("../../../driver/protocol.rs");

const HEAD: &str = include_str!("../../../driver/main.rs");

/// What calls the functions of each section.
const DRIVERS: [&str; 8] = [
    include_str!("../../../driver/s1_visualization.rs"),
    include_str!("../../../driver/s2_feedforward.rs"),
    include_str!("../../../driver/s3_sigmoid_gradient.rs"),
    include_str!("../../../driver/s4_random_init.rs"),
    include_str!("../../../driver/s5_backpropagation.rs"),
    include_str!("../../../driver/s6_gradient_checking.rs"),
    include_str!("../../../driver/s7_fmincg.rs"),
    include_str!("../../../driver/s8_prediction.rs"),
];

/// Writes the crate of a worker for one section into a new folder.
///
/// # Errors
///
/// If a file cannot be written.
pub fn write_isolated(folder: &Path, section: Section, module: &str) -> Result<(), Failure> {
    let mut modules = BTreeMap::new();
    for name in sources::needed_by(sources::before(section).map(|other| other.solution())) {
        add_given(&mut modules, &name);
    }
    for name in sources::needed_by([section.solution()]) {
        add_given(&mut modules, &name);
    }
    for other in sources::before(section) {
        modules.insert(other.stem.to_owned(), other.solution().to_owned());
    }
    modules.insert(section.stem.to_owned(), module.to_owned());
    write(folder, &modules, &[section])
}

/// Writes the crate of a worker with all modules of a submission.
///
/// # Errors
///
/// If a file cannot be written.
pub fn write_chain(folder: &Path, own: &BTreeMap<usize, String>) -> Result<(), Failure> {
    let mut modules = BTreeMap::new();
    for name in sources::needed_by(SECTIONS.map(|section| section.solution())) {
        add_given(&mut modules, &name);
    }
    for section in SECTIONS {
        let text = own.get(&section.number).cloned();
        modules.insert(
            section.stem.to_owned(),
            text.unwrap_or_else(|| section.stub()),
        );
    }
    write(folder, &modules, &SECTIONS)
}

/// A module that belongs to no section.
fn add_given(modules: &mut BTreeMap<String, String>, name: &str) {
    if sources::section_of(name).is_some() {
        return;
    }
    if let Some(text) = course::text(&format!("src/{name}.rs")) {
        modules.insert(name.to_owned(), text.to_owned());
    }
}

fn write(
    folder: &Path,
    modules: &BTreeMap<String, String>,
    sections: &[Section],
) -> Result<(), Failure> {
    let mut main = HEAD.to_owned();
    main += "#![allow(unused)]\n\nmod judge_protocol;\n";
    let _ = writeln!(main, "{}", sources::given());
    let mut arms = String::new();
    for section in sections {
        let (number, driver) = (section.number, DRIVERS[section.number - 1]);
        put(folder, &format!("src/judge_section_{number}.rs"), driver)?;
        let _ = writeln!(main, "mod judge_section_{number};");
        let _ = writeln!(
            arms,
            "        Some((\"{number}\", name)) => judge_section_{number}::answer(name, question, answer),"
        );
    }
    for (name, text) in modules {
        add_module(folder, &mut main, name, text)?;
    }
    let _ = write!(
        main,
        "\nfn answer(\n    function: &str,\n    question: &mut judge_protocol::Question,\n    \
         answer: &mut judge_protocol::Answer,\n) {{\n    match function.split_once('/') {{\n{arms}        \
         _ => {{}}\n    }}\n}}\n\nfn main() {{\n    judge_protocol::run(answer);\n}}\n"
    );
    put(folder, "src/main.rs", &main)?;
    put(folder, "src/judge_protocol.rs", PROTOCOL)
}

/// Adds a module to the root of a crate and writes its files.
///
/// # Errors
///
/// If a file cannot be written.
pub fn add_module(folder: &Path, root: &mut String, name: &str, text: &str) -> Result<(), Failure> {
    let _ = writeln!(root, "pub mod {name};");
    put(folder, &format!("src/{name}.rs"), text)?;
    for (part, text) in sources::parts_of(name) {
        put(folder, part, text)?;
    }
    Ok(())
}

/// Writes a file of a crate, from its path with `/` between the names.
///
/// # Errors
///
/// If it cannot be written.
pub fn put(folder: &Path, name: &str, text: &str) -> Result<(), Failure> {
    let path = folder.join(name.split('/').collect::<PathBuf>());
    path.parent()
        .map_or(Ok(()), fs::create_dir_all)
        .and_then(|()| fs::write(&path, text))
        .map_err(|error| {
            Failure::file(
                "write",
                &path,
                &error,
                "make room, or name another folder: --cache DIR",
            )
        })
}
