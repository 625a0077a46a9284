// Questions on standard input, answers on standard output, in words: every
// number is the 16 hexadecimal digits of a double.
//
//     nonce count                     the first line
//     function word word …            one line for each question
//
//     nonce = index word word …       an answer
//     nonce ! index text-in-hex       a panic
//
// What the functions print stands between and is ignored. Standard input stays
// open as long as the judge lives: its end ends this program, whatever a function
// is at.

use std::fmt::Write as _;
use std::io::{BufRead, Write as _};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::{Mutex, PoisonError};

use ndarray::{Array, Array1, Array2, Dimension, ShapeBuilder};

use crate::network::{Architecture, Gradient, Network};

/// Where the last panic happened.
static PLACE: Mutex<String> = Mutex::new(String::new());

/// Answers what is asked and ends, at the latest with the program that asks.
pub fn run(answer: fn(&str, &mut Question, &mut Answer)) {
    let mut input = std::io::stdin().lock();
    let Some((nonce, questions)) = read_questions(&mut input) else {
        return;
    };
    // A thread knows the end of its stack; to find that of the program it would
    // have to read files. So a function that calls itself without end is known
    // for what it is.
    let thread = std::thread::Builder::new().stack_size(16 << 20);
    if thread.spawn(move || serve(answer, &nonce, &questions)).is_ok() {
        let _ = std::io::copy(&mut input, &mut std::io::sink());
    }
    std::process::abort() // nobody is left to answer
}

/// What the answers begin with, and the questions, each a line.
fn read_questions(input: &mut impl BufRead) -> Option<(String, Vec<String>)> {
    let mut lines = input.lines();
    let first = lines.next()?.ok()?;
    let (nonce, count) = first.split_once(' ')?;
    let questions: Vec<String> = lines.take(count.parse().ok()?).collect::<Result<_, _>>().ok()?;
    Some((nonce.to_owned(), questions))
}

/// Ends the program with the thread that holds it, however that ends: where
/// threads are left running, and where a panic is not caught.
struct Last;

impl Drop for Last {
    fn drop(&mut self) {
        std::process::exit(0)
    }
}

fn serve(answer: fn(&str, &mut Question, &mut Answer), nonce: &str, questions: &[String]) {
    let _last = Last;
    std::panic::set_hook(Box::new(|panic| {
        if let Some(place) = panic.location() {
            let mut last = PLACE.lock().unwrap_or_else(PoisonError::into_inner);
            last.clear();
            let _ = std::write!(last, "{}:{}", place.file().replace('\\', "/"), place.line());
        }
    }));
    for (index, line) in questions.iter().enumerate() {
        let mut words = line.split(' ');
        let function = words.next().unwrap_or_default();
        let mut question = Question {
            words: words.map(number).collect(),
            next: 0,
            matrices: 0,
        };
        let mut said = Answer(std::vec::Vec::new());
        let call = catch_unwind(AssertUnwindSafe(|| answer(function, &mut question, &mut said)));
        let mut reply = std::string::String::new();
        match call {
            Ok(()) => {
                let _ = std::write!(reply, "\n{nonce} = {index}");
                for word in &said.0 {
                    let _ = std::write!(reply, " {:016x}", word.to_bits());
                }
            }
            Err(panic) => {
                let place = PLACE.lock().unwrap_or_else(PoisonError::into_inner).clone();
                let text = panic
                    .downcast_ref::<&str>()
                    .map(|text| (*text).to_owned())
                    .or_else(|| panic.downcast_ref::<std::string::String>().cloned())
                    .unwrap_or_default();
                let _ = std::write!(reply, "\n{nonce} ! {index} ");
                for byte in std::format!("{place}\n{text}").bytes().take(2000) {
                    let _ = std::write!(reply, "{byte:02x}");
                }
            }
        }
        reply.push('\n');
        // One write under the lock: threads that print cannot come between.
        let mut out = std::io::stdout().lock();
        let _ = out.write_all(reply.as_bytes());
        let _ = out.flush();
    }
}

fn number(word: &str) -> f64 {
    f64::from_bits(u64::from_str_radix(word, 16).unwrap_or_default())
}

pub struct Question {
    words: std::vec::Vec<f64>,
    next: usize,
    /// How many have been read.
    matrices: usize,
}

/// The matrices of a question that lie in memory row by row, the others column by
/// column: nothing may depend on it. `Theta2` is one, and the targets of a pass.
const BY_ROW: [usize; 2] = [1, 5];

#[allow(dead_code, clippy::cast_possible_truncation, clippy::cast_sign_loss)]
impl Question {
    pub fn number(&mut self) -> f64 {
        self.next += 1;
        self.words[self.next - 1]
    }

    pub fn count(&mut self) -> usize {
        self.number() as usize
    }

    /// Half a seed at a time: a double holds 53 bits exactly.
    pub fn seed(&mut self) -> u64 {
        let (high, low) = (self.number() as u64, self.number() as u64);
        (high << 32) | low
    }

    pub fn vector(&mut self) -> Array1<f64> {
        let length = self.count();
        (0..length).map(|_| self.number()).collect()
    }

    /// Its entries come column by column.
    pub fn matrix(&mut self) -> Array2<f64> {
        let shape = (self.count(), self.count());
        let values = (0..shape.0 * shape.1).map(|_| self.number()).collect();
        let matrix = Array2::from_shape_vec(shape.f(), values);
        let matrix = matrix.expect("as many values as the shape says");
        self.matrices += 1;
        if BY_ROW.contains(&(self.matrices - 1)) {
            return matrix.as_standard_layout().into_owned();
        }
        matrix
    }

    pub fn labels(&mut self) -> Array1<usize> {
        let length = self.count();
        (0..length).map(|_| self.count()).collect()
    }

    pub fn architecture(&mut self) -> Architecture {
        Architecture {
            inputs: self.count(),
            hidden: self.count(),
            labels: self.count(),
        }
    }

    pub fn network(&mut self) -> Network {
        Network::new(self.matrix(), self.matrix())
    }

    pub fn gradient(&mut self) -> Gradient {
        Gradient {
            theta1_grad: self.matrix(),
            theta2_grad: self.matrix(),
        }
    }
}

pub struct Answer(std::vec::Vec<f64>);

#[allow(dead_code)]
impl Answer {
    pub fn number(&mut self, number: f64) {
        self.0.push(number);
    }

    /// A number so small that it would pass for 0: by its logarithm, of which a
    /// thousandth weighs as much as the other numbers of an answer.
    pub fn small(&mut self, number: f64) {
        self.number(number.ln() / 1000.0);
    }

    pub fn count(&mut self, count: usize) {
        self.0.push(count as f64);
    }

    /// The axes' lengths, then the values, those of a matrix column by column.
    pub fn array<D: Dimension>(&mut self, array: &Array<f64, D>) {
        for length in array.shape() {
            self.count(*length);
        }
        self.0.extend(array.t().iter());
    }

    pub fn labels(&mut self, labels: &Array1<usize>) {
        self.count(labels.len());
        for label in labels {
            self.count(*label);
        }
    }

    pub fn gradient(&mut self, gradient: &Gradient) {
        self.array(&gradient.theta1_grad);
        self.array(&gradient.theta2_grad);
    }
}
