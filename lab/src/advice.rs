//! What the course adds to a message of the compiler.
//!
//! The compiler does not know that a signature is given. Some of its suggestions
//! change one, and some mend a line so that it compiles and computes something
//! else. They are recognised by the message alone: by its code, its words and the
//! lines that it would change.

/// The book's chapter on ndarray, and the headings that [`advice`] points at.
pub const PHRASES: (&str, [&str; 2]) = (
    "book/src/octave_numpy_ndarray.md",
    ["The phrases", "Who owns the result: `&x * &y`"],
);

const LENT: &str = "The signature is given and stays as it is: what comes in with `&` is lent for \
                    reading. Change a copy of your own, which `to_owned()` makes.";
const METHODS: &str = "A root, an exponential or a logarithm is a method of an f64 in Rust: \
                       `6.0_f64.sqrt()`, `x.exp()`, `x.ln()`. Of a whole number make an f64 first, \
                       with `as f64`.";
const OWNERS: &str = "Which of `x * y`, `&x * y` and `&x * &y` ndarray takes, and what becomes of `x`:\n\
                      book/src/octave_numpy_ndarray.md, \"Who owns the result: `&x * &y`\".";
const NAMES: &str = "What Octave and NumPy have under this name may have another one in ndarray:\n\
                     book/src/octave_numpy_ndarray.md, \"The phrases\".";

/// A line for the learner beneath the compiler's message, where it misleads or
/// does not say where to look.
#[must_use]
pub fn advice(message: &str) -> Option<&'static str> {
    let changes_signature = suggested_lines(message).any(is_of_a_signature);
    let code = message.strip_prefix("error[").and_then(|it| it.get(..5));
    let arrays = message.contains("ArrayBase<") || message.contains("ArrayRef<");
    match code.unwrap_or_default() {
        "E0594" | "E0596" if changes_signature => Some(LENT),
        "E0594" | "E0596" if arrays && message.contains("behind a `&` reference") => Some(LENT),
        "E0384" if changes_signature => Some(
            "The signature is given and stays as it is: give the new value a name of its own with \
             `let`.",
        ),
        _ if changes_signature || message.contains("help: try adding a return type") => Some(
            "The signature is given and stays as it is, for the tests call it so: what has to \
             change is the code inside.",
        ),
        "E0599" if is_about_whole_number(message) => Some(
            "A whole number has no such method, and one with a similar name may round: make an f64 \
             of it first, with `as f64`.",
        ),
        "E0689" => Some(
            "The course computes in f64 throughout: write the number with that type, as in \
             `2.0_f64`.",
        ),
        "E0277" if mixes_numbers(message) => Some(
            "Rust does not compute with whole numbers and fractions in one step: make an f64 of \
             the whole number first, with `as f64`.",
        ),
        "E0425" => of_a_missing_function(message),
        "E0599" if arrays => Some(NAMES),
        "E0271" | "E0277" | "E0369" | "E0382" | "E0507" if arrays => Some(OWNERS),
        _ => None,
    }
}

/// For functions that are called so in Octave and NumPy.
fn of_a_missing_function(message: &str) -> Option<&'static str> {
    let (_, rest) = message.split_once("cannot find function `")?;
    match rest.split('`').next()? {
        "sqrt" | "exp" | "log" | "ln" | "abs" | "pow" | "max" | "min" => Some(METHODS),
        "zeros" | "ones" | "eye" | "size" | "sum" | "dot" | "transpose" | "reshape" | "mean"
        | "rand" => Some(NAMES),
        _ => None,
    }
}

/// The lines of code as the compiler's suggestions would have them.
///
/// ```text
/// help: consider changing this to be a mutable reference
///    |
/// 50 |     params: &mut Array1<f64>,
///    |              +++
/// ```
fn suggested_lines(message: &str) -> impl Iterator<Item = &str> {
    let mut in_help = false;
    message.lines().filter_map(move |line| {
        if line.starts_with("help: ") || line.starts_with("note: ") {
            in_help = line.starts_with("help: ");
        }
        let place = line.trim_start().strip_prefix("--> ");
        if place.is_some_and(|file| !file.starts_with("src")) {
            in_help = false; // it shows a line of another package
        }
        let code = line
            .trim_start()
            .trim_start_matches(|c: char| c.is_ascii_digit());
        let is_numbered = code.len() < line.trim_start().len();
        let code = code.trim_start().strip_prefix(['|', '+', '~'])?;
        (in_help && is_numbered).then_some(code.trim())
    })
}

/// Whether a line belongs to a function's signature: its beginning, a parameter
/// on a line of its own, what it returns.
fn is_of_a_signature(code: &str) -> bool {
    let is_parameter = || {
        let name = code.split_once(": ").map(|(name, _)| name);
        let is_name = |name: &str| {
            let name = name.strip_prefix("mut ").unwrap_or(name);
            name.chars().all(|c| c.is_alphanumeric() || c == '_')
        };
        code.ends_with(',') && name.is_some_and(is_name)
    };
    code.starts_with("fn ")
        || code.starts_with("pub fn ")
        || code.starts_with(") -> ")
        || is_parameter()
}

fn is_about_whole_number(message: &str) -> bool {
    let types = [
        "`usize`",
        "`isize`",
        "`u64`",
        "`i64`",
        "`u32`",
        "`i32`",
        "`{integer}`",
    ];
    types
        .iter()
        .any(|number| message.contains(&format!(" found for type {number}")))
}

/// "cannot divide `f64` by `usize`", and the like with references.
fn mixes_numbers(message: &str) -> bool {
    let first = message.lines().next().unwrap_or_default();
    let types: Vec<&str> = first
        .split('`')
        .skip(1)
        .step_by(2)
        .map(|name| name.trim_start_matches('&'))
        .collect();
    let whole = |name: &&str| matches!(*name, "usize" | "{integer}" | "i32" | "u32" | "u64");
    first.contains(": cannot ") && types.contains(&"f64") && types.iter().any(whole)
}
