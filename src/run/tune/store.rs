//! The trainings that are finished, in a file that only grows.
//!
//! ```text
//! # handwritten tune 1: 5000 x 400, data 0f3c…, validation 20 %
//! examples,hidden,lambda,seed,iterations,training_cost,training_accuracy,…
//! 4000,25,1,3,50,0.28,95.1,0.41,93.2
//! ```
//!
//! A training is added in one piece when it is finished. What else stands in the
//! file is never changed: a line that cannot be read is left out and its
//! training done again, and a file of other data is refused.

use std::{
    collections::HashMap,
    fs::{self, File, OpenOptions, TryLockError},
    io::{self, Read, Write},
    path::{Path, PathBuf},
};

use handwritten::data::Digits;
use handwritten::tuning::{Score, Training};

use super::Failure;
use crate::run::table::plural;

/// Name of the file.
const NAME: &str = "trainings.csv";

/// Begins every file of this kind; the number is that of its format.
const KIND: &str = "# handwritten tune 1: ";

const COLUMNS: &str = "examples,hidden,lambda,seed,iterations,training_cost,training_accuracy,\
                       validation_cost,validation_accuracy";

/// Ends a line that a run was killed in, so that it is not taken for a whole one.
const CUT_SHORT: &str = " (cut short)\n";

/// One training, measured after some iterations.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Measured {
    pub(crate) training: Training,
    pub(crate) iterations: usize,
    /// On the images that it was trained on.
    pub(crate) seen: Score,
    /// On the images that were kept out.
    pub(crate) new: Score,
}

/// By what a measurement is found. A lambda is named by its bits.
type Key = (usize, usize, u64, u64, usize);

/// The file, and what is in it.
pub(crate) struct Store {
    path: PathBuf,
    file: File,
    measured: HashMap<Key, Measured>,
    damaged: usize,
}

impl Store {
    /// Opens the file in a folder, or makes it.
    pub(crate) fn open(folder: &Path, digits: &Digits, percent: usize) -> Result<Self, Failure> {
        let path = folder.join(NAME);
        if fs::symlink_metadata(&path).is_ok_and(|found| !found.is_file()) {
            let path = path.display();
            return Err(format!("{path}: is no file; choose another folder with --output").into());
        }
        let opened = OpenOptions::new()
            .read(true)
            .append(true)
            .create(true)
            .open(&path);
        let mut file = opened.map_err(|error| trouble(&path, "opened", &error))?;
        // Another error comes from a file system without locks.
        if let Err(TryLockError::WouldBlock) = file.try_lock() {
            let path = path.display();
            return Err(format!(
                "{path}: another run is at work with it; wait for it or choose another folder \
                 with --output"
            )
            .into());
        }
        let mut bytes = Vec::new();
        file.read_to_end(&mut bytes)
            .map_err(|error| trouble(&path, "read", &error))?;
        let text = String::from_utf8_lossy(&bytes);
        let mut store = Self {
            path,
            file,
            measured: HashMap::new(),
            damaged: 0,
        };
        store.begin(&text, &header(digits, percent))?;
        Ok(store)
    }

    /// Reads what is there, or begins a new file.
    fn begin(&mut self, text: &str, header: &str) -> Result<(), Failure> {
        if let Some(missing) = header.strip_prefix(text) {
            return self.write(missing); // new, or killed before its first training
        }
        let path = self.path.display();
        let Some(lines) = text.strip_prefix(header) else {
            let what = if text.starts_with(KIND) {
                "holds trainings of other data or another --validation"
            } else {
                "was not written by this program"
            };
            return Err(format!(
                "{path}: {what} and is left as it is; choose another folder with --output"
            )
            .into());
        };
        for line in lines.split_inclusive('\n') {
            match line.strip_suffix('\n').and_then(parse) {
                Some(measured) => {
                    self.measured.entry(key_of(&measured)).or_insert(measured);
                }
                None => self.damaged += 1,
            }
        }
        if lines.is_empty() || lines.ends_with('\n') {
            return Ok(());
        }
        self.write(CUT_SHORT)
    }

    /// What a person should know about the file.
    pub(crate) fn said(&self) -> Option<String> {
        let path = self.path.display();
        let found = match self.measured.len() {
            0 => None,
            _ => Some(format!("{path} is gone on with.")),
        };
        let damaged = match self.damaged {
            0 => None,
            count => Some(format!(
                "{path}: {} cannot be read and is left out.",
                plural(count, "line")
            )),
        };
        damaged.or(found)
    }

    /// Whether a training has been measured after all of these iterations.
    pub(crate) fn has(&self, training: &Training, iterations: &[usize]) -> bool {
        let mut iterations = iterations.iter();
        iterations.all(|&count| self.get(training, count).is_some())
    }

    /// What has been measured, if it has.
    pub(crate) fn get(&self, training: &Training, iterations: usize) -> Option<&Measured> {
        self.measured.get(&key(training, iterations))
    }

    /// Adds a training in one piece.
    pub(crate) fn append(&mut self, measured: &[Measured]) -> Result<(), Failure> {
        let lines: String = measured.iter().map(line).collect();
        self.write(&lines)?;
        for one in measured {
            self.measured.insert(key_of(one), *one);
        }
        Ok(())
    }

    fn write(&mut self, text: &str) -> Result<(), Failure> {
        let written = self.file.write_all(text.as_bytes());
        written.map_err(|error| trouble(&self.path, "written", &error))
    }
}

fn trouble(path: &Path, what: &str, error: &io::Error) -> Failure {
    let path = path.display();
    format!("{path}: cannot be {what}: {error}; choose another folder with --output").into()
}

fn key(training: &Training, iterations: usize) -> Key {
    let Training {
        examples,
        hidden,
        lambda,
        seed,
    } = *training;
    (examples, hidden, lambda.to_bits(), seed, iterations)
}

fn key_of(measured: &Measured) -> Key {
    key(&measured.training, measured.iterations)
}

fn header(digits: &Digits, percent: usize) -> String {
    let (m, n) = digits.x.dim();
    let data = fingerprint(digits);
    format!("{KIND}{m} x {n}, data {data:016x}, validation {percent} %\n{COLUMNS}\n")
}

/// Tells data apart: FNV-1a, 64 bits at a time.
fn fingerprint(digits: &Digits) -> u64 {
    let pixels = digits.x.t();
    let bits = pixels.iter().map(|pixel| pixel.to_bits());
    let labels = digits.labels.iter().map(|&label| label as u64);
    bits.chain(labels)
        .fold(0xcbf2_9ce4_8422_2325, |hash, bits| {
            (hash ^ bits).wrapping_mul(0x0100_0000_01b3).rotate_left(5)
        })
}

/// A number is written so that reading it gives the same bits.
fn line(measured: &Measured) -> String {
    let Measured {
        training,
        iterations,
        seen,
        new,
    } = measured;
    let Training {
        examples,
        hidden,
        lambda,
        seed,
    } = training;
    format!(
        "{examples},{hidden},{lambda},{seed},{iterations},{},{},{},{}\n",
        seen.cost, seen.accuracy, new.cost, new.accuracy
    )
}

fn parse(line: &str) -> Option<Measured> {
    let fields: Vec<&str> = line.split(',').collect();
    let [examples, hidden, lambda, seed, iterations, scores @ ..] = fields.as_slice() else {
        return None;
    };
    let [seen_cost, seen_accuracy, new_cost, new_accuracy] = scores else {
        return None;
    };
    let score = |cost: &str, accuracy: &str| {
        let (cost, accuracy) = (cost.parse::<f64>().ok()?, accuracy.parse::<f64>().ok()?);
        let possible = cost >= 0.0 && (0.0..=100.0).contains(&accuracy);
        possible.then_some(Score { cost, accuracy })
    };
    Some(Measured {
        training: Training {
            examples: examples.parse().ok()?,
            hidden: hidden.parse().ok()?,
            lambda: lambda.parse().ok()?,
            seed: seed.parse().ok()?,
        },
        iterations: iterations.parse().ok()?,
        seen: score(seen_cost, seen_accuracy)?,
        new: score(new_cost, new_accuracy)?,
    })
}
