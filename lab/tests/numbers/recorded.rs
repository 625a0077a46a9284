//! Numbers that no test can compute again, because they are times.

/// The name in `book/numbers.csv`, and the command and the machine that measured it.
pub(super) const RECORDED: &[(&str, &str)] = &[];
