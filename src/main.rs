//! The lecture from start to end, and a person's own digit: `handwritten --help`.

use std::process::ExitCode;

mod run;

fn main() -> ExitCode {
    run::run()
}
