//! The numbers by which the tests know a mistake.

use super::{
    format::{self, Options, Place},
    numbers::near,
};

/// A figure of a known mistake: the mistake's name in `tests/common/mistakes.rs`,
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
        .ok_or("is not `mistake FIGURE: NAME`, both from tests/common/mistakes.rs")?;
    let (figure, name) = (figure.trim(), name.trim());
    let of_this_name = || SYMPTOMS.iter().filter(|(known, ..)| *known == name);
    if of_this_name().next().is_none() {
        let names = SYMPTOMS.iter().map(|(known, ..)| *known);
        let mut names: Vec<&str> = names.collect();
        names.dedup();
        return Err(format!(
            "tests/common/mistakes.rs knows no such mistake; {}",
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

#[cfg(test)]
mod tests {
    use super::{Place, written};

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
