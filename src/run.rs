//! Given: what `cargo run --release` does.

use std::{
    any::Any,
    backtrace::BacktraceStatus,
    error::Error,
    io::{self, Write},
    panic,
    process::ExitCode,
};

use self::options::Command;

mod baseline;
mod digits;
mod engine;
mod gradient;
mod lecture;
mod options;
mod output;
mod predict;
mod reading;
mod screen;
mod setting;
mod table;
mod training;
mod tune;

/// What stops the program, in words for the person who started it.
type Failure = Box<dyn Error>;

/// Runs what the command line asks for; 0 if all is as expected, 1 if not.
pub(crate) fn run() -> ExitCode {
    panic::set_hook(Box::new(report_panic));
    // A panic is a mistake in the code, or an exercise that is still to do.
    panic::catch_unwind(|| match options::command() {
        Command::Lecture(options) => lecture::give(&options),
        Command::Predict(options) => predict::predict(&options),
        Command::Baseline(options) => baseline::compare(&options),
        Command::Tune(options) => tune::tune(&options),
    })
    .map_or(ExitCode::FAILURE, |ended| match ended {
        Ok(code) => code,
        // Whoever reads the output has seen enough, as `head` has.
        Err(failure) if is_closed_pipe(failure.as_ref()) => ExitCode::SUCCESS,
        Err(failure) => {
            complain(&describe(failure.as_ref()));
            ExitCode::FAILURE
        }
    })
}

fn is_closed_pipe(failure: &(dyn Error + 'static)) -> bool {
    let error = failure.downcast_ref::<io::Error>();
    error.is_some_and(|error| error.kind() == io::ErrorKind::BrokenPipe)
}

fn describe(failure: &(dyn Error + 'static)) -> String {
    // All other files are named by errors of their own.
    if failure.is::<io::Error>() {
        format!("the output cannot be written: {failure}")
    } else {
        failure.to_string()
    }
}

fn report_panic(info: &panic::PanicHookInfo) {
    let message = message(info.payload());
    let place = info.location().map_or_else(String::new, |location| {
        format!(" ({}:{})", location.file(), location.line())
    });
    complain(&format!("{message}{place}"));
    let backtrace = std::backtrace::Backtrace::capture();
    if backtrace.status() == BacktraceStatus::Captured {
        let _ = writeln!(io::stderr(), "{backtrace}"); // RUST_BACKTRACE asks for it
    }
}

fn message(payload: &(dyn Any + Send)) -> &str {
    let text = payload.downcast_ref::<&str>().copied();
    text.or_else(|| payload.downcast_ref::<String>().map(String::as_str))
        .unwrap_or("the program has a mistake")
}

fn complain(message: &str) {
    // Where standard error is closed, nobody wants to hear it.
    let _ = writeln!(io::stderr(), "error: {message}");
}
