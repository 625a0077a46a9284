//! The program in which a submission's functions run, and what it answers.
//!
//! A worker is the module under judgement among the reference's modules of the
//! sections before it, with a driver that passes questions and answers on. The
//! right answers are not in it, nor anything that computes them.

mod package;

use std::{
    fmt::Write as _,
    path::{Path, PathBuf},
    process::{Command, Stdio},
};

use sha2::{Digest, Sha256};

pub use self::package::{add_module, put, write_chain, write_isolated};
use super::{
    cases::Words,
    sandbox::{self, Access, Walls},
    toolchain::{Compiled, Kind, Toolchain, Unit},
};
use crate::{
    failure::Failure,
    limits::{self, Clock, End, Keep, Limits, Outcome},
};

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
