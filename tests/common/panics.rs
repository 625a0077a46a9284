//! What a panic said and where, so that a test can put it into its own words.

use std::any::Any;
use std::backtrace::Backtrace;
use std::cell::{Cell, RefCell};
use std::panic::{self, PanicHookInfo};
use std::sync::Once;

thread_local! {
    static HOLDING_BACK: Cell<bool> = const { Cell::new(false) };
    static LAST: RefCell<Option<Panic>> = const { RefCell::new(None) };
}

/// A panic that was held back.
#[derive(Clone, Debug)]
pub struct Panic {
    /// Where it came from: "in src/feedforward.rs:79", as far as it is known.
    pub place: String,
    /// Its message.
    pub words: String,
}

impl Panic {
    /// Whether it says that a function is still to be written.
    pub fn is_to_do(&self) -> bool {
        is_to_do(&self.words)
    }
}

fn is_to_do(words: &str) -> bool {
    words.starts_with("not yet implemented")
}

/// Runs something whose panics on this thread are kept for [`last`] instead of
/// being printed, but for those of functions that are still to be written.
pub fn held_back<T>(work: impl FnOnce() -> T) -> T {
    let before = hold_back();
    let result = work();
    HOLDING_BACK.set(before);
    result
}

/// Begins to hold back; whether that had begun before. A function of its own
/// because what is generic is compiled again for every test.
fn hold_back() -> bool {
    static HOOK: Once = Once::new();
    HOOK.call_once(|| {
        let print = panic::take_hook();
        panic::set_hook(Box::new(move |info| {
            let held = HOLDING_BACK.get().then(|| read(info));
            if held.as_ref().is_none_or(Panic::is_to_do) {
                print(info);
            }
            if held.is_some() {
                LAST.set(held);
            }
        }));
    });
    HOLDING_BACK.replace(true)
}

/// The last panic that was held back on this thread.
pub fn last() -> Option<Panic> {
    LAST.with_borrow(Clone::clone)
}

fn read(info: &PanicHookInfo) -> Panic {
    let at = |at: &std::panic::Location| format!("{}:{}", at.file().replace('\\', "/"), at.line());
    let place = info.location().map(at);
    let of_course = |place: &String| place.starts_with("src/") || place.starts_with("tests/");
    let place = place.filter(of_course).or_else(place_in_module);
    Panic {
        place: place.map_or_else(
            || "in a function that it calls".to_owned(),
            |it| format!("in {it}"),
        ),
        words: words(info.payload()),
    }
}

/// The first line of a module of the course on the way to a panic, else the first
/// function: that of `ndarray` names a line of its own, and `cargo lab check`
/// compiles without lines.
fn place_in_module() -> Option<String> {
    let trace = Backtrace::force_capture().to_string().replace('\\', "/");
    let mut lines = trace.lines().map(str::trim_start);
    let place = lines.clone().find_map(|line| {
        let place = line.strip_prefix("at ")?.trim_start_matches("./");
        place.starts_with("src/").then(|| place.rsplit_once(':'))?
    });
    place
        .map(|(line, _column)| line.to_owned())
        .or_else(|| lines.find_map(function_in_module))
}

/// The function of a line such as `7: handwritten::feedforward::penalty::{{closure}}`.
fn function_in_module(line: &str) -> Option<String> {
    let (_number, path) = line.split_once(": handwritten::")?;
    let (_module, rest) = path.split_once("::")?;
    let function = rest.split(['<', ':']).next()?;
    Some(format!("`{function}`"))
}

fn words(payload: &dyn Any) -> String {
    let text = payload.downcast_ref::<&str>().map(ToString::to_string);
    text.or_else(|| payload.downcast_ref::<String>().cloned())
        .unwrap_or_default()
}
