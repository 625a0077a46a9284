//! Published results that stand in a module as numbers: a function computes
//! them, and so has no use for them.

use handwritten::published::Published;
use proc_macro2::TokenTree;

use super::Finding;
use crate::book::numbers::published;

/// Numbers with fewer digits meet a published one by accident.
const FEWEST_DIGITS: usize = 5;

/// The numbers in a module that are published results, to the digits that stand
/// there.
pub(super) fn published_numbers(tokens: &[TokenTree]) -> Vec<Finding> {
    let mut findings = Vec::new();
    for token in tokens {
        match token {
            TokenTree::Group(group) => {
                let inner: Vec<TokenTree> = group.stream().into_iter().collect();
                findings.extend(published_numbers(&inner));
            }
            TokenTree::Literal(literal) => {
                if let Some(known) = meaning_of(&literal.to_string()) {
                    findings.push(Finding {
                        line: literal.span().start().line,
                        what: format!("`{literal}` is a published result: {}", known.what),
                        withhold: false,
                    });
                }
            }
            _ => {}
        }
    }
    findings
}

/// The published number that a literal writes out, if it does.
fn meaning_of(literal: &str) -> Option<&'static Published> {
    let digits = literal.trim_end_matches("f64").replace('_', "");
    let value: f64 = digits.parse().ok()?;
    let (_, decimals) = digits.split_once('.')?;
    let significant = digits.trim_start_matches(['0', '.']);
    if significant.chars().filter(char::is_ascii_digit).count() < FEWEST_DIGITS {
        return None;
    }
    let last_digit = 0.1_f64.powi(i32::try_from(decimals.len()).ok()?);
    let is_it = |known: &&Published| (known.value - value).abs() <= known.margin.max(last_digit);
    published().map(|(_, known)| known).find(is_it)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn published_results_are_known_in_every_spelling() {
        for literal in [
            "0.287629",
            "0.28762_9f64",
            "0.383770",
            "0.38377",
            "19.4736",
            "7.4070",
        ] {
            assert!(meaning_of(literal).is_some(), "{literal}");
        }
    }

    #[test]
    fn numbers_that_a_solution_needs_are_no_results() {
        for literal in [
            "0.25",
            "1e-4",
            "1.0e-15",
            "0.12",
            "5000",
            "400",
            "25",
            "0.0001",
            "\"0.287629\"",
            "2.718281828459045",
            "3.141592653589793",
            "0.287529",
            "b'a'",
            "6.0",
            "0.5",
        ] {
            assert!(meaning_of(literal).is_none(), "{literal}");
        }
    }
}
