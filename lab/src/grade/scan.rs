//! Looks through a module for what a person should look at.
//!
//! Source text is taken apart by a lexer, so that comments and strings do not
//! count and macros do. What has the compiler read other files is not compiled
//! at all; the rest is only pointed out.

mod typed_in;

use std::str::FromStr;

use proc_macro2::{Delimiter, Spacing, TokenStream, TokenTree};

/// Something that a person should look at.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Finding {
    /// The line in the file.
    pub line: usize,
    /// What stands there.
    pub what: String,
    /// Whether the module is not to be compiled before a person has looked.
    pub withhold: bool,
}

/// Names that make the compiler read another file.
const READ_FILES: [&str; 3] = ["include", "include_str", "include_bytes"];

/// Names that reach outside of the program. What is behind them is closed where
/// the system can be told to; a solution needs none of them.
const REACH_OUT: [(&str, &str); 16] = [
    ("process", "starts or ends programs"),
    ("fs", "uses files"),
    ("net", "uses the network"),
    ("env", "reads the environment"),
    ("option_env", "reads the environment"),
    ("os", "uses the operating system"),
    ("ffi", "calls code in other languages"),
    ("unsafe", "is unsafe"),
    ("asm", "is assembler"),
    ("global_asm", "is assembler"),
    ("set_hook", "replaces what happens at a panic"),
    ("thread", "starts threads"),
    ("DefaultHasher", LOOKS_UP),
    ("Hasher", LOOKS_UP),
    ("BuildHasher", LOOKS_UP),
    ("to_bits", LOOKS_UP),
];

/// What a look-up of known inputs is made with.
const LOOKS_UP: &str = "makes fingerprints, as a look-up of known inputs does";

/// Of the names that reach out, those that count wherever they stand.
const ALWAYS: [&str; 8] = [
    "unsafe",
    "set_hook",
    "option_env",
    "global_asm",
    "DefaultHasher",
    "Hasher",
    "BuildHasher",
    "to_bits",
];

/// Attributes that change how a program is linked or started.
const LINKAGE: [&str; 8] = [
    "no_mangle",
    "export_name",
    "link",
    "link_name",
    "link_section",
    "global_allocator",
    "panic_handler",
    "macro_export",
];

/// Lint levels, which a module may set for itself.
const LINT_LEVELS: [&str; 5] = ["allow", "warn", "expect", "doc", "rustfmt"];

/// Macros whose names a module should not give to its own.
const ASSERTIONS: [&str; 12] = [
    "assert",
    "assert_eq",
    "assert_ne",
    "debug_assert",
    "debug_assert_eq",
    "debug_assert_ne",
    "panic",
    "todo",
    "unimplemented",
    "unreachable",
    "println",
    "eprintln",
];

/// Everything in a module that a person should look at, in order.
///
/// A text that is no Rust has no findings: the compiler says what is wrong.
#[must_use]
pub fn scan(source: &str) -> Vec<Finding> {
    let mut findings = Vec::new();
    if let Ok(tokens) = TokenStream::from_str(source) {
        let tokens: Vec<TokenTree> = tokens.into_iter().collect();
        look(&tokens, false, &mut findings);
        findings.extend(typed_in::published_numbers(&tokens));
    }
    findings.sort();
    findings.dedup_by(|a, b| a.what == b.what && a.withhold == b.withhold);
    findings
}

fn look(tokens: &[TokenTree], in_attribute: bool, findings: &mut Vec<Finding>) {
    for (index, token) in tokens.iter().enumerate() {
        let before = index.checked_sub(1).map(|before| &tokens[before]);
        let after = tokens.get(index + 1);
        match token {
            TokenTree::Group(group) => {
                let inner: Vec<TokenTree> = group.stream().into_iter().collect();
                let brackets = group.delimiter() == Delimiter::Bracket;
                let attribute = brackets && before.is_some_and(|token| is(token, '#'));
                let inner_attribute = brackets
                    && before.is_some_and(|token| is(token, '!'))
                    && index >= 2
                    && is(&tokens[index - 2], '#');
                if inner_attribute {
                    crate_attribute(&inner, findings);
                }
                look(
                    &inner,
                    in_attribute || attribute || inner_attribute,
                    findings,
                );
            }
            TokenTree::Ident(ident) => {
                let name = ident.to_string();
                let name = name.trim_start_matches("r#");
                let line = ident.span().start().line;
                word(
                    name,
                    line,
                    &Surroundings {
                        before,
                        after,
                        in_path: in_path(tokens, index),
                        in_attribute,
                    },
                    findings,
                );
            }
            _ => {}
        }
    }
}

/// What stands around a word.
struct Surroundings<'a> {
    before: Option<&'a TokenTree>,
    after: Option<&'a TokenTree>,
    in_path: bool,
    in_attribute: bool,
}

/// Whether `::` stands before or after a word; a single `:` is followed by a type.
fn in_path(tokens: &[TokenTree], index: usize) -> bool {
    let colons = |first: usize| match tokens.get(first..first + 2) {
        Some([TokenTree::Punct(a), TokenTree::Punct(b)]) => {
            (a.as_char(), a.spacing(), b.as_char()) == (':', Spacing::Joint, ':')
        }
        _ => false,
    };
    colons(index + 1) || index.checked_sub(2).is_some_and(colons)
}

fn word(name: &str, line: usize, around: &Surroundings, findings: &mut Vec<Finding>) {
    let mut found = |what: String, withhold: bool| {
        findings.push(Finding {
            line,
            what,
            withhold,
        });
    };
    let is_macro = around.after.is_some_and(|token| is(token, '!'));
    if READ_FILES.contains(&name) {
        // Wherever it stands: a macro may be handed the name of another.
        found(
            format!("`{name}!` has the compiler read another file"),
            true,
        );
    }
    if around.in_attribute && name == "path" {
        found(
            "`#[path]` has the compiler read another file".to_owned(),
            true,
        );
    }
    if around.in_attribute && LINKAGE.contains(&name) {
        found(
            format!("`#[{name}]` changes how the program is linked"),
            false,
        );
    }
    if name == "extern" {
        found(
            "`extern` reaches for code outside of the module".to_owned(),
            false,
        );
    }
    let reaches_out = REACH_OUT.iter().find(|(known, _)| *known == name);
    if let Some((_, does)) = reaches_out
        && (ALWAYS.contains(&name) || around.in_path || is_macro)
    {
        found(format!("`{name}` {does}"), false);
    }
    let defined = around.before.is_some_and(|token| is(token, '!'));
    if defined && ASSERTIONS.contains(&name) {
        found(format!("a macro of its own is called `{name}`"), false);
    }
}

/// `#![…]` in a module: lint levels are its own affair.
fn crate_attribute(inner: &[TokenTree], findings: &mut Vec<Finding>) {
    let Some(TokenTree::Ident(name)) = inner.first() else {
        return;
    };
    if !LINT_LEVELS.contains(&name.to_string().as_str()) {
        findings.push(Finding {
            line: name.span().start().line,
            what: format!("`#![{name}]` is an attribute for a whole crate"),
            withhold: false,
        });
    }
}

fn is(token: &TokenTree, character: char) -> bool {
    matches!(token, TokenTree::Punct(punct) if punct.as_char() == character)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::course::SECTIONS;

    fn withheld(source: &str) -> bool {
        scan(source).iter().any(|finding| finding.withhold)
    }

    #[test]
    fn the_course_itself_is_above_suspicion() {
        for section in SECTIONS {
            assert_eq!(scan(section.solution()), [], "{section}");
            assert_eq!(scan(&section.stub()), [], "{section}");
        }
    }

    #[test]
    fn files_are_not_included_however_it_is_written() {
        for source in [
            "const A: &str = include_str!(\"/etc/passwd\");",
            "fn f() { std::include!(\"x\") }",
            "use std::include_bytes as harmless;",
            "macro_rules! m { ($a:ident) => { $a!(\"x\") } } m!(include_str);",
            "const A: &str = r#include_str!(\"x\");",
            "#[path = \"/home/x.rs\"] mod x;",
            "#[cfg_attr(all(), path = \"/home/x.rs\")] mod x;",
            "#![doc = include_str!(\"x\")]",
        ] {
            assert!(withheld(source), "{source}");
        }
    }

    #[test]
    fn comments_strings_and_names_are_no_code() {
        for source in [
            "// include_str!(\"x\") and std::process::exit(0)\n",
            "/// See `std::fs`.\nfn f() {}",
            "const A: &str = \"include_str!(std::fs)\";",
            "fn f(process: f64, fs: f64) -> f64 { let path = fs; path * process }",
            "#![allow(dead_code)]",
        ] {
            assert_eq!(scan(source), [], "{source}");
        }
    }

    #[test]
    fn what_reaches_out_is_pointed_out_and_compiled_all_the_same() {
        for source in [
            "fn f() { std::process::exit(0) }",
            "use std::fs; fn f() { fs::read(\"x\"); }",
            "use std::{net::TcpStream, io};",
            "fn f() { unsafe { } }",
            "const A: Option<&str> = option_env!(\"HOME\");",
            "macro_rules! assert { ($($t:tt)*) => {} }",
            "#![feature(test)]",
            "#[unsafe(no_mangle)] fn main() {}",
            "fn f() { std::panic::set_hook(Box::new(|_| {})); }",
            "extern crate std as other;",
        ] {
            let findings = scan(source);
            assert!(!findings.is_empty(), "{source}");
            assert!(!withheld(source), "{source}");
        }
    }
}
