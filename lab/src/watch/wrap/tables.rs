//! Two matrices one beneath the other, what was expected and what came: of both the
//! same rows are shown, so that they can be compared.
//!
//! ```text
//!     expected
//!   [[0, 0],
//!    [0, 1]]
//!     got
//!   [[0, 0],
//!    [1, 0]]
//! ```

/// The lines with so many fewer, by leaving rows out of both matrices. Those stay
/// that begin with the first in which they differ.
pub(super) fn shortened<'a>(lines: &[&'a str], fewer: usize) -> Option<Vec<&'a str>> {
    let is = |word: &'static str| move |line: &&str| line.trim() == word;
    let expected = lines.iter().position(is("expected"))? + 1;
    let got = expected + lines[expected..].iter().position(is("got"))? + 1;
    let rows = got - 1 - expected;
    let (first, second) = (&lines[expected..got - 1], lines.get(got..got + rows)?);
    let kept = rows
        .checked_sub(fewer.div_ceil(2))
        .filter(|kept| *kept > 0)?;
    let differ = |(a, b): (&&str, &&str)| a != b;
    let from = first.iter().zip(second).position(differ)?.min(rows - kept);
    let (first, second) = (&first[from..from + kept], &second[from..from + kept]);
    let (before, after) = (&lines[..expected - 1], &lines[got + rows..]);
    Some([before, &[EXPECTED], first, &[GOT], second, after].concat())
}

const EXPECTED: &str = "    expected, in part";
const GOT: &str = "    got, the same part";

#[cfg(test)]
mod tests {
    use super::shortened;

    #[test]
    fn of_both_the_same_rows_stay() {
        let row = |name: &str, row: usize| format!("   [{name}{row}],");
        let table = |wrong: usize| (0..9).map(move |r| row(if r == wrong { "x" } else { "" }, r));
        let text = |wrong: usize| {
            let got: Vec<String> = table(wrong).collect();
            let expected: Vec<String> = table(99).collect();
            format!(
                "head\n    expected\n{}\n    got\n{}\nNext: a",
                expected.join("\n"),
                got.join("\n")
            )
        };
        let shown = |wrong: usize, fewer: usize| {
            let text = text(wrong);
            let lines: Vec<&str> = text.lines().collect();
            shortened(&lines, fewer).map(|lines| lines.join("\n"))
        };
        let head = "head\n    expected, in part\n";
        let got = "\n    got, the same part\n";
        assert_eq!(
            shown(5, 13),
            Some(format!(
                "{head}   [5],\n   [6],{got}   [x5],\n   [6],\nNext: a"
            )),
            "13 fewer at least"
        );
        assert_eq!(
            shown(8, 14),
            Some(format!(
                "{head}   [7],\n   [8],{got}   [7],\n   [x8],\nNext: a"
            ))
        );
        assert_eq!(shown(5, 17), None, "no row would be left");
        assert_eq!(shown(99, 9), None, "nothing that could be seen");
        assert_eq!(
            shortened(&["expected", "a", "got"], 1),
            None,
            "another text"
        );
    }
}
