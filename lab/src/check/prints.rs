//! What a learner prints to see what happens, and forgets.

use proc_macro2::{TokenStream, TokenTree};

/// Macros that print.
const MACROS: [&str; 5] = ["dbg", "eprint", "eprintln", "print", "println"];

/// The first call of such a macro in a module, and its line. Nobody sees what it
/// prints in a green section; in those behind it it fills what red tests print.
pub(super) fn first(module: &str) -> Option<(String, usize)> {
    first_of(module.parse().ok()?)
}

fn first_of(tokens: TokenStream) -> Option<(String, usize)> {
    let tokens: Vec<TokenTree> = tokens.into_iter().collect();
    (0..tokens.len()).find_map(|at| match &tokens[at..] {
        [TokenTree::Group(group), ..] => first_of(group.stream()),
        [
            TokenTree::Ident(name),
            TokenTree::Punct(mark),
            TokenTree::Group(_),
            ..,
        ] if mark.as_char() == '!' && MACROS.iter().any(|known| name == known) => {
            Some((name.to_string(), name.span().start().line))
        }
        _ => None,
    })
}

#[cfg(test)]
mod tests {
    use super::first;
    use crate::course::SECTIONS;

    #[test]
    fn a_print_is_found_and_one_in_a_comment_is_none() {
        let found = |text: &str| first(text).map(|(name, line)| format!("{name} {line}"));
        let printed = "fn f() {\n    if a {\n        println!(\"{a}\");\n    }\n    dbg!(a);\n}\n";
        assert_eq!(found(printed).as_deref(), Some("println 3"));
        let spared = "/// Not `dbg!(a)`.\nfn print() {\n    // dbg!(a);\n    /* println!(); */\n    \
                      let print = \"dbg!(1)\"; print != 1\n}\n";
        assert_eq!(found(spared), None);
        assert_eq!(found("fn f( {"), None, "it does not compile");
        for section in SECTIONS {
            assert_eq!(found(section.solution()), None, "{section}");
        }
    }
}
