//! What a watch does with what happens: events in, text and actions out.

use std::{fmt::Write as _, mem, time::Duration};

use crate::{
    check,
    copy::Copy,
    course::{SECTIONS, Section},
    hint,
    solved::{Solved, files_of},
    suspect::{self, Suspect},
};

/// The key that goes back: out of a question, else out of the watch.
pub const ESCAPE: char = '\u{1b}';

/// Something that happened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Event {
    /// Files of the copy were saved; their paths in it, with `/` between the names.
    Saved(Vec<String>),
    /// A key was pressed, or the first letter of a line was read.
    Key(char),
    /// What a run's program says before the tests that take seconds.
    SoFar {
        /// Which run.
        run: u64,
        /// The section's row.
        row: String,
    },
    /// A run's program has closed its output, which was this.
    Printed {
        /// Which run.
        run: u64,
        /// All that it printed.
        text: String,
    },
    /// A run came to an end.
    Judged {
        /// Which run.
        run: u64,
        /// Whether the section is solved.
        solved: bool,
        /// How long it took.
        took: Duration,
        /// What is to be said about it.
        text: String,
    },
    /// The watch must end.
    Leave,
}

/// What to do next.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Action {
    /// Wait for the next event.
    Wait,
    /// Run the tests of a section, in place of a run that is under way.
    Run {
        /// A number for this run, greater than those before.
        run: u64,
        /// The section.
        section: Section,
    },
    /// End the watch.
    Leave,
}

/// Text for the screen.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Text {
    /// Whether it begins a new screen.
    pub on_new_screen: bool,
    /// The lines.
    pub lines: String,
}

/// What is known about the section at work.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum State {
    UnderWay,
    Red,
    Solved,
}

/// A watch: the section at work, and what is known about it.
#[derive(Debug)]
pub struct Session {
    copy: Copy,
    manual: bool,
    single_keys: bool,
    at: Section,
    state: State,
    run: u64,
    /// Whether it goes from section to section, up to the first that is red.
    all: bool,
    /// The section to go back to once this one is solved, because it was at work
    /// when a section before it was saved.
    back_to: Option<Section>,
    /// The row of the section that was mended in between, which stays on the screen.
    solved_before: String,
    /// How long the runs took that led to the answer.
    took: Duration,
    /// The test of the section at work that was red in the last run.
    red_test: Option<String>,
    /// The function that this test names, or in which the compiler finds an error,
    /// of whatever section.
    suspect: Option<Suspect>,
    /// What was said about it.
    red_message: String,
    /// The functions among which a digit chooses, after `h`.
    choice: Vec<String>,
    text: Text,
}

impl Session {
    /// A watch over a copy; `single_keys` where no line end is needed.
    #[must_use]
    pub fn new(copy: &Copy, manual: bool, single_keys: bool) -> Self {
        Self {
            copy: copy.clone(),
            manual,
            single_keys,
            at: SECTIONS[0],
            state: State::UnderWay,
            run: 0,
            all: true,
            back_to: None,
            solved_before: String::new(),
            took: Duration::ZERO,
            red_test: None,
            suspect: None,
            red_message: String::new(),
            choice: Vec::new(),
            text: Text::default(),
        }
    }

    /// Says how it can be left and looks for the section at work: the first that
    /// has something left to write, unless the one before it is red.
    pub fn begin(&mut self) -> Action {
        let when = if self.manual {
            "Reruns the section at work when you press r"
        } else {
            "Reruns the section at work whenever you save a file"
        };
        let leave = if self.single_keys {
            "q leaves, so does Ctrl-C."
        } else {
            "q and Enter leave, so does Ctrl-C."
        };
        self.say(&format!("{when}. {leave}"));
        self.look_at_all_from(first_to_look_at(&self.copy))
    }

    /// What has been said since the last call.
    pub fn take_text(&mut self) -> Text {
        mem::take(&mut self.text)
    }

    /// What an event leads to.
    pub fn on(&mut self, event: Event) -> Action {
        match event {
            Event::Saved(files) => self.saved(&files),
            Event::Key(key) => self.key(key),
            Event::Judged {
                run,
                solved,
                took,
                text,
            } if run == self.run => {
                self.took += took;
                self.judged(solved, &text)
            }
            Event::SoFar { run, row } => self.so_far(run, &row),
            Event::Judged { .. } | Event::Printed { .. } => Action::Wait, // of a run that was dropped
            Event::Leave => Action::Leave,
        }
    }

    /// The section whose file was saved is the one at work. From a section before
    /// the one that was, it goes back there once it is solved.
    fn saved(&mut self, files: &[String]) -> Action {
        let is_saved = |section: &Section| files.contains(&section.module());
        let saved = SECTIONS.into_iter().find(is_saved);
        match saved {
            Some(other) if !is_saved(&self.at) => {
                let interrupted = self.back_to.take().unwrap_or(self.at);
                let goes_back = self.state != State::Solved && other.number < interrupted.number;
                self.turn_to(other);
                self.back_to = goes_back.then_some(interrupted);
            }
            // A given file, which may change what a section before says.
            None if self.all => return self.look_at_all_from(SECTIONS[0]),
            _ => {}
        }
        self.took = Duration::ZERO;
        self.text.on_new_screen = true;
        self.run_it()
    }

    fn turn_to(&mut self, section: Section) {
        self.at = section;
        self.back_to = None;
        self.red_test = None;
        self.suspect = None;
        self.red_message.clear();
    }

    fn key(&mut self, key: char) -> Action {
        let choice = mem::take(&mut self.choice);
        match key {
            'h' => self.hint(None),
            'n' => return self.go(1),
            'p' => return self.go(-1),
            'a' => return self.look_at_all_from(SECTIONS[0]),
            'r' | ' ' | '\n' => return self.look(),
            'q' => return Action::Leave,
            ESCAPE if choice.is_empty() => return Action::Leave,
            _ => {
                let chosen = key.to_digit(10).map(|digit| digit as usize);
                match chosen.and_then(|digit| choice.get(digit.wrapping_sub(1))) {
                    Some(function) => self.hint(Some(function)),
                    None => self.say(&self.keys()),
                }
            }
        }
        Action::Wait
    }

    fn go(&mut self, step: isize) -> Action {
        let index = (self.at.number - 1).checked_add_signed(step);
        match index.and_then(|index| SECTIONS.get(index)) {
            Some(section) => {
                self.turn_to(*section);
                self.look()
            }
            None if step > 0 => self.look_at_all_from(SECTIONS[0]),
            None => {
                self.say("Section 1 is the first.");
                Action::Wait
            }
        }
    }

    fn look_at_all_from(&mut self, section: Section) -> Action {
        self.turn_to(section);
        let action = self.look();
        self.all = true;
        action
    }

    /// Runs the section at work, in place of what is under way.
    fn look(&mut self) -> Action {
        self.all = false;
        self.took = Duration::ZERO;
        self.text.on_new_screen = true;
        self.run_it()
    }

    fn run_it(&mut self) -> Action {
        self.run += 1;
        self.state = State::UnderWay;
        self.solved_before.clear();
        self.say(&format!("Section {}: running its tests …", self.at));
        Action::Run {
            run: self.run,
            section: self.at,
        }
    }

    /// The section to go on with after this one: that which was at work, but for one
    /// between them that has something left to write.
    fn first_to_write_before(&self, interrupted: Section) -> Section {
        let between = self.at.number..interrupted.number - 1;
        let mut open = SECTIONS[between]
            .iter()
            .filter(|section| self.has_something_to_write(**section));
        open.next().copied().unwrap_or(interrupted)
    }

    fn has_something_to_write(&self, section: Section) -> bool {
        let module = self.copy.module(section);
        module.is_ok_and(|module| hint::to_write(&module).is_some())
    }

    fn is_written(&self, section: Section) -> bool {
        let module = self.copy.module(section);
        module.is_ok_and(|module| hint::to_write(&module).is_none())
    }

    /// Where one section is looked at, its first row is the answer for which its
    /// learner waits; among others it would stand there twice.
    fn so_far(&mut self, run: u64, row: &str) -> Action {
        if run == self.run && !self.all {
            self.say(row);
        }
        Action::Wait
    }

    fn judged(&mut self, solved: bool, text: &str) -> Action {
        self.state = if solved { State::Solved } else { State::Red };
        self.suspect = suspect::of(&self.copy, self.at, text);
        let text = &self.with_what_is_new(text);
        if self.all && solved {
            self.say(text.lines().next().unwrap_or_default());
            if let Some(next) = SECTIONS.get(self.at.number) {
                self.turn_to(*next);
                return self.run_it();
            }
        }
        if let Some(interrupted) = self.back_to.take_if(|_| solved) {
            let row = text.lines().next().unwrap_or_default();
            self.say(row);
            self.turn_to(self.first_to_write_before(interrupted));
            let action = self.run_it();
            self.solved_before = format!("{row}\n");
            return action;
        }
        if !self.all {
            self.text.on_new_screen = true;
            self.text.lines += &mem::take(&mut self.solved_before);
        }
        if solved {
            let row = text.lines().next().unwrap_or_default().to_owned();
            let row = if self.all {
                String::new()
            } else {
                row + "\n\n"
            };
            self.say(&format!("{row}{}", self.what_next()));
        } else {
            self.say(text.trim_end());
        }
        self.all = false;
        let seconds = self.took.as_secs_f64();
        self.say(&format!("\nAnswered in {seconds:.1} s.\n{}", self.keys()));
        Action::Wait
    }

    /// The answer; if the same test is red as before, it says whether its message
    /// is the same.
    fn with_what_is_new(&mut self, text: &str) -> String {
        let (row, message) = text.split_once('\n').unwrap_or((text, ""));
        let red_test = check::red_test(text).map(str::to_owned);
        let test_before = mem::replace(&mut self.red_test, red_test.clone());
        let message_before = mem::replace(&mut self.red_message, message.to_owned());
        let news = match red_test {
            None => "",
            Some(_) if red_test != test_before => "",
            Some(_) if is_same(message, &message_before) => {
                "The same test is red, with the same message.\n"
            }
            Some(_) => "The same test is red, with another message.\n",
        };
        format!("{row}\n{news}{message}")
    }

    fn what_next(&self) -> String {
        let number = self.at.number;
        match SECTIONS.get(number) {
            // As where a section before it was mended.
            Some(next) if self.is_written(*next) => format!(
                "Section {number} is solved. To compare: cargo lab solution {number}\n\
                 Next: section {} is written. Press a to see which is the next to do.",
                next.number
            ),
            Some(next) => format!(
                "Section {number} is solved. To compare: cargo lab solution {number}\n\
                 Next: section {next}. Read book/src/{}.md, then press n.",
                next.stem
            ),
            None if self.all => "All eight sections are solved. Your network reads handwriting: \
                                 cargo run --release\n\
                                 The first time it compiles everything once more, for minutes."
                .to_owned(),
            None => format!(
                "Section {number} is solved. To compare: cargo lab solution {number}\n\
                 Next: press a to see that all eight are."
            ),
        }
    }

    fn hint(&mut self, function: Option<&str>) {
        let (section, name) = match (function, &self.suspect) {
            (None, Some(suspect)) => (suspect.section, Some(suspect.function.as_str())),
            _ => (self.at, function),
        };
        let said = hint::hint(&self.copy, section, name);
        match said {
            Ok(Some(said)) => {
                let again = "The same command again has the next,";
                let key = match function {
                    None => "Press h again for".to_owned(),
                    Some(name) => format!("`cargo lab hint {} {name}` has", self.at.number),
                };
                self.say(&format!("\n{}", said.replace(again, &key)));
            }
            // Everything is written, and no message says which function is wrong.
            Ok(None) => self.ask_which(),
            Err(failure) => self.say(&format!("\n{failure}")),
        }
    }

    fn ask_which(&mut self) {
        self.choice = self.at.exercises();
        let mut question = format!("\nA hint for which function of section {}?", self.at);
        for (index, name) in self.choice.iter().enumerate() {
            let _ = write!(question, "\n  {}  {name}", index + 1);
        }
        self.say(&question);
    }

    fn keys(&self) -> String {
        let when = match (self.state, self.manual) {
            (State::UnderWay, _) => "running",
            (_, true) => "waiting for r",
            (_, false) => "waiting for a save",
        };
        let enter = if self.single_keys { "" } else { ", then Enter" };
        format!("h hint  n next  p previous  a all  r run again  q quit{enter}  ({when})")
    }

    fn say(&mut self, text: &str) {
        self.text.lines += text;
        self.text.lines.push('\n');
    }
}

/// Whether two messages say the same, if of another line: what was written above it
/// moves it.
fn is_same(message: &str, before: &str) -> bool {
    without_lines(message) == without_lines(before)
}

/// Without the numbers in `src/feedforward.rs:155:9` and `src/feedforward.rs, line 155`.
fn without_lines(message: &str) -> Vec<&str> {
    let parts = message
        .split(".rs:")
        .flat_map(|part| part.split(".rs, line "));
    let is_place = |c: char| c.is_ascii_digit() || c == ':';
    parts
        .map(|part| part.trim_start_matches(is_place))
        .collect()
}

/// Where a watch begins: at the first section that has been begun and has
/// something left to write. If it has not been begun, the one before it may be
/// red, so that one is looked at first; but not again where it was solved with the
/// very files that are there.
fn first_to_look_at(copy: &Copy) -> Section {
    let module = |section: &Section| copy.module(*section).unwrap_or_default();
    let to_write = SECTIONS
        .iter()
        .position(|section| hint::to_write(&module(section)).is_some());
    let first = match to_write {
        None => 0, // all are written, and any of them may be red
        Some(index) if module(&SECTIONS[index]) != SECTIONS[index].stub() => index,
        Some(index) => index.saturating_sub(1),
    };
    let solved = Solved::of(copy);
    let is_known = |section: Section| solved.details(section, files_of(copy, section)).is_some();
    let mut from_there = SECTIONS.into_iter().skip(first);
    from_there
        .find(|section| !is_known(*section))
        .unwrap_or(SECTIONS[SECTIONS.len() - 1])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::start;

    #[test]
    fn what_is_known_to_be_solved_is_not_looked_at_again_when_it_begins() {
        let folder = tempfile::tempdir().expect("a folder");
        let root = folder.path().join("copy");
        start::start(&root, None).unwrap_or_else(|failure| panic!("{failure}"));
        let copy = Copy::at(&root);
        let remember = |section: Section| {
            let files = files_of(&copy, section);
            Solved::of(&copy).remember(&copy, section, files, Some("9 tests pass"));
        };
        let write = |section: Section, text: &str| {
            std::fs::write(copy.path(&section.module()), text).expect("the copy can be written to");
        };
        let [one, two, three, .., eight] = SECTIONS;
        write(one, one.solution());
        assert_eq!(first_to_look_at(&copy), one, "it may be red");
        remember(one);
        assert_eq!(first_to_look_at(&copy), two);
        write(one, &format!("{}\n", one.solution()));
        assert_eq!(first_to_look_at(&copy), one, "saved since");
        for section in SECTIONS {
            write(section, section.solution());
        }
        for section in SECTIONS {
            remember(section);
        }
        assert_eq!(first_to_look_at(&copy), eight, "all are solved");
        write(three, &format!("{}\n", three.solution()));
        assert_eq!(first_to_look_at(&copy), three, "it and those behind it");
    }

    #[test]
    fn a_message_of_a_line_that_has_moved_is_the_same() {
        let message = |line: u32, name: &str| {
            format!(
                "panicked at src/feedforward.rs:{line}:5:\nwrite {name}\n\n\
                 Next: write `{name}` in src/feedforward.rs, line {line}, then save.\n"
            )
        };
        assert!(is_same(&message(155, "cost"), &message(9, "cost")));
        assert!(!is_same(&message(155, "cost"), &message(155, "penalty")));
        assert!(!is_same("expected 1, got 2", "expected 1, got 3"));
    }
}
