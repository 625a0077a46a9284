//! What the course adds to a message of the compiler.
//!
//! The compiler does not know that a signature is given. Some of its suggestions
//! change one, and some mend a line so that it compiles and computes something
//! else. They are recognised by the message alone: by its code, its words and the
//! lines that it would change.

mod arrays;

/// The book's chapter on ndarray, and the headings that [`advice`] points at.
pub const PHRASES: (&str, [&str; 4]) = ("book/src/octave_numpy_ndarray.md", arrays::HEADINGS);

const LENT: &str = "The signature is given and stays as it is: what comes in with `&` is lent for \
                    reading. Change a copy of your own, which `to_owned()` makes.";
const VALUE: &str =
    "A function gives the value of its last expression, and only if no `;` stands behind it.";
const OF_OTHERS: &str = "To a type of another package no method can be added, and no trait that is of another package as well: \
                         `Network`, `Gradient` and what else is given are such types, and so are ndarray's arrays. Write a \
                         function, or a trait of your own.";
const METHODS: &str = "A root, an exponential or a logarithm is a method of an f64 in Rust: \
                       `6.0_f64.sqrt()`, `x.exp()`, `x.ln()`. Of a whole number make an f64 first, \
                       with `as f64`.";
const LITERAL: &str = "The course computes in f64: write the number with a point, `1.0` in place of `1`. And `1 / 2` \
                       of whole numbers is 0: write `0.5`.";
const WHOLE: &str = "Rust does not compute with whole numbers and fractions in one step: make an f64 of each whole \
                     number first, with `as f64`. Do it before a division: `1 / m` of whole numbers is 0.";
const POWERS: &str = "`^` and `**` are no powers in Rust: of an f64 the square is `x.powi(2)`, of a whole number `x.pow(2)`.";
const DRAW: &str = "A number between 0 and 1 is drawn with `rng.random::<f64>()`, from the generator that comes in: a seed names what it draws. \
                    Older versions of rand have other names for it.";
const OPTION: &str = "An `Option` is `Some` number or `None`: `match` tells which, and behind `Some(limit) =>` stands the \
                      number. `unwrap` and `expect` would stop the program at `None`.";
const MIXED: &str = "Rust does not compute with whole numbers and fractions in one step. For a fraction make an f64 of each \
                     whole number first, with `as f64`; for a whole number write `1` in place of `1.0`.";

/// A line for the learner beneath the compiler's message, where it misleads or
/// does not say where to look.
#[must_use]
pub fn advice(message: &str) -> Option<&'static str> {
    let first = message.lines().next().unwrap_or_default();
    let changes_signature = suggested_lines(message).any(is_of_a_signature);
    let code = message.strip_prefix("error[").and_then(|it| it.get(..5));
    let arrays = message.contains("ArrayBase<") || message.contains("ArrayRef<");
    match code.unwrap_or_default() {
        "E0116" | "E0117" => Some(OF_OTHERS),
        "E0594" | "E0596" if changes_signature => Some(LENT),
        "E0594" | "E0596" if arrays && message.contains("behind a `&` reference") => Some(LENT),
        "E0277" if first.contains(": NdIndex<D>` is not") => Some(arrays::ANY_AXES),
        "E0384" if changes_signature => Some(
            "The signature is given and stays as it is: give the new value a name of its own with \
             `let`.",
        ),
        _ if changes_signature || message.contains("help: try adding a return type") => Some(
            "The signature is given and stays as it is, for the tests call it so: what has to \
             change is the code inside.",
        ),
        "E0277" | "E0308" | "E0369" if is_of_an_option(first, message) => Some(OPTION),
        "" if first.ends_with("reserved keyword `gen`") => Some(DRAW),
        "E0599" if first.contains(" named `gen") && first.contains("Rng`") => Some(DRAW),
        "E0425" | "E0432" | "E0433" if first.contains("in crate `rand`") => Some(DRAW),
        "E0308" if message.contains("implicitly returns `()` as its body has no tail") => {
            Some(VALUE)
        }
        "E0599" if is_about_whole_number(message) => Some(
            "A whole number has no such method, and one with a similar name may round: make an f64 \
             of it first, with `as f64`.",
        ),
        "E0689" => Some(
            "The course computes in f64 throughout: write the number with that type, as in \
             `2.0_f64`.",
        ),
        "E0271" | "E0277" if is_power(message) => Some(POWERS),
        "E0277" if first.contains("`f64: Ord` is not") => Some(arrays::ORDER),
        "E0599" if first.contains("`f64: Ord`") => Some(arrays::ORDER),
        "E0061" if message.contains("log(/* f64 */)") => Some(arrays::LOGARITHM),
        "E0271" | "E0277" if of_numbers(message).is_some() => of_numbers(message),
        "E0614" if arrays::first_code(message).contains("**") => Some(POWERS),
        "E0277" | "E0369" if first.contains("no implementation for `") && first.contains(" ^ ") => {
            Some(POWERS)
        }
        "E0283" | "E0284" if message.contains("declared on the method `random`") => Some(
            "What is to be drawn is written behind the name, a number between 0 and 1 as \
             `rng.random::<f64>()`.",
        ),
        "" | "E0422" | "E0423" | "E0425" | "E0432" | "E0433" if is_of_ndarray(first) => {
            Some(arrays::IMPORT)
        }
        "E0425" if first.contains("value `axis`") => Some(arrays::AXIS),
        "E0425" => of_a_missing_function(message),
        "" if first.ends_with("an operator, found `@`") => Some(arrays::AT),
        "" if is_of_brackets(first) => Some(arrays::BRACKETS),
        code => arrays::advice(code, message),
    }
}

/// Whether a number is wanted where one may be missing.
fn is_of_an_option(first: &str, message: &str) -> bool {
    const OPTION: &str = "`Option<f64>`";
    let is_operand = first.contains(": cannot ") && first.contains(OPTION);
    is_operand || message.contains(" expected `f64`, found `Option<f64>`")
}

/// Whether the line holds a power as Octave or Python writes it, between numbers.
fn is_power(message: &str) -> bool {
    let code = arrays::first_code(message);
    let is_operand = |c: char| c.is_alphanumeric() || ") ".contains(c);
    ["^", "**"].iter().any(|power| {
        code.split_once(power)
            .is_some_and(|(before, _)| before.trim_end().ends_with(is_operand))
    })
}

/// Whether what cannot be found is a name of ndarray's.
fn is_of_ndarray(first: &str) -> bool {
    const NAMES: [&str; 12] = [
        "Array",
        "Array1",
        "Array2",
        "ArrayView1",
        "ArrayView2",
        "Axis",
        "Zip",
        "array",
        "arr1",
        "arr2",
        "concatenate",
        "s",
    ];
    let is_missing = ["cannot find ", "undeclared type", "unresolved"]
        .iter()
        .any(|words| first.contains(words));
    let name = first.split('`').nth(1);
    is_missing && name.is_some_and(|name| NAMES.contains(&name))
}

/// Whether something other than one index stands in square brackets.
fn is_of_brackets(first: &str) -> bool {
    first.contains("`]`") && (first.ends_with("found `,`") || first.ends_with("found `:`"))
        || first == "error: expected expression, found `:`"
}

/// For functions that are called so in Octave and NumPy.
fn of_a_missing_function(message: &str) -> Option<&'static str> {
    let (_, rest) = message.split_once("cannot find function `")?;
    match rest.split('`').next()? {
        "sqrt" | "exp" | "log" | "ln" | "abs" | "pow" | "max" | "min" => Some(METHODS),
        "len" => Some(arrays::LEN),
        "zeros" | "ones" | "eye" | "size" | "sum" | "dot" | "transpose" | "reshape" | "mean"
        | "rand" => Some(arrays::NAMES),
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

/// "cannot divide `f64` by `usize`", and the like with references and arrays.
fn of_numbers(message: &str) -> Option<&'static str> {
    let first = message.lines().next().unwrap_or_default();
    let of_operands = first.contains(": cannot ");
    let of_entries = first.contains("::Elem == "); // as in `x /= m`
    if !of_operands && !of_entries {
        return None;
    }
    let types = first.split('`').skip(1).step_by(2);
    let types: Vec<&str> = types.flat_map(|name| name.split(" == ")).collect();
    let is = |name: &&&str, all: &[&str]| all.contains(&name.trim_start_matches('&'));
    let any = |all: &[&str]| types.iter().any(|name| is(&name, all));
    let is_fraction = any(&["f64", "{float}"]) || first.contains("f64>");
    let is_whole = any(&["usize", "i32", "u32", "u64", "i64"]);
    match is_fraction {
        true if any(&["{integer}"]) => Some(LITERAL),
        true if is_whole && any(&["{float}"]) => Some(MIXED),
        true if is_whole => Some(WHOLE),
        _ => None,
    }
}
