//! TeX to `MathML`, which browsers show without a script, and which screen
//! readers read.

use std::{
    fmt::Write,
    panic::{self, AssertUnwindSafe},
    sync::LazyLock,
};

use math_core::{LatexToMathML, MathDisplay};

static CONVERTER: LazyLock<LatexToMathML> = LazyLock::new(LatexToMathML::default);

/// A formula in the line.
///
/// # Errors
///
/// If the formula does not parse: what is wrong with it.
pub(super) fn inline(tex: &str) -> Result<String, String> {
    convert(tex, MathDisplay::Inline)
}

/// A formula that stands alone, in a box that scrolls where it is too wide.
///
/// # Errors
///
/// If the formula does not parse: what is wrong with it.
pub(super) fn display(tex: &str) -> Result<String, String> {
    let formula = convert(tex, MathDisplay::Block)?;
    Ok(format!("<div class=\"formula\">{formula}</div>"))
}

fn convert(tex: &str, display: MathDisplay) -> Result<String, String> {
    match without_panic(|| CONVERTER.convert_with_local_counter(tex, display))? {
        Ok(formula) => Ok(safe_in_markdown(&primes_beside(&formula))),
        Err(error) => {
            let message = error.to_string();
            let (at, what) = message.split_once(": ").unwrap_or(("0", &message));
            let place = at.parse().ok().and_then(|at| tex.get(at..));
            let rest = match place.map(str::trim) {
                None | Some("") => "at its end".to_owned(),
                Some(rest) => format!("at `{}`", rest.lines().next().unwrap_or_default()),
            };
            Err(format!("{what}, {rest}"))
        }
    }
}

/// A few formulas that are no TeX make the library panic instead of saying so.
fn without_panic<T>(convert: impl FnOnce() -> T) -> Result<T, String> {
    let hook = panic::take_hook();
    panic::set_hook(Box::new(|_| {})); // the message would name the library's lines
    let converted = panic::catch_unwind(AssertUnwindSafe(convert));
    panic::set_hook(hook);
    converted.map_err(|_| "cannot be converted: write it in another way".to_owned())
}

/// Primes beside their letter, where their sign is high already; as a power,
/// raised again, it would be too small to see.
fn primes_beside(mathml: &str) -> String {
    const POWER: &str = "<msup>";
    let mut formula = mathml.to_owned();
    for prime in ["′", "″", "‴"] {
        let end = format!("<mo>{prime}</mo></msup>");
        while let Some(at) = formula.find(&end) {
            let Some(start) = formula[..at].rfind(POWER) else {
                break;
            };
            let beside = format!("<mo>{prime}</mo></mrow>");
            formula.replace_range(at..at + end.len(), &beside);
            formula.replace_range(start..start + POWER.len(), "<mrow>");
        }
    }
    formula
}

/// `MathML` as inline HTML: what stands between its tags is Markdown still, so
/// the signs that mean something there are written by their numbers.
fn safe_in_markdown(mathml: &str) -> String {
    let mut safe = String::with_capacity(mathml.len());
    let mut in_tag = false;
    for c in mathml.chars() {
        match c {
            '<' => in_tag = true,
            '>' => in_tag = false,
            '*' | '_' | '`' | '[' | ']' | '\\' | '|' | '~' | '$' | '^' | '#' | '!' if !in_tag => {
                let _ = write!(safe, "&#{};", u32::from(c));
                continue;
            }
            '\n' | '\r' => {
                safe.push(' ');
                continue;
            }
            _ => {}
        }
        safe.push(c);
    }
    safe
}

#[cfg(test)]
mod tests {
    use super::{display, inline};

    #[test]
    fn a_formula_becomes_mathml() {
        assert_eq!(
            inline("g(z)").unwrap(),
            "<math><mi>g</mi><mo stretchy=\"false\">(</mo><mi>z</mi><mo stretchy=\"false\">)</mo></math>"
        );
        let block = display(r"\begin{aligned} a &= b \\ &= c \end{aligned}").unwrap();
        assert!(
            block.starts_with("<div class=\"formula\"><math display=\"block\"><mtable"),
            "{block}"
        );
    }

    #[test]
    fn primes_stand_beside_their_letter_and_powers_above() {
        assert_eq!(
            inline("g' J''' x^2").unwrap(),
            "<math><mrow><mi>g</mi><mo>′</mo></mrow><mrow><mi>J</mi><mo>‴</mo></mrow>\
             <msup><mi>x</mi><mn>2</mn></msup></math>"
        );
    }

    #[test]
    fn signs_of_markdown_are_written_by_their_numbers() {
        let formula = inline("|a * [b]|").unwrap();
        for sign in ['|', '*', '[', ']'] {
            assert!(!formula.contains(sign), "{sign} in {formula}");
        }
    }

    #[test]
    fn what_does_not_parse_says_why_and_where() {
        let error = inline(r"a + \fraq{1}{2}").unwrap_err();
        assert!(
            error.contains("fraq") && error.contains("at `\\fraq{1}{2}`"),
            "{error}"
        );
        assert!(inline(r"\frac{1").unwrap_err().contains("at its end"));
        let panics = inline(r"a^{\!\top}").unwrap_err();
        assert!(panics.contains("another way"), "{panics}");
    }
}
