//! What the course adds to messages about arrays.
//!
//! ndarray's types say in a hundred characters that a `&` is missing; its traits
//! say nothing of NumPy's habits. What the cause is shows in the message's first
//! line, in a type in it, or in the operator beside the place that it marks.

/// The headings of the chapter on ndarray that are pointed at.
pub(super) const HEADINGS: [&str; 4] = [
    "The phrases",
    "Column by column, row by row",
    "Who owns the result: `&x * &y`",
    "Views: looking without copying",
];

pub(super) const NAMES: &str = "\
What Octave and NumPy have under this name may have another one in ndarray:
book/src/octave_numpy_ndarray.md, \"The phrases\".";
/// Of `x[1, 2]` and `x[:, 1]`, which are no Rust.
pub(super) const BRACKETS: &str = "\
One entry of a matrix is `x[[1, 2]]`, with two pairs of brackets. A part, with `..` where Octave and NumPy write `:`, is \
`x.slice(s![.., 1..])`; one to write into `x.slice_mut(s![.., 1..])`:
book/src/octave_numpy_ndarray.md, \"The phrases\".";
const RESHAPE: &str = "\
How a vector becomes a matrix in ndarray, by columns or by rows:
book/src/octave_numpy_ndarray.md, \"Column by column, row by row\".";
/// Of `a @ b`, which is NumPy's.
pub(super) const AT: &str = "\
The product of matrices and vectors is `a.dot(&b)` in ndarray:
book/src/octave_numpy_ndarray.md, \"The phrases\".";
/// Of a name of ndarray's that is not known in the module.
pub(super) const IMPORT: &str = "\
What is used of ndarray is named in the `use` lines at the head of the module, macros too. Of these, what it needs: \
`use ndarray::{Array1, Array2, Axis, ShapeBuilder, Zip, array, concatenate, s};`";
pub(super) const LEN: &str = "\
The number of rows is `x.nrows()`; `x.len()` counts all entries:
book/src/octave_numpy_ndarray.md, \"The phrases\".";
pub(super) const AXIS: &str = "\
Arguments have no names in Rust, and an axis is written `Axis(1)`, as in `x.sum_axis(Axis(1))`:
book/src/octave_numpy_ndarray.md, \"The phrases\".";
pub(super) const LOGARITHM: &str = "\
The natural logarithm is `x.ln()` of a number and `x.mapv(f64::ln)` of each entry of an array; `log` wants its base.";
pub(super) const ORDER: &str = "\
An f64 may be NaN, which has no place in any order, so `max`, `min`, `max_by_key` and `sort` do not take it. Compare \
with `>` in a loop, or: `a.iter().copied().fold(f64::MIN, f64::max)`:
book/src/octave_numpy_ndarray.md, \"The phrases\".";
/// Of an index into an array with as many axes as it happens to have.
pub(super) const ANY_AXES: &str = "\
The signature is given and stays as it is: an array with any number of axes, `D`, has no place with one number. Go \
through its entries, `for v in x.iter_mut() { *v *= 2.0; }`, or `x.mapv(|v| 2.0 * v)`:
book/src/octave_numpy_ndarray.md, \"The phrases\".";
const OF_REFERENCES: &str = "\
This becomes an array of references, because one is put into it further down; the `&` of the suggestion does not help. \
An item of `.iter()` is a reference, and its number is `*item`.";
const ONE_MORE_LOOK: &str = "\
A `&ArrayRef` is lent, and its `clone()` is one more reference to the same array. A copy of your own is made by \
`to_owned()`:
book/src/octave_numpy_ndarray.md, \"The phrases\".";
const OWNERS: &str = "\
Which of `x * y`, `&x * y` and `&x * &y` ndarray takes, and what becomes of `x`:
book/src/octave_numpy_ndarray.md, \"Who owns the result: `&x * &y`\".";
const PRODUCT: &str = "\
`*` goes entry by entry; the product of matrices is `x.dot(&y)`. Which of `x * y`, `&x * y` and `&x * &y` ndarray \
takes, and what becomes of `x`:
book/src/octave_numpy_ndarray.md, \"Who owns the result: `&x * &y`\".";
const RESULT: &str = "\
`from_shape_vec` gives a `Result`, for so many numbers may not fit the shape. Where they do, `.unwrap()` behind it \
takes the array out.";
const LENT_ROW: &str = "\
What the iterator gives is a view, and the function wants it lent: call it in a closure, `.map(|row| f(&row))`.";
const INTO_BORROWED: &str = "\
The right side of `+=`, `*=` and the like is lent: `x += &y`, and of a whole expression `x += &(…)`:
book/src/octave_numpy_ndarray.md, \"Who owns the result: `&x * &y`\".";
const INTO_REFERENCE: &str = "\
What comes in as `&ArrayRef` stands on the right of `+=`, `*=` and the like as a view: `x += &y.view()`:
book/src/octave_numpy_ndarray.md, \"Who owns the result: `&x * &y`\".";
const ARRAY_AS_INDEX: &str = "\
An array is no index in ndarray. Take one number out of it at a time, in a loop, or several rows at once with \
`select`:
book/src/octave_numpy_ndarray.md, \"The phrases\".";
const PART_AS_INDEX: &str = "\
Square brackets are for one entry. A part is seen with `x.slice(s![…])`, changed with `x.slice_mut(s![…])`:
book/src/octave_numpy_ndarray.md, \"The phrases\".";
const INDEX: &str = "\
In square brackets stands one entry, as `a[1]` of a vector and `x[[1, 2]]` of a matrix, each a `usize`; a row is \
`x.row(1)`:
book/src/octave_numpy_ndarray.md, \"The phrases\".";
const COMPARED: &str = "\
If these are arrays: `x == y` of two arrays is one `bool`, whether all entries are equal. Entry by entry they are \
compared with `x.iter().zip(&y)`:
book/src/octave_numpy_ndarray.md, \"The phrases\".";
const ORDERED: &str = "\
Arrays are not compared entry by entry with `<` or `==`. Go through the entries, of two arrays with `x.iter().zip(&y)`:
book/src/octave_numpy_ndarray.md, \"The phrases\".";
const CLOSURE: &str = "\
A closure is wanted here, which is called anew for every entry, not a value, which would be computed once: `|| …`, or \
with the entry `|v| …`, as in `x.mapv(|v| v * v)`:
book/src/octave_numpy_ndarray.md, \"The phrases\".";
const DOT: &str = "\
`dot` is the product of matrices and vectors; for an array of any number of axes there is none. Entry by entry it is \
`&x * &y`:
book/src/octave_numpy_ndarray.md, \"The phrases\".";
const PART: &str = "\
What `slice_mut`, `row_mut` and `column_mut` give is first given a name: `let mut part = x.slice_mut(s![…]);`. Then \
`part += &y;`, or `part.assign(&y);` in place of `=`:
book/src/octave_numpy_ndarray.md, \"The phrases\".";
const VIEW: &str = "\
`slice`, `row` and `column` are for looking; what is to be changed is taken with `slice_mut`, `row_mut`, `column_mut`:
book/src/octave_numpy_ndarray.md, \"Views: looking without copying\".";
const LENT: &str = "\
What comes in with `&` is lent for reading. Change a copy of your own, which `to_owned()` makes.";
const KINDS: &str = "\
An array of whole numbers does not mix with f64: make an array of f64 first, with `mapv(|v| v as f64)`.";
const ARGMAX: &str = "\
ndarray has no such function: to find the place of the largest number is an exercise of section 8.";

const OWN: &str = "\
What `t()`, `slice`, `row` and `column` give is a view of an array that stays where it is. An array of its own is made of \
it with `to_owned()`:
book/src/octave_numpy_ndarray.md, \"Views: looking without copying\".";

/// For an error with this code.
pub(super) fn advice(code: &str, message: &str) -> Option<&'static str> {
    let first = message.lines().next().unwrap_or_default();
    let is_about_arrays = message.contains("ArrayBase<") || message.contains("ArrayRef<");
    match code {
        "E0599"
            if first.contains(" type `bool`") || first.contains("`bool` is not an iterator") =>
        {
            compares(message).then_some(COMPARED)
        }
        "E0606" if first.contains("casting `bool`") => compares(message).then_some(COMPARED),
        "E0308" | "E0599" if message.contains("ShapeError>") => Some(RESULT),
        "E0631" if message.contains("found function signature `fn(&ArrayRef<") => Some(LENT_ROW),
        "E0067" | "E0070" if message.contains("_mut(") => Some(PART),
        "E0277" if first.contains(" closure, found ") => Some(CLOSURE),
        _ if !is_about_arrays => None,
        "E0271" => of_a_type(first, message),
        "E0275" if message.contains(".dot(") => Some(DOT),
        "E0277" if is_of_references(first) => Some(OF_REFERENCES),
        "E0277" => of_a_trait(first, message),
        "E0308"
            if message.contains(" expected `ArrayBase<OwnedRepr<f64>")
                && message.contains(", found `&ArrayRef<f64") =>
        {
            Some(ONE_MORE_LOOK)
        }
        "E0308" if message.contains("ViewRepr<&mut ") && first_code(message).contains("_mut(") => {
            Some(PART)
        }
        "E0308"
            if message.contains(" expected `ArrayBase<OwnedRepr<f64>")
                && message.contains(", found `ArrayBase<ViewRepr<&f64>") =>
        {
            Some(OWN)
        }
        "E0308" if is_number_of_row(message) => Some(ARRAY_AS_INDEX),
        "E0368" if first.contains("to type `ArrayBase<ViewRepr<&f64>") => Some(VIEW),
        "E0368" if first.contains("to type `&Array") => Some(LENT),
        "E0369" if first.contains("binary operation") => Some(ORDERED),
        "E0369" => Some(of_operands(first, message)),
        "E0382" => ["value moved here", "value partially moved here"]
            .iter()
            .any(|label| is_moved_by_operator(message, label))
            .then_some(owners(message)),
        "E0507" => is_moved_by_operator(message, "move occurs because").then_some(owners(message)),
        "E0596" if first.contains("in dereference of `ArrayBase<ViewRepr<&f64>") => Some(VIEW),
        "E0599" if first.contains("`dot`") => Some(DOT),
        "E0599" if first.contains("`argmax`") => Some(ARGMAX),
        "E0599" if first.contains("`reshape`") => Some(RESHAPE),
        "E0599" | "E0609" => Some(NAMES),
        _ => None,
    }
}

/// Of `zeros` and `ones`, where references are put into the array.
fn is_of_references(first: &str) -> bool {
    let number = ["`&f64: ", "`&usize: "];
    number.iter().any(|it| first.contains(it))
        && (first.contains("Zero` is not") || first.contains("One` is not"))
}

/// "type mismatch resolving", about what an operator is to do.
fn of_a_type(first: &str, message: &str) -> Option<&'static str> {
    if first.contains("::Elem == ArrayBase<") && message.contains("Assign") {
        Some(INTO_BORROWED)
    } else if first.contains("::Elem == &ArrayRef<") {
        Some(INTO_REFERENCE)
    } else {
        first.contains("::Output == ").then_some(owners(message))
    }
}

/// A trait that a type does not have: an index, an operand.
fn of_a_trait(first: &str, message: &str) -> Option<&'static str> {
    if let Some((_, index)) = first.split_once("the trait bound `")
        && let Some((index, _)) = index.split_once(": NdIndex<")
    {
        return Some(match index {
            _ if index.contains("ArrayBase<") || index.contains("ArrayRef<") => ARRAY_AS_INDEX,
            _ if index.contains("Slice") || index.contains("Range") => PART_AS_INDEX,
            "bool" => COMPARED,
            _ => INDEX,
        });
    }
    if first.contains(" cannot be indexed by `") {
        return Some(ARRAY_AS_INDEX);
    }
    if first.contains(": can't compare `") {
        return Some(ORDERED);
    }
    let is_operation = first.contains(": cannot ") && !first.contains("-assign ");
    let is_view = first.contains(": DataOwned` is not") || first.contains(": DataMut` is not");
    (is_operation || is_view).then(|| of_operands(first, message))
}

/// Of "cannot add `X` to `Y`".
fn of_operands(first: &str, message: &str) -> &'static str {
    let fraction = [", f64>", "`f64`", "`{float}`"];
    let is_mixed = first.contains(", usize>") && fraction.iter().any(|it| first.contains(it));
    if is_mixed { KINDS } else { owners(message) }
}

/// Of operands that ndarray does not take; with `*` the product of matrices may be
/// meant.
fn owners(message: &str) -> &'static str {
    let is_product = first_code(message).contains(" * ");
    if is_product { PRODUCT } else { OWNERS }
}

/// An array where `row` or `column` wants the number of one.
fn is_number_of_row(message: &str) -> bool {
    let number = ["pub fn row", "pub fn column"];
    number.iter().any(|method| message.contains(method))
        && message.contains(" expected `usize`, found `")
}

fn compares(message: &str) -> bool {
    first_code(message).contains("==")
}

/// The first line of code that a message shows.
pub(super) fn first_code(message: &str) -> &str {
    message.lines().find_map(code).unwrap_or_default()
}

/// `35 |     g * 2.0`, from behind the bar.
fn code(line: &str) -> Option<&str> {
    let line = line.trim_start();
    let rest = line.trim_start_matches(|c: char| c.is_ascii_digit());
    let rest = (rest.len() < line.len()).then(|| rest.trim_start())?;
    rest.strip_prefix('|')
}

/// Whether what is moved is an operand: an array may also be given to a function.
///
/// ```text
/// 35 |     g * (1.0 - g)
///    |     -          ^ value used here after move
///    |     |
///    |     value moved here
/// ```
fn is_moved_by_operator(message: &str, label: &str) -> bool {
    if message.contains("moved due to usage in operator") {
        return true;
    }
    let mut shown = "";
    for line in message.lines() {
        shown = code(line).unwrap_or(shown);
        let marks = line.trim_start().strip_prefix('|').unwrap_or_default();
        if let Some((before, _)) = marks.split_once(label) {
            let marked = before.trim_end();
            let start = if marked.ends_with(['^', '-']) {
                marked.trim_end_matches(['^', '-'])
            } else {
                before // the label stands beneath its mark
            };
            return is_operand(shown, start.chars().count());
        }
    }
    false
}

/// Whether an operator stands before or behind the name at this place of a line.
fn is_operand(line: &str, at: usize) -> bool {
    let operators = ['+', '-', '*', '/'];
    let before: String = line.chars().take(at).collect();
    let name: String = line.chars().skip(at).collect();
    let behind = name.trim_start_matches(|c: char| c.is_alphanumeric() || c == '_' || c == '.');
    before.trim_end_matches([' ', '(']).ends_with(operators)
        || behind.trim_start_matches([' ', ')']).starts_with(operators)
}
