//! Properties: tests that draw their cases, and say in few words which one
//! fails.

use std::cell::RefCell;
use std::fmt;
use std::panic::{self, AssertUnwindSafe, Location, PanicHookInfo};
use std::sync::Once;

use proptest::strategy::{BoxedStrategy, Strategy};
use proptest::test_runner::{Config, Reason, RngAlgorithm, TestCaseError, TestError, TestRunner};

use super::expect::{caught, told};
use super::value::Difference;

/// The most characters that a failure spends on the values of its case.
const MOST_CHARACTERS: usize = 200;

/// Tests whose arguments are drawn, as in `proptest!`, after the number of
/// cases: `properties! { 64; #[test] fn name(z in -1.0..1.0) { … } }`.
#[macro_export]
macro_rules! properties {
    ($cases:expr; $(
        $(#[$attribute:meta])*
        fn $name:ident($($argument:pat in $strategy:expr),+ $(,)?) $body:block
    )+) => {$(
        $(#[$attribute])*
        fn $name() {
            use proptest::strategy::Strategy as _;
            $crate::properties::check(
                $cases,
                &[$(stringify!($argument)),+],
                // Boxed, it is the types of the values alone that `check` is compiled for.
                ($($strategy.boxed(),)+),
                |($($argument,)+)| $body,
            );
        }
    )+};
}
pub use crate::properties;

/// What is drawn for the arguments of a test.
pub trait Values: fmt::Debug {
    fn shown(&self) -> Vec<String>;
}

macro_rules! values {
    ($($value:ident: $type:ident),+) => {
        impl<$($type: fmt::Debug),+> Values for ($($type,)+) {
            fn shown(&self) -> Vec<String> {
                let ($($value,)+) = self;
                vec![$(format!("{:?}", $value)),+]
            }
        }
    };
}
values!(a: A);
values!(a: A, b: B);
values!(a: A, b: B, c: C);

/// A drawn case, whatever its values are.
trait Case {
    fn test(self: Box<Self>);
    fn shown(&self) -> Vec<String>;
}

struct CaseOf<V> {
    values: V,
    test: fn(V),
}

impl<V: Values> Case for CaseOf<V> {
    fn test(self: Box<Self>) {
        (self.test)(self.values);
    }

    fn shown(&self) -> Vec<String> {
        self.values.shown()
    }
}

/// A case, and what the test calls its values.
struct NamedCase {
    names: &'static [&'static str],
    case: Box<dyn Case>,
}

impl fmt::Debug for NamedCase {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        for (index, (name, value)) in self.names.iter().zip(self.case.shown()).enumerate() {
            let comma = if index == 0 { "" } else { ", " };
            write!(f, "{comma}{name} = {value}")?;
        }
        Ok(())
    }
}

/// Draws cases until one fails, and searches for the smallest that does.
///
/// # Panics
///
/// If a case panics, with what the smallest one said.
#[track_caller]
pub fn check<S>(cases: u32, names: &'static [&'static str], strategy: S, test: fn(S::Value))
where
    S: Strategy<Value: Values> + 'static,
{
    let case = move |values| NamedCase {
        names,
        case: Box::new(CaseOf { values, test }),
    };
    check_cases(cases, &strategy.prop_map(case).boxed());
}

/// Not generic: the search for a case would be compiled again for every property.
#[track_caller]
fn check_cases(cases: u32, strategy: &BoxedStrategy<NamedCase>) {
    let mut runner = TestRunner::new(config(cases));
    let outcome = runner.run(strategy, |case| {
        let mut case = Some(case);
        without_a_word(&mut || case.take().expect("a case is tried once").case.test())
    });
    match outcome {
        Ok(()) => {}
        Err(TestError::Fail(reason, case)) => {
            let shown = format!("{case:?}");
            let mut case = Some(case);
            fail(&reason, &shown, &mut || {
                case.take().expect("it is tried once more").case.test();
            })
        }
        Err(TestError::Abort(reason)) => panic!("no cases to test: {}", reason.message()),
    }
}

#[track_caller]
fn fail(reason: &Reason, case: &str, again: &mut dyn FnMut()) -> ! {
    let words = stopped_in(reason, again).unwrap_or_else(|| reason.message().to_owned());
    panic!("{words}\n  The smallest case found: {}", shortened(case))
}

/// What to say where it is no test that says what is wrong, but a function of the
/// course that panics, or a library beneath it, which names neither. Where it was is
/// found out for the smallest case alone: that takes long.
fn stopped_in(reason: &Reason, again: &mut dyn FnMut()) -> Option<String> {
    let is_of_test =
        |at: &str| at.starts_with("tests") || at.replace('\\', "/").contains("tests/common/");
    let (words, place) = reason.message().rsplit_once("\n  At ")?;
    if is_of_test(place) || words.starts_with("not yet implemented") {
        return None;
    }
    let panic = caught(again).err()?;
    let Difference { line, rest } = told(&panic);
    Some(format!("A case that was drawn: {line}.{rest}"))
}

/// The settings of every property. Without `failure_persistence: None` a
/// failure would leave a file behind.
fn config(cases: u32) -> Config {
    Config {
        cases,
        failure_persistence: None,
        // Proptest prints a line where it gives up the search for the smallest case. It comes
        // to an end by itself if it draws anew less often than a million times.
        max_shrink_iters: u32::MAX - 1,
        max_flat_map_regens: 32,
        // The default draws as for a secret, which takes a quarter of a section's time.
        rng_algorithm: RngAlgorithm::XorShift,
        ..Config::default()
    }
}

/// What is not too long.
fn shortened(case: &str) -> String {
    match case.char_indices().nth(MOST_CHARACTERS) {
        Some((end, _)) => format!("{} …", &case[..end]),
        None => case.to_owned(),
    }
}

thread_local! {
    /// What was said by the panic of a case on this thread; `None` where panics
    /// are to be heard.
    static CASE: RefCell<Option<String>> = const { RefCell::new(None) };
}

/// Runs a case, and gives back what a panic says instead of printing it: while
/// the smallest case is searched, hundreds of them fail. Not generic: that would
/// be compiled again for every property.
fn without_a_word(case: &mut dyn FnMut()) -> Result<(), TestCaseError> {
    static HOOK: Once = Once::new();
    HOOK.call_once(|| {
        let aloud = panic::take_hook();
        panic::set_hook(Box::new(move |panic| {
            let in_a_case = CASE.with_borrow_mut(|words| {
                words
                    .as_mut()
                    .map(|words| *words = words_of(panic))
                    .is_some()
            });
            if !in_a_case {
                aloud(panic);
            }
        }));
    });
    CASE.set(Some(String::new()));
    let result = panic::catch_unwind(AssertUnwindSafe(case));
    let words = CASE.take().unwrap_or_default();
    result.map_err(|_| TestCaseError::fail(words))
}

/// The message of a panic, and where it was raised.
fn words_of(panic: &PanicHookInfo) -> String {
    let payload = panic.payload();
    let message = payload
        .downcast_ref::<String>()
        .map(String::as_str)
        .or_else(|| payload.downcast_ref::<&str>().copied())
        .unwrap_or("a panic without a message");
    let place = panic.location().map(Location::to_string);
    format!("{message}\n  At {}", place.unwrap_or_default())
}
