//! Goes through a page and replaces the book's notation.

use std::{fmt, ops::Range};

use super::{
    code, figure,
    format::{Options, Place},
    hints, math, mistakes, numbers, published,
    sources::Sources,
};

/// Something in a page that cannot be shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// The page's line, from 1.
    pub line: usize,
    /// The formula or the directive.
    pub what: String,
    /// What is wrong with it, and what is expected.
    pub why: String,
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}\n  {}", self.line, self.what, self.why)
    }
}

/// A page of the book in plain Markdown and HTML.
///
/// # Errors
///
/// Everything in it that cannot be shown.
pub fn render(page: &str, sources: &dyn Sources) -> Result<String, Vec<Problem>> {
    // As Git may have written it on Windows.
    let page = &page.replace("\r\n", "\n");
    let mut scan = Scan {
        page,
        code: code::ranges(page),
        at: 0,
        rendered: String::with_capacity(2 * page.len()),
        problems: Vec::new(),
    };
    while scan.at < page.len() {
        scan.step(sources);
    }
    if scan.problems.is_empty() {
        Ok(scan.rendered)
    } else {
        Err(scan.problems)
    }
}

struct Scan<'a> {
    page: &'a str,
    code: Vec<Range<usize>>,
    at: usize,
    rendered: String,
    problems: Vec<Problem>,
}

impl Scan<'_> {
    /// Copies or replaces what begins here.
    fn step(&mut self, sources: &dyn Sources) {
        let page = self.page;
        let rest = &page[self.at..];
        if let Some(code) = self.code.iter().find(|code| code.start == self.at) {
            let code = &page[code.clone()];
            self.replace(code.len(), code);
        } else if rest.starts_with("\\$") {
            self.replace(2, "&#36;");
        } else if rest.starts_with("{{") && !rest.starts_with("{{#") {
            self.directive(rest, sources);
        } else if rest.starts_with("$$") {
            self.display(sources);
        } else if rest.starts_with('$') {
            self.inline(sources);
        } else {
            let plain = rest[1..]
                .find(['$', '\\', '{'])
                .map_or(rest.len(), |at| at + 1);
            let next_code = self.code.iter().find(|code| code.start > self.at);
            let plain = next_code.map_or(plain, |code| plain.min(code.start - self.at));
            self.replace(plain, &rest[..plain]);
        }
    }

    fn replace(&mut self, length: usize, by: &str) {
        self.rendered += by;
        self.at += length;
    }

    /// Notes a problem and leaves the text as it is.
    fn problem(&mut self, length: usize, why: impl Into<String>) {
        let what = &self.page[self.at..self.at + length];
        self.problems.push(Problem {
            line: 1 + self.page[..self.at].matches('\n').count(),
            what: what.trim().to_owned(),
            why: why.into(),
        });
        self.replace(length, what);
    }

    fn directive(&mut self, rest: &str, sources: &dyn Sources) {
        let Some(length) = rest.find("}}").map(|at| at + 2) else {
            return self.problem(2, "is never closed: `}}` is missing");
        };
        match expand(&rest[2..length - 2], Place::Prose, sources) {
            Ok(text) => self.replace(length, &text),
            Err(why) => self.problem(length, why),
        }
    }

    /// `$$…$$`, which stands in lines of its own.
    fn display(&mut self, sources: &dyn Sources) {
        let Some(length) = self.closing("$$") else {
            return self.problem(2, "opens a formula that is never closed; a dollar is `\\$`");
        };
        let before = self.page[..self.at].rsplit('\n').next().unwrap_or_default();
        let mut after = self.page[self.at + length..].split('\n');
        let alone = before.chars().all(|c| c == ' ' || c == '>')
            && after.next().is_none_or(|line| line.trim().is_empty())
            && after.next().is_none_or(|line| line.trim().is_empty());
        if !alone {
            let why = "a formula in `$$` stands in lines of its own, with an empty line after it";
            return self.problem(length, why);
        }
        let tex = &self.page[self.at + 2..self.at + length - 2];
        match with_numbers(tex, sources).and_then(|tex| math::display(&tex)) {
            Ok(formula) => self.replace(length, &formula),
            Err(why) => self.problem(length, why),
        }
    }

    /// `$…$`, within a paragraph.
    fn inline(&mut self, sources: &dyn Sources) {
        let Some(length) = self.closing("$") else {
            return self.problem(1, "opens a formula that is never closed; a dollar is `\\$`");
        };
        let tex = &self.page[self.at + 1..self.at + length - 1];
        match with_numbers(tex, sources).and_then(|tex| math::inline(&tex)) {
            Ok(formula) => {
                // A browser would break the line between a formula and its comma.
                let sign = self.page[self.at + length..].chars().next();
                match sign.filter(|sign| ",.;:)?!".contains(*sign)) {
                    Some(sign) => self.replace(
                        length + 1,
                        &format!("<span class=\"glued\">{formula}{sign}</span>"),
                    ),
                    None => self.replace(length, &formula),
                }
            }
            Err(why) => self.problem(length, why),
        }
    }

    /// How long the formula is that begins here, with its signs; it ends before
    /// an empty line and before code.
    fn closing(&self, sign: &str) -> Option<usize> {
        let rest = &self.page[self.at..];
        let limit = self.code.iter().find(|code| code.start > self.at);
        let limit = limit.map_or(rest.len(), |code| code.start - self.at);
        let limit = rest.find("\n\n").map_or(limit, |end| limit.min(end));
        let mut from = sign.len();
        loop {
            let end = from + rest.get(from..limit)?.find(sign)?;
            let escaped = rest[..end].ends_with('\\');
            if !escaped && !rest[sign.len()..end].trim().is_empty() {
                return Some(end + sign.len());
            }
            if !escaped {
                return None;
            }
            from = end + sign.len();
        }
    }
}

/// A formula with its `{{number …}}` in TeX.
fn with_numbers(tex: &str, sources: &dyn Sources) -> Result<String, String> {
    let mut whole = String::new();
    let mut rest = tex;
    while let Some((before, after)) = rest.split_once("{{") {
        // `{{` is TeX too: a group in a group.
        let known = after.starts_with("number ") || after.starts_with("mistake ");
        let Some((directive, after)) = after.split_once("}}").filter(|_| known) else {
            whole = whole + before + "{{";
            rest = after;
            continue;
        };
        whole = whole + before + &expand(directive, Place::Formula, sources)?;
        rest = after;
    }
    Ok(whole + rest)
}

fn expand(directive: &str, place: Place, sources: &dyn Sources) -> Result<String, String> {
    let (word, rest) = directive
        .trim()
        .split_once(char::is_whitespace)
        .unwrap_or((directive.trim(), ""));
    let rest = rest.trim();
    match word {
        "number" => {
            let mut words = rest.split_whitespace();
            let name = words.next().ok_or("names no number")?;
            numbers::written(name, Options::parse(words)?, place, sources)
        }
        "mistake" => mistakes::written(rest, place),
        "mistakes" => mistakes::listed(rest),
        "hints" => hints::folded(rest),
        "figure" => figure::expand(rest, sources).map_err(|failure| failure.to_string()),
        "published" => published::table(sources),
        _ => Err(format!(
            "there is no `{word}` here; there are number, mistake, mistakes, hints, figure and published"
        )),
    }
}

#[cfg(test)]
mod tests {
    use super::{Problem, render};
    use crate::book::sources::Sources;

    struct Nothing;

    impl Sources for Nothing {
        fn text(&self, path: &str) -> Option<String> {
            (path == "book/numbers.csv").then(|| "trained,95.1,a number\n".to_owned())
        }
    }

    fn page(text: &str) -> String {
        match render(text, &Nothing) {
            Ok(page) => page,
            Err(problems) => panic!("{problems:?}"),
        }
    }

    fn problems(text: &str) -> Vec<Problem> {
        render(text, &Nothing).expect_err("this cannot be shown")
    }

    #[test]
    fn formulas_and_numbers_are_replaced_and_the_rest_stays() {
        assert_eq!(
            page("# A\n\nIt is $x$, {{number trained percent}}.\n\n$$y$$\n\nEnd.\n"),
            "# A\n\nIt is <span class=\"glued\"><math><mi>x</mi></math>,</span> 95.1\u{a0}%.\n\n<div class=\"formula\"><math \
             display=\"block\"><mi>y</mi></math></div>\n\nEnd.\n"
        );
        assert!(page("$a = {{number COST_LAMBDA_0}}$").contains("<mn>0.287629</mn>"));
        assert!(page("$x^{{a}}$").contains("<msup>"), "braces of TeX");
    }

    #[test]
    fn nothing_in_code_is_touched_and_includes_stay() {
        for text in [
            "`$x$ {{number nothing}}`\n",
            "```rust,ignore\n{{#include ../../src/a.rs:b}}\nlet a = \"$$\";\n```\n",
            "<code>$x$</code>\n",
            "{{#include hints.md}}\n",
        ] {
            assert_eq!(page(text), text);
        }
    }

    #[test]
    fn lines_may_end_as_on_windows() {
        assert_eq!(page("a $x$\r\n\r\nb\r\n"), page("a $x$\n\nb\n"));
        assert!(problems("$x\r\n\r\ny$\r\n")[0].why.contains("never closed"));
    }

    #[test]
    fn a_dollar_can_be_written() {
        assert_eq!(page("5 \\$ or $x$"), "5 &#36; or <math><mi>x</mi></math>");
    }

    #[test]
    fn every_problem_is_found_with_its_line_and_its_formula() {
        let found = problems("ok $x$\n\n$\\fraq$ and\n{{number trainde}}\n\n{{nmuber a}}\n");
        let seen: Vec<_> = found.iter().map(|it| (it.line, it.what.as_str())).collect();
        assert_eq!(
            seen,
            [
                (3, "$\\fraq$"),
                (4, "{{number trainde}}"),
                (6, "{{nmuber a}}")
            ]
        );
        assert!(found[1].why.contains("trained"), "{}", found[1].why);
    }

    #[test]
    fn a_formula_that_is_not_closed_or_not_alone_is_a_problem() {
        for text in ["costs 5 $\n", "$x\n\ny$\n", "$$x\n\ny$$\n", "$$ $$\n"] {
            assert!(problems(text)[0].why.contains("never closed"), "{text}");
        }
        for text in ["a $$x$$\n", "$$x$$ b\n", "$$x$$\nb\n"] {
            assert!(problems(text)[0].why.contains("of its own"), "{text}");
        }
    }
}
