//! The mistakes that the tests know, and their numbers.

use std::fmt::Write;

use super::{
    format::{self, Options, Place},
    hints::escaped,
    numbers::near,
};

/// The mistakes of `tests/common/mistakes`: chapter and heading to reread, name.
const MISTAKES: &[(&str, &str)] = include!(concat!(env!("OUT_DIR"), "/mistakes.rs"));

/// A figure of a known mistake: the mistake's name in `tests/common/mistakes`,
/// the figure's name there, and its wrong value.
const SYMPTOMS: &[(&str, &str, f64)] = include!(concat!(env!("OUT_DIR"), "/symptoms.rs"));

/// The number of `FIGURE: NAME`, as people write it.
///
/// # Errors
///
/// If there is no such mistake or it says nothing about that figure.
pub(super) fn written(wanted: &str, place: Place) -> Result<String, String> {
    let (figure, name) = wanted
        .split_once(':')
        .ok_or("is not `mistake FIGURE: NAME`, both from tests/common/mistakes")?;
    let (figure, name) = (figure.trim(), name.trim());
    let of_this_name = || SYMPTOMS.iter().filter(|(known, ..)| *known == name);
    if of_this_name().next().is_none() {
        let names = SYMPTOMS.iter().map(|(known, ..)| *known);
        let mut names: Vec<&str> = names.collect();
        names.dedup();
        return Err(format!(
            "tests/common/mistakes knows no such mistake; {}",
            near(name, names.into_iter())
        ));
    }
    let symptom = of_this_name().find(|(_, known, _)| *known == figure);
    let Some((.., value)) = symptom else {
        let figures: Vec<&str> = of_this_name().map(|(_, known, _)| *known).collect();
        return Err(format!(
            "this mistake has no figure `{figure}`; it has {}",
            figures.join(", ")
        ));
    };
    let plain = value.to_string();
    Ok(format::number(*value, &plain, Options::default(), place))
}

/// All mistakes that the tests of a section name, folded, in the order of the
/// functions or headings to which they belong.
///
/// # Errors
///
/// If no chapter of that name has any.
pub(super) fn listed(chapter: &str) -> Result<String, String> {
    let of_chapter = || {
        MISTAKES.iter().filter_map(|(place, name)| {
            let (of, heading) = place.split_once("::")?;
            (of == chapter).then_some((heading, *name))
        })
    };
    let mut headings: Vec<&str> = Vec::new();
    for (heading, _) in of_chapter() {
        if !headings.contains(&heading) {
            headings.push(heading);
        }
    }
    if headings.is_empty() {
        let chapters = MISTAKES
            .iter()
            .filter_map(|(place, _)| place.split("::").next());
        return Err(format!(
            "no chapter of this name has mistakes; {}",
            near(chapter, chapters)
        ));
    }
    let count = of_chapter().count();
    let mut list = format!(
        "<details>\n<summary>All {count} mistakes that the tests of this section name</summary>\n"
    );
    for heading in headings {
        let is_function = heading
            .chars()
            .all(|c| c.is_lowercase() || c.is_numeric() || c == '_');
        let title = if is_function {
            format!("`{heading}`")
        } else {
            escaped(heading)
        };
        let _ = writeln!(list, "\n{title}:\n");
        for (_, name) in of_chapter().filter(|(of, _)| *of == heading) {
            let _ = writeln!(list, "- {}", escaped(name));
        }
    }
    Ok(list + "\n</details>")
}

#[cfg(test)]
mod tests {
    use super::{Place, listed, written};

    #[test]
    fn the_mistakes_of_a_chapter_are_listed_under_their_functions() {
        let list = listed("feedforward").unwrap();
        let (before, after) = list.split_once("\n`penalty`:\n").expect("its mistakes");
        assert!(before.contains("- exp(+z) instead of exp(-z)\n"), "{list}");
        assert!(
            after.contains("- a penalty that includes the bias column\n"),
            "{list}"
        );
        assert!(listed("feedfoward").unwrap_err().contains("`feedforward`"));
    }

    #[test]
    fn a_mistakes_number_is_the_one_by_which_the_tests_know_it() {
        assert_eq!(
            written(
                "ex4weights_cost_lambda_1: a penalty that includes the bias column",
                Place::Prose
            )
            .unwrap(),
            "0.384488"
        );
    }

    #[test]
    fn what_is_unknown_is_answered_with_what_is_known() {
        let error = written(
            "ex4weights_cost_lambda_1: a penalty with the bias column",
            Place::Prose,
        )
        .unwrap_err();
        assert!(
            error.contains("`a penalty that includes the bias column`"),
            "{error}"
        );
        let error = written(
            "ex4weights_cost: a penalty that includes the bias column",
            Place::Prose,
        )
        .unwrap_err();
        assert!(error.contains("ex4weights_cost_lambda_1"), "{error}");
        assert!(written("nothing", Place::Prose).is_err());
    }
}
