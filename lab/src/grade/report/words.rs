//! Words for what became of checks and sections, fit for a terminal.

use crate::grade::{
    compare::Outcome,
    judge::{Chain, Judged, State},
    worker::Ended,
};

/// Whether a section holds on the submission's own other sections.
pub(super) fn chain(judged: &Judged) -> &'static str {
    match judged.chain {
        Chain::Holds => "holds on your own sections",
        Chain::Breaks => "not on your own sections: see those before it",
        Chain::DoesNotFit => "your sections do not compile together",
        Chain::NotRight => "",
    }
}

/// What became of a section's module, after its name.
pub(super) fn state_in_short(state: &State) -> String {
    match state {
        State::Judged => "was judged".to_owned(),
        State::NotStarted => "is still the exercise".to_owned(),
        State::Missing => "is missing".to_owned(),
        State::Unreadable(why) => format!("could not be read: {}", clean(why)),
        State::Several(_) => "is there several times; a person decides which counts".to_owned(),
        State::Withheld => "is looked at by a person before it is compiled".to_owned(),
        State::DoesNotCompile(_) => "does not compile".to_owned(),
    }
}

/// What became of a check.
pub(super) fn in_short(outcome: &Outcome) -> String {
    match outcome {
        Outcome::Right => "right".to_owned(),
        Outcome::Wrong { wrong, of } => format!("wrong on {wrong} of {of} inputs"),
        Outcome::NotWritten => "not written yet".to_owned(),
        Outcome::Panicked { place, text } => {
            let text = clean(text.lines().next().unwrap_or_default());
            let place = if place.starts_with("src/") {
                format!(" at {}", clean(place))
            } else {
                String::new()
            };
            format!("panics{place}: {}", shortened(&text))
        }
        Outcome::Ended(ended) => match ended {
            Ended::TooLong(seconds) => format!("did not finish in {seconds} s"),
            Ended::TooMuch(_) => "took too much memory".to_owned(),
            Ended::StackOverflow => "calls itself without end".to_owned(),
            Ended::Early => "ended the whole program".to_owned(),
        },
    }
}

/// Points without needless digits: `85`, `12.5`.
#[must_use]
pub fn number(points: f64) -> String {
    let text = format!("{points:.2}");
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}

/// What comes from a submission must not reach a terminal as it is: no control
/// characters but the ends of lines.
#[must_use]
pub fn clean(text: &str) -> String {
    let harmless = |c: char| {
        c == '\n'
            || !(c.is_control()
                || ('\u{202A}'..='\u{202E}').contains(&c)
                || ('\u{2066}'..='\u{2069}').contains(&c))
    };
    text.chars()
        .map(|c| if harmless(c) { c } else { '\u{FFFD}' })
        .collect()
}

/// The beginning of a long text.
pub(super) fn shortened(text: &str) -> String {
    const LONGEST: usize = 300;
    let mut short: String = text.chars().take(LONGEST).collect();
    if short.len() < text.len() {
        short.push('…');
    }
    short
}
