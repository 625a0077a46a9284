//! The program in which a submission's functions run, and what it answers.
//!
//! A worker is the module under judgement among the reference's modules of the
//! sections before it, with a driver that passes questions and answers on. The
//! right answers are not in it, nor anything that computes them.

use std::{
    collections::BTreeMap,
    fmt::Write as _,
    fs,
    path::{Path, PathBuf},
    process::{Command, Stdio},
};

use sha2::{Digest, Sha256};

use super::{
    cases::Words,
    sandbox::{self, Access, Walls},
    sources,
    toolchain::{Compiled, Kind, Toolchain, Unit},
};
use crate::{
    course::{self, SECTIONS, Section},
    failure::Failure,
    limits::{self, Clock, End, Keep, Limits, Outcome},
};

const PROTOCOL: &str = include_str!("../../driver/protocol.rs");

const HEAD: &str = include_str!("../../driver/main.rs");

/// What calls the functions of each section.
const DRIVERS: [&str; 8] = [
    include_str!("../../driver/s1_visualization.rs"),
    include_str!("../../driver/s2_feedforward.rs"),
    include_str!("../../driver/s3_sigmoid_gradient.rs"),
    include_str!("../../driver/s4_random_init.rs"),
    include_str!("../../driver/s5_backpropagation.rs"),
    include_str!("../../driver/s6_gradient_checking.rs"),
    include_str!("../../driver/s7_fmincg.rs"),
    include_str!("../../driver/s8_prediction.rs"),
];

/// A worker's answer to one question.
#[derive(Clone, Debug, PartialEq)]
pub enum Reply {
    /// Numbers.
    Numbers(Vec<f64>),
    /// The function panicked: where, and with which words.
    Panic {
        /// File and line.
        place: String,
        /// Its message.
        text: String,
    },
    /// The program ended before, for this reason.
    Nothing(Ended),
}

/// Why a program gave no answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ended {
    /// It was still running after so many seconds.
    TooLong(u64),
    /// It took more than so many megabytes.
    TooMuch(u64),
    /// It called itself without end.
    StackOverflow,
    /// It ended itself.
    Early,
}

/// A program to ask.
#[derive(Clone, Debug)]
pub struct Worker {
    program: PathBuf,
}

/// Writes the crate of a worker for one section into a new folder.
///
/// # Errors
///
/// If a file cannot be written.
pub fn write_isolated(folder: &Path, section: Section, module: &str) -> Result<(), Failure> {
    let mut modules = BTreeMap::new();
    add_given(&mut modules, "network"); // the driver's own
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
        let _ = writeln!(main, "pub mod {name};");
        put(folder, &format!("src/{name}.rs"), text)?;
        for (part, text) in sources::parts_of(name) {
            put(folder, part, text)?;
        }
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

/// Compiles a worker that was written; the compiler's errors if it does not.
///
/// # Errors
///
/// If the compiler cannot be started.
pub fn compile(
    toolchain: &Toolchain,
    folder: &Path,
) -> Result<Result<Worker, Vec<String>>, Failure> {
    let unit = Unit {
        folder,
        root: "src/main.rs",
        name: "worker",
        kind: Kind::Program,
        library: None,
    };
    let (compiled, _) = toolchain.compile(&unit)?;
    Ok(match compiled {
        Compiled::File(program) => Ok(Worker { program }),
        Compiled::Errors(errors) => Err(errors),
    })
}

impl Worker {
    /// Asks all questions in one run of the program.
    ///
    /// # Errors
    ///
    /// If the program cannot be started.
    pub fn ask(
        &self,
        section: usize,
        function: &str,
        questions: &[Words],
        limits: Limits,
    ) -> Result<(Vec<Reply>, Walls), Failure> {
        let nonce = nonce(section, function);
        let mut input = format!("{nonce} {}\n", questions.len());
        for question in questions {
            let _ = write!(input, "{section}/{function}");
            for word in &question.0 {
                let _ = write!(input, " {:016x}", word.to_bits());
            }
            input.push('\n');
        }
        let (outcome, walls) = self.run(input.into_bytes(), nonce.clone() + " ", limits)?;
        Ok((replies(&outcome, &nonce, questions.len()), walls))
    }

    fn run(
        &self,
        input: Vec<u8>,
        beginning: String,
        limits: Limits,
    ) -> Result<(Outcome, Walls), Failure> {
        let folder = self.program.parent().unwrap_or(Path::new("."));
        let mut command = Command::new(&self.program);
        command
            .current_dir(folder)
            .env_clear()
            .envs(std::env::var_os("SYSTEMROOT").map(|root| ("SYSTEMROOT", root)))
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped());
        let mut access = Access {
            read: ["/lib", "/lib64", "/usr/lib", "/usr/lib64", "/nix/store"]
                .map(PathBuf::from)
                .to_vec(),
            write: Vec::new(),
        };
        access.read.push("/etc/ld.so.cache".into());
        access.read.push(self.program.clone());
        let cannot = |error| {
            Failure::file(
                "run",
                &self.program,
                &error,
                "see whether the folder may hold programs",
            )
        };
        let (child, walls) = sandbox::spawn(&mut command, &access).map_err(cannot)?;
        sandbox::cap_memory(&child, limits.memory);
        sandbox::cap_time(&child, limits.time);
        let id = child.id();
        let outcome = limits::watch(
            child,
            limits,
            Clock::Processor,
            input,
            Keep::Lines(beginning),
        )
        .map_err(cannot)?;
        sandbox::end_group(id);
        Ok((outcome, walls))
    }
}

/// What an answer's line begins with, so that what a submission prints is not
/// taken for one by accident. It need not be secret: a line that a submission
/// writes itself is an answer too, and has to be right.
fn nonce(section: usize, function: &str) -> String {
    let digest = Sha256::digest(format!("{section} {function}"));
    digest[..8]
        .iter()
        .fold("#".to_owned(), |text, byte| text + &format!("{byte:02x}"))
}

fn replies(outcome: &Outcome, nonce: &str, questions: usize) -> Vec<Reply> {
    let mut replies = vec![None; questions];
    for line in outcome.stdout.lines() {
        let Some(rest) = line.strip_prefix(nonce) else {
            continue;
        };
        let mut words = rest.trim().split(' ');
        let kind = words.next();
        let index = words.next().and_then(|index| index.parse::<usize>().ok());
        let Some(slot) = index.and_then(|index| replies.get_mut(index)) else {
            continue;
        };
        *slot = match kind {
            Some("=") => words
                .map(|word| u64::from_str_radix(word, 16).map(f64::from_bits))
                .collect::<Result<Vec<f64>, _>>()
                .ok()
                .map(Reply::Numbers),
            Some("!") => words.next().map(panic),
            _ => None,
        };
    }
    let ended = match outcome.end {
        End::TooLong(limit) => Ended::TooLong(limit.as_secs()),
        End::TooMuch(limit) => Ended::TooMuch(limit >> 20),
        End::Exited(_) if outcome.stderr.contains("has overflowed its stack") => {
            Ended::StackOverflow
        }
        End::Exited(_) if outcome.stderr.contains("memory allocation of") => Ended::TooMuch(0),
        End::Exited(_) => Ended::Early,
    };
    replies
        .into_iter()
        .map(|reply| reply.unwrap_or(Reply::Nothing(ended)))
        .collect()
}

fn panic(hex: &str) -> Reply {
    let bytes: Vec<u8> = hex
        .as_bytes()
        .chunks(2)
        .filter_map(|pair| u8::from_str_radix(std::str::from_utf8(pair).ok()?, 16).ok())
        .collect();
    let said = String::from_utf8_lossy(&bytes);
    let (place, text) = said.split_once('\n').unwrap_or(("", &said));
    Reply::Panic {
        place: place.to_owned(),
        text: text.to_owned(),
    }
}
