//! Says what was expected of a function, what came, and which known mistake
//! makes that of it.
//!
//! ```text
//! Expect::of("feedforward::penalty", "the penalty at lambda 2", 9.0)
//!     .known(&LAMBDA_OVER_M, 18.0)
//!     .assert(|| penalty(&network, 2.0, 5));
//! ```
//!
//! A function that panics gets a message too: what was called, and with what.

use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};

use super::mistakes::{Mistake, reread};
use super::panics::{self, Panic};
use super::value::{Difference, Value};

/// A mistake, and what it makes of a result.
pub type Known<T> = (&'static Mistake, T);

/// Two mistakes that were made at once, and what comes of them.
pub type KnownTogether<T> = ([&'static Mistake; 2], T);

/// What a function should give, and what known mistakes make of it.
pub struct Expect<'a, T> {
    function: &'static str,
    what: String,
    value: T,
    room: f64,
    signs: Vec<Sign<'a, T>>,
    panics: Vec<(&'static Mistake, PanicSign<'a>)>,
    remark: String,
}

/// How a mistake is recognised, or two that were made at once.
struct Sign<'a, T> {
    mistake: &'static Mistake,
    other: Option<&'static Mistake>,
    is_seen: Box<dyn Fn(&T) -> bool + 'a>,
}

impl<T> Sign<'_, T> {
    fn told_of(&self, function: &str) -> String {
        match self.other {
            None => self.mistake.told_of(function),
            Some(other) => self.mistake.told_with(other, function),
        }
    }
}

/// How one is recognised by what a panic said.
type PanicSign<'a> = Box<dyn Fn(&str) -> bool + 'a>;

impl<'a, T: Value + 'a> Expect<'a, T> {
    /// `function` is `chapter::function`; `what` says what was called with what.
    pub fn of(function: &'static str, what: impl Into<String>, value: T) -> Self {
        Self {
            function,
            what: what.into(),
            value,
            room: 0.0,
            signs: Vec::new(),
            panics: Vec::new(),
            remark: String::new(),
        }
    }

    /// How far each number may be from the one expected.
    pub fn within(mut self, room: f64) -> Self {
        self.room = room;
        self
    }

    /// The mistake that gives `wrong`. Where that is what was expected, it
    /// cannot be seen here.
    pub fn known(self, mistake: &'static Mistake, wrong: T) -> Self {
        if wrong.is(&self.value, self.room) {
            return self;
        }
        self.known_when(mistake, move |got| got.is_like(&wrong))
    }

    /// The mistakes of a list.
    pub fn known_each(self, all: Vec<Known<T>>) -> Self {
        let mut expect = self;
        for (mistake, wrong) in all {
            expect = expect.known(mistake, wrong);
        }
        expect
    }

    /// The mistake of which something else is a sign.
    pub fn known_when(self, mistake: &'static Mistake, sign: impl Fn(&T) -> bool + 'a) -> Self {
        self.with_sign(mistake, None, Box::new(sign))
    }

    /// Not generic in the sign: that would be compiled again for every one.
    fn with_sign(
        mut self,
        mistake: &'static Mistake,
        other: Option<&'static Mistake>,
        is_seen: Box<dyn Fn(&T) -> bool + 'a>,
    ) -> Self {
        self.signs.push(Sign {
            mistake,
            other,
            is_seen,
        });
        self
    }

    /// Two mistakes that give `wrong` together. Of all
    /// signs the first that is seen is told: name what one mistake gives before.
    pub fn known_together(self, both: [&'static Mistake; 2], wrong: T) -> Self {
        let [mistake, other] = both;
        let is_seen = Box::new(move |got: &T| got.is_like(&wrong));
        self.with_sign(mistake, Some(other), is_seen)
    }

    /// The pairs of a list that give something together.
    pub fn known_each_together(self, all: Vec<KnownTogether<T>>) -> Self {
        let mut expect = self;
        for (both, wrong) in all {
            expect = expect.known_together(both, wrong);
        }
        expect
    }

    /// The mistake that makes the function panic with these words.
    pub fn known_panic(self, mistake: &'static Mistake, words: &'static str) -> Self {
        self.known_panic_when(mistake, move |said| said.contains(words))
    }

    /// The mistake that makes the function panic, if what was said is a sign of
    /// it.
    pub fn known_panic_when(
        self,
        mistake: &'static Mistake,
        sign: impl Fn(&str) -> bool + 'a,
    ) -> Self {
        self.with_panic_sign(mistake, Box::new(sign))
    }

    fn with_panic_sign(mut self, mistake: &'static Mistake, sign: PanicSign<'a>) -> Self {
        self.panics.push((mistake, sign));
        self
    }

    /// The mistake that makes the function panic with any of these words.
    pub fn known_panic_of(self, mistake: &'static Mistake, words: &'static [&'static str]) -> Self {
        self.known_panic_when(mistake, move |said| says_one_of(said, words))
    }

    /// What to say where no mistake is known.
    pub fn remark(mut self, remark: impl Into<String>) -> Self {
        self.remark = remark.into();
        self
    }

    /// Fails, with a message for the learner, if the call gives something else.
    #[track_caller]
    pub fn assert(&self, mut call: impl FnMut() -> T) {
        self.assert_call(&mut call);
    }

    /// Not generic in the call, as [`Self::check_call`].
    #[track_caller]
    pub(super) fn assert_call(&self, call: &mut dyn FnMut() -> T) {
        if let Err(message) = self.check_call(call) {
            panic!("{message}");
        }
    }

    /// The message for the learner, if the call gives something else.
    pub fn check(&self, mut call: impl FnMut() -> T) -> Result<(), String> {
        self.check_call(&mut call)
    }

    /// Not generic in the call: that would be compiled again for every one.
    pub(super) fn check_call(&self, call: &mut dyn FnMut() -> T) -> Result<(), String> {
        let got = match caught_of(call) {
            Ok(got) => got,
            Err(panic) => return Err(self.panicked(&panic)),
        };
        if got.is(&self.value, self.room) {
            return Ok(());
        }
        let found = self.signs.iter().find(|sign| (sign.is_seen)(&got));
        let difference = got.difference(&self.value, self.room);
        Err(self.message(found.map(|sign| sign.told_of(self.function)), &difference))
    }

    fn panicked(&self, panic: &Panic) -> String {
        let mut known = self.panics.iter();
        let found = known.find(|(_, sign)| sign(&panic.words));
        let found = found.map(|(mistake, _)| mistake.told_of(self.function));
        self.message(found, &told(panic))
    }

    fn message(&self, mistake: Option<String>, difference: &Difference) -> String {
        let Difference { line, rest } = difference;
        let told = match mistake {
            Some(mistake) => mistake,
            None if self.remark.is_empty() => format!("\n  {}", reread(self.function)),
            None => format!(" {}\n  {}", self.remark, reread(self.function)),
        };
        format!("{}: {line}.{told}{rest}", self.what)
    }
}

fn says_one_of(said: &str, all: &[&str]) -> bool {
    all.iter().any(|words| said.contains(words))
}

/// Whether a call stops with a panic that says one of these.
pub fn panics_with(words: &[&str], call: &mut dyn FnMut()) -> bool {
    run(call).is_err_and(|panic| says_one_of(&panic.words, words))
}

/// Calls something of a section whose result a test compares in its own way.
/// Should it panic, the message says what was called, and with what: the panic
/// itself may come from a library and name neither.
#[track_caller]
pub fn called<T>(function: &str, what: &str, mut call: impl FnMut() -> T) -> T {
    called_for(function, what, &mut call)
}

/// Not generic in the call, as [`Expect::check_call`].
#[track_caller]
pub(super) fn called_for<T>(function: &str, what: &str, call: &mut dyn FnMut() -> T) -> T {
    match caught_of(call) {
        Ok(got) => got,
        Err(panic) => panic!("{}", stopped(function, what, &panic)),
    }
}

/// What to say of a call that panicked, where no mistake is known.
pub fn stopped(function: &str, what: &str, panic: &Panic) -> String {
    let Difference { line, rest } = told(panic);
    format!("{what}: {line}.\n  {}{rest}", reread(function))
}

/// What a call gives, or with which panic it stopped. That of a function which is
/// still to be written goes on.
pub fn caught<T>(mut call: impl FnMut() -> T) -> Result<T, Panic> {
    caught_of(&mut call)
}

/// Not generic in the call, as [`Expect::check_call`].
pub(super) fn caught_of<T>(call: &mut dyn FnMut() -> T) -> Result<T, Panic> {
    let mut got = None;
    run(&mut || got = Some(call()))?;
    Ok(got.expect("a call that did not panic gave something"))
}

fn run(call: &mut dyn FnMut()) -> Result<(), Panic> {
    panics::held_back(|| catch_unwind(AssertUnwindSafe(call))).map_err(
        |payload| match panics::last() {
            Some(panic) if !panic.is_to_do() => panic,
            _ => resume_unwind(payload),
        },
    )
}

/// A panic in words of its own lines, without a full stop behind the first.
pub fn told(panic: &Panic) -> Difference {
    let words = panic.words.replace('\n', "\n  ");
    Difference {
        line: format!("it stopped with a panic {}", panic.place),
        rest: format!("\n  The panic said: {words}{}", meaning(&words)),
    }
}

/// What is meant by a panic of `ndarray` that does not say all of it.
fn meaning(words: &str) -> &'static str {
    if words.contains("ShapeError/IncompatibleShape") {
        // Of operators and of what is joined the same words come from the same line.
        "\n  That means: two shapes on that line do not fit. Arrays that are joined need as many rows to stand side by \
         side, along `Axis(1)`, and as many columns to stand one above the other, along `Axis(0)`; a column of ones \
         beside m rows is m × 1. `+` and `*` go entry by entry: a product of matrices is `a.dot(&b)`. Reshaped, an \
         array keeps all of its entries. See \"Errors at run time\" in book/src/octave_numpy_ndarray.md."
    } else if words.contains("are not compatible for matrix multiplication") {
        "\n  That means: in `a.dot(&b)` a needs as many columns as b has rows, and these are the shapes of a and b. See \
         \"Errors at run time\" in book/src/octave_numpy_ndarray.md."
    } else if words.contains("ShapeError/OutOfBounds") {
        "\n  That means: an array of that shape has more entries than there are numbers for it. See \"Errors at run time\" \
         in book/src/octave_numpy_ndarray.md."
    } else if words.contains("could not broadcast array from shape") {
        of_a_broadcast(words)
    } else {
        of_a_place(words)
    }
}

/// Of a shape that does not fit into another one.
fn of_a_broadcast(words: &str) -> &'static str {
    let from = words.split_once("from shape: [");
    let from = from.and_then(|(_, rest)| rest.split_once(']'));
    if from.is_some_and(|(shape, _)| shape.contains(',')) {
        "\n  That means: an array of the first shape was to go into a place of the second, or to meet one of it entry by \
         entry. A place a..b has b - a rows or columns. See \"Errors at run time\" in \
         book/src/octave_numpy_ndarray.md."
    } else {
        "\n  That means: the first shape is not repeated to fill the second. Where a sum was taken, it may be along \
         the other axis: `sum_axis(Axis(0))` leaves a number for each column. See \"Errors at run time\" in \
         book/src/octave_numpy_ndarray.md."
    }
}

/// Of something that is sought where it is not.
fn of_a_place(words: &str) -> &'static str {
    if words.contains("is past end of axis") {
        "\n  That means: a range a..b of rows or columns ends beyond the last one; b is the place behind the last of them."
    } else if words.contains("called `Option::unwrap()` on a `None` value") {
        "\n  That means: what was asked for is not there. If it was `as_slice`: an array has one only where it lies in \
         memory row by row; `iter` works with every array. See \"Errors at run time\" in \
         book/src/octave_numpy_ndarray.md."
    } else if words.contains("attempt to subtract with overflow") {
        "\n  That means: the difference is below the least number of its type, as one below 0 is for a `usize`: for i = 0 \
         there is no `i - 1`."
    } else if words.contains("must be less than axis length") {
        "\n  That means: the row or column of that number was asked for, and there are only so many. A shape is rows, then \
         columns, both count from 0, and examples are rows. See \"Errors at run time\" in \
         book/src/octave_numpy_ndarray.md."
    } else {
        ""
    }
}
