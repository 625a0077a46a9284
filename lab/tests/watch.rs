//! `cargo lab watch`: events in, text and actions out; and which files count
//! as saved. Run: `cargo test -p cargo-lab --test watch`.

use std::{
    fs,
    io::{BufRead, BufReader, Write},
    path::Path,
    process::{Child, ChildStdin, Command, Stdio},
    sync::mpsc::{self, Receiver},
    thread,
    time::Duration,
};

use cargo_lab::{
    copy::Copy,
    course::SECTIONS,
    start,
    watch::{
        Snapshot, is_source,
        session::{Action, ESCAPE, Event, Session},
    },
};
use tempfile::TempDir;

/// A session at a section that is red, after the look at all before it.
fn at_work(copy: &Copy, section: usize) -> Session {
    let mut session = Session::new(copy, false, true);
    let mut action = session.begin();
    for number in 1..=section {
        let (run, at) = run_of(action);
        assert_eq!(at, number);
        action = session.on(judged(run, number < section));
    }
    assert_eq!(action, Action::Wait);
    session.take_text();
    session
}

fn run_of(action: Action) -> (u64, usize) {
    match action {
        Action::Run { run, section, .. } => (run, section.number),
        other => panic!("a run was expected, got {other:?}"),
    }
}

fn judged(run: u64, solved: bool) -> Event {
    let text = if solved {
        "k  name  solved  9 tests pass\n\nmore".to_owned()
    } else {
        "k  name  red  3 of 9 tests pass\n\nThe first red test of section 2: a_test (src/feedforward.rs:1:1)\n".to_owned()
    };
    Event::Judged {
        run,
        solved,
        took: Duration::from_millis(650),
        text,
    }
}

fn saved(file: &str) -> Event {
    Event::Saved(vec![file.to_owned()])
}

fn new_copy() -> (TempDir, Copy) {
    let folder = TempDir::new().expect("files can be read and written");
    let root = folder.path().join("copy");
    start::start(&root, None).unwrap_or_else(|failure| panic!("{failure}"));
    (folder, Copy::at(&root))
}

/// A copy whose section 2 is written.
fn nothing_left_to_write() -> (TempDir, Copy) {
    let (folder, copy) = new_copy();
    fs::write(copy.path("src/feedforward.rs"), SECTIONS[1].solution())
        .expect("files can be written");
    (folder, copy)
}

fn nowhere() -> Copy {
    Copy::at(Path::new("nowhere"))
}

#[test]
fn it_begins_with_the_first_section_that_is_red_and_says_how_to_leave() {
    let mut session = Session::new(&nowhere(), false, true);
    let first = session.begin();
    let text = session.take_text().lines;
    assert!(text.contains("q leaves, so does Ctrl-C"), "{text}");
    let second = session.on(judged(run_of(first).0, true));
    let (run, at) = run_of(second);
    assert_eq!(at, 2, "section 1 is solved");
    assert_eq!(session.on(judged(run, false)), Action::Wait);
    let text = session.take_text().lines;
    assert!(text.contains("The first red test"), "{text}");
    assert!(text.contains("waiting for a save"), "{text}");
}

#[test]
fn saving_a_file_that_is_no_section_runs_the_one_at_work_again() {
    let mut session = at_work(&nowhere(), 2);
    for file in ["src/feedforward.rs", "src/given/network.rs", "Cargo.toml"] {
        let action = session.on(saved(file));
        let (run, at) = run_of(action);
        assert_eq!(at, 2, "after {file} was saved");
        session.on(judged(run, false));
    }
}

#[test]
fn the_section_whose_file_was_saved_is_the_one_at_work() {
    let mut session = at_work(&nowhere(), 2);
    let (run, at) = run_of(session.on(saved("src/backpropagation.rs")));
    assert_eq!(at, 5, "section 2 is red, but this one is worked on");
    session.on(judged(run, false));
    assert_eq!(run_of(session.on(saved("src/given/network.rs"))).1, 5);
}

#[test]
fn several_files_saved_at_once_lead_to_the_first_of_their_sections() {
    let files = |names: &[&str]| Event::Saved(names.iter().map(|&it| it.to_owned()).collect());
    let mut session = at_work(&nowhere(), 2);
    let both = files(&["src/backpropagation.rs", "src/feedforward.rs"]);
    assert_eq!(
        run_of(session.on(both)).1,
        2,
        "the one at work is among them"
    );
    let others = files(&["src/fmincg.rs", "src/random_init.rs"]);
    assert_eq!(run_of(session.on(others)).1, 4);
}

/// A mistake in an earlier section makes a later one red: once it is mended, what
/// counts is the later one again.
#[test]
fn from_a_section_before_it_goes_back_to_the_one_that_was_red() {
    let mut session = at_work(&nowhere(), 5);
    let (run, at) = run_of(session.on(saved("src/visualization.rs")));
    assert_eq!(at, 1);
    session.on(judged(run, false));
    let (run, at) = run_of(session.on(saved("src/feedforward.rs")));
    assert_eq!(at, 2);
    session.take_text();
    let (run, at) = run_of(session.on(judged(run, true)));
    assert_eq!(at, 5, "section 2 is solved");
    let text = session.take_text().lines;
    assert!(
        text.contains("solved") && !text.contains("press n"),
        "{text}"
    );
    assert_eq!(session.on(judged(run, true)), Action::Wait);
    let text = session.take_text().lines;
    assert!(text.contains("Section 5 is solved"), "{text}");
    assert_eq!(
        text.matches("9 tests pass").count(),
        2,
        "of 2 and 5: {text}"
    );
    // A key names a section for good.
    let (run, _) = run_of(session.on(Event::Key('p')));
    assert_eq!(session.on(judged(run, true)), Action::Wait);
}

#[test]
fn from_a_section_before_it_does_not_send_to_what_is_written() {
    let (_folder, copy) = new_copy();
    for section in &SECTIONS[..3] {
        fs::write(copy.path(&section.module()), section.solution()).expect("files can be written");
    }
    let mut session = Session::new(&copy, false, true);
    let (run, _) = run_of(session.begin());
    session.on(judged(run, false));
    let (run, _) = run_of(session.on(Event::Key('p')));
    session.take_text();
    session.on(judged(run, true));
    let text = session.take_text().lines;
    assert!(text.contains("section 3 is written. Press a"), "{text}");
}

/// A look ahead leaves nothing out.
#[test]
fn from_a_section_before_it_goes_on_with_what_is_left_to_write_between_them() {
    let (_folder, copy) = new_copy();
    for section in &SECTIONS[..4] {
        fs::write(copy.path(&section.module()), section.solution()).expect("files can be written");
    }
    let mut session = Session::new(&copy, false, true);
    let (run, at) = run_of(session.begin());
    assert_eq!((at, session.on(judged(run, false))), (4, Action::Wait));
    for ahead in 5..=7 {
        let (run, at) = run_of(session.on(Event::Key('n')));
        assert_eq!((at, session.on(judged(run, false))), (ahead, Action::Wait));
    }
    let (run, at) = run_of(session.on(saved("src/backpropagation.rs")));
    assert_eq!(at, 5);
    assert_eq!(run_of(session.on(judged(run, true))).1, 6, "not 7");
}

/// The runs behind it count together.
#[test]
fn it_says_how_long_the_answer_took() {
    let mut session = at_work(&nowhere(), 2);
    let (run, _) = run_of(session.on(saved("src/feedforward.rs")));
    session.on(judged(run, false));
    let text = session.take_text().lines;
    assert!(text.contains("\nAnswered in 0.7 s.\n"), "{text}");
    let (run, _) = run_of(session.on(saved("src/visualization.rs")));
    let (run, _) = run_of(session.on(judged(run, true)));
    session.on(judged(run, false));
    let text = session.take_text().lines;
    assert!(
        text.contains("\nAnswered in 1.3 s.\n"),
        "sections 1 and 2: {text}"
    );
}

/// The section that a new watch looks at first.
fn first_looked_at(copy: &Copy) -> usize {
    run_of(Session::new(copy, false, true).begin()).1
}

#[test]
fn it_begins_where_something_is_left_to_write() {
    let (_folder, copy) = new_copy();
    assert_eq!(first_looked_at(&copy), 1, "nothing is written");
    let write = |index: usize, text: &str| {
        fs::write(copy.path(&SECTIONS[index].module()), text).expect("files can be written");
    };
    for (index, section) in SECTIONS.iter().enumerate().take(4) {
        write(index, section.solution());
    }
    assert_eq!(
        first_looked_at(&copy),
        4,
        "section 5 is not begun: section 4 may be red"
    );
    write(
        4,
        &SECTIONS[4]
            .stub()
            .replacen("todo!", "// begun\n    todo!", 1),
    );
    assert_eq!(first_looked_at(&copy), 5, "it is begun and not finished");
    for (index, section) in SECTIONS.iter().enumerate() {
        write(index, section.solution());
    }
    assert_eq!(first_looked_at(&copy), 1, "any of them may be red");
}

#[test]
fn a_run_that_is_under_way_is_dropped_when_another_save_comes() {
    let mut session = at_work(&nowhere(), 2);
    let (first, _) = run_of(session.on(saved("src/feedforward.rs")));
    let (second, _) = run_of(session.on(saved("src/feedforward.rs")));
    assert!(second > first);
    session.take_text();
    assert_eq!(session.on(judged(first, true)), Action::Wait);
    assert_eq!(
        session.take_text().lines,
        "",
        "what the dropped run says is of an older text"
    );
    session.on(judged(second, true));
    assert!(session.take_text().lines.contains("Section 2 is solved"));
}

/// The trainings of sections 7 and 8 take seconds.
#[test]
fn what_is_known_before_the_trainings_is_said_at_once() {
    let mut session = at_work(&nowhere(), 7);
    let (run, _) = run_of(session.on(saved("src/fmincg.rs")));
    session.take_text();
    let row = "7  fmincg  training  48 tests pass, now a network is trained";
    let so_far = |run| Event::SoFar {
        run,
        row: row.to_owned(),
    };
    assert_eq!(session.on(so_far(run - 1)), Action::Wait);
    assert_eq!(session.take_text().lines, "", "that run was dropped");
    assert_eq!(session.on(so_far(run)), Action::Wait);
    assert_eq!(session.take_text().lines.trim_end(), row);
    session.on(judged(run, true));
    assert!(session.take_text().lines.contains("Section 7 is solved"));
}

/// A person who changed a line and sees the same words asks whether it was saved.
#[test]
fn where_the_same_test_is_red_again_it_says_whether_its_message_is_another() {
    let mut session = at_work(&nowhere(), 2);
    let answer = |session: &mut Session, test: &str, message: &str| {
        let (run, _) = run_of(session.on(saved("src/feedforward.rs")));
        let row = "2  feedforward  red  29 of 30 tests pass";
        session.on(Event::Judged {
            run,
            solved: false,
            took: Duration::ZERO,
            text: format!("{row}\n\nThe first red test of section 2: {test}\n\n  {message}\n"),
        });
        let said = session.take_text().lines;
        assert!(said.contains(row) && said.contains(message), "{said}");
        said
    };
    let same = "The same test is red, with the same message.";
    let another = "The same test is red, with another message.";
    let said = answer(&mut session, "b_test", "expected 1, got 2");
    assert!(!said.contains("The same test"), "another was red: {said}");
    assert!(answer(&mut session, "b_test", "expected 1, got 2").contains(same));
    assert!(answer(&mut session, "b_test", "expected 1, got 3").contains(another));
    let said = answer(&mut session, "c_test", "expected 1, got 3");
    assert!(!said.contains("The same test"), "{said}");
}

#[test]
fn a_save_during_the_look_at_all_begins_it_again() {
    let mut session = Session::new(&nowhere(), false, true);
    let (run, _) = run_of(session.begin());
    assert_eq!(run_of(session.on(judged(run, true))).1, 2);
    let (run, at) = run_of(session.on(saved("src/visualization.rs")));
    assert_eq!(at, 1, "the section whose file was saved may be red now");
    let (run, at) = run_of(session.on(judged(run, true)));
    assert_eq!(at, 2, "and on it goes");
    assert_eq!(run_of(session.on(judged(run, true))).1, 3);
    let given = session.on(saved("src/given/network.rs"));
    assert_eq!(run_of(given).1, 1, "a given file may change every section");
}

#[test]
fn a_section_that_turns_green_is_told_and_n_goes_on() {
    let mut session = at_work(&nowhere(), 2);
    let (run, _) = run_of(session.on(saved("src/feedforward.rs")));
    assert_eq!(session.on(judged(run, true)), Action::Wait);
    let text = session.take_text().lines;
    assert!(
        text.contains("Section 2 is solved") && text.contains("press n"),
        "{text}"
    );
    assert_eq!(run_of(session.on(Event::Key('n'))).1, 3);
}

/// A learner who goes on in the editor need not come back and press a key.
#[test]
fn after_a_section_turned_green_work_on_the_next_takes_it_up() {
    let mut session = at_work(&nowhere(), 2);
    let (run, _) = run_of(session.on(saved("src/feedforward.rs")));
    session.on(judged(run, true));
    let again = session.on(saved("src/feedforward.rs"));
    let (run, at) = run_of(again);
    assert_eq!(at, 2, "the same file: the same section");
    session.on(judged(run, true));
    assert_eq!(run_of(session.on(saved("src/sigmoid_gradient.rs"))).1, 3);
}

#[test]
fn keys_go_forwards_backwards_and_over_all() {
    let mut session = at_work(&nowhere(), 2);
    assert_eq!(run_of(session.on(Event::Key('p'))).1, 1);
    assert_eq!(session.on(Event::Key('p')), Action::Wait);
    assert!(session.take_text().lines.contains("Section 1 is the first"));
    assert_eq!(run_of(session.on(Event::Key('n'))).1, 2);
    assert_eq!(run_of(session.on(Event::Key('r'))).1, 2);
    assert_eq!(run_of(session.on(Event::Key('a'))).1, 1);
    assert_eq!(session.on(Event::Key('q')), Action::Leave);
    assert_eq!(session.on(Event::Leave), Action::Leave);
}

#[test]
fn after_the_eighth_section_all_are_looked_at_once_more() {
    let mut session = at_work(&nowhere(), 8);
    let (run, _) = run_of(session.on(saved("src/prediction.rs")));
    session.on(judged(run, true));
    assert!(session.take_text().lines.contains("press a"));
    let mut action = session.on(Event::Key('n'));
    for section in SECTIONS {
        let (run, at) = run_of(action);
        assert_eq!(at, section.number);
        action = session.on(judged(run, true));
    }
    assert_eq!(action, Action::Wait);
    let text = session.take_text().lines;
    assert!(text.contains("All eight sections are solved"), "{text}");
}

#[test]
fn a_key_that_means_nothing_shows_those_that_do() {
    let mut session = at_work(&nowhere(), 1);
    assert_eq!(session.on(Event::Key('x')), Action::Wait);
    let text = session.take_text().lines;
    assert!(text.contains("h hint") && text.contains("q quit"), "{text}");
}

#[test]
fn a_manual_watch_says_that_it_waits_for_a_key() {
    let mut session = Session::new(&nowhere(), true, false);
    let (run, _) = run_of(session.begin());
    session.on(judged(run, false));
    let text = session.take_text().lines;
    assert!(text.contains("when you press r"), "{text}");
    assert!(text.contains("waiting for r"), "{text}");
    assert!(text.contains("q and Enter leave"), "{text}");
}

#[test]
fn hints_go_further_with_each_key() {
    let (_folder, copy) = new_copy();
    let mut session = at_work(&copy, 1);
    session.on(Event::Key('h'));
    let first = session.take_text().lines;
    session.on(Event::Key('h'));
    let second = session.take_text().lines;
    assert!(
        first.contains("`digit_image`") && first.contains("idea:") && !first.contains("shapes:"),
        "{first}"
    );
    assert!(first.contains("Press h again"), "{first}");
    assert!(second.contains("shapes:"), "{second}");
}

#[test]
fn where_everything_is_written_a_digit_names_the_function_for_a_hint() {
    let (_folder, copy) = new_copy();
    let section = SECTIONS[0];
    fs::write(copy.path(&section.module()), section.solution()).unwrap();
    let mut session = at_work(&copy, 1);
    session.on(Event::Key('h'));
    let question = session.take_text().lines;
    assert!(question.contains("1  digit_image"), "{question}");
    session.on(Event::Key('2'));
    let hint = session.take_text().lines;
    assert!(hint.contains("`grid_shape`"), "{hint}");
    session.on(Event::Key('1'));
    let keys = session.take_text().lines;
    assert!(keys.contains("h hint"), "the question was answered: {keys}");
}

// --------------------------------------------------------------------- files

#[test]
fn a_file_that_was_written_moved_into_place_made_or_removed_has_changed() {
    let (_folder, copy) = new_copy();
    let module = copy.path("src/feedforward.rs");
    let mut before = Snapshot::of(&copy);
    let mut expect = |changed: &[&str]| {
        let now = Snapshot::of(&copy);
        assert_eq!(now.changed_since(&before), changed);
        before = now;
    };
    expect(&[]);
    fs::read(&module).unwrap();
    expect(&[]);
    fs::write(&module, "fn one() {}").unwrap();
    expect(&["src/feedforward.rs"]);
    // As many editors save: a new file under another name, then moved.
    let beside = copy.path("src/.feedforward.rs.swp");
    fs::write(&beside, "fn two_or_three() {}").unwrap();
    expect(&[]);
    fs::rename(&beside, &module).unwrap();
    expect(&["src/feedforward.rs"]);
    fs::write(copy.path("src/helper.rs"), "").unwrap();
    expect(&["src/helper.rs"]);
    fs::remove_file(copy.path("src/helper.rs")).unwrap();
    expect(&["src/helper.rs"]);
    fs::write(copy.path("Cargo.toml"), "[package]").unwrap();
    expect(&["Cargo.toml"]);
    fs::write(copy.path("src/feedforward.rs.1.bak"), "mine").unwrap();
    fs::write(copy.path("src/4913"), "vim looks whether it can").unwrap();
    expect(&[]);
}

#[test]
fn only_sources_count() {
    for (file, expected) in [
        ("feedforward.rs", true),
        ("lecture.csv", true),
        ("feedforward.rs~", false),
        (".feedforward.rs.swp", false),
        ("#feedforward.rs#", false),
        (".#feedforward.rs", false),
        ("feedforward.rs.new", false),
        ("feedforward.rs.1.bak", false),
        ("4913", false),
    ] {
        assert_eq!(is_source(file), expected, "{file}");
    }
}

// ------------------------------------------------------------- the program

/// A watch whose keys are lines and whose Cargo fails at once.
struct Program {
    child: Child,
    keys: ChildStdin,
    lines: Receiver<String>,
}

impl Program {
    fn start(copy: &Copy, arguments: &[&str]) -> Self {
        let program = env!("CARGO_BIN_EXE_cargo-lab");
        let mut child = Command::new(program)
            .arg("watch")
            .args(arguments)
            .current_dir(copy.root())
            .env("CARGO", program) // it knows no command `test`
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .expect("cargo-lab runs");
        let keys = child.stdin.take().expect("a pipe");
        let output = BufReader::new(child.stdout.take().expect("a pipe"));
        let (sender, lines) = mpsc::channel();
        thread::spawn(move || {
            for line in output.lines().map_while(Result::ok) {
                if sender.send(line).is_err() {
                    break;
                }
            }
        });
        Self { child, keys, lines }
    }

    /// Everything up to the line that contains this.
    fn up_to(&self, expected: &str) -> String {
        let mut said = String::new();
        loop {
            let Ok(line) = self.lines.recv_timeout(Duration::from_secs(60)) else {
                panic!("no line with `{expected}` in:\n{said}");
            };
            said += &line;
            said.push('\n');
            if line.contains(expected) {
                return said;
            }
        }
    }

    fn press(&mut self, line: &str) {
        writeln!(self.keys, "{line}").expect("it reads");
    }

    fn leave(mut self) {
        self.press("q");
        let status = self.child.wait().expect("it ends");
        assert!(status.success(), "to leave is no failure: {status}");
    }
}

const WAITS: &str = "(waiting for";

#[test]
fn without_a_terminal_it_prints_plain_lines_and_reads_lines() {
    let (_folder, copy) = new_copy();
    let mut watch = Program::start(&copy, &[]);
    let said = watch.up_to(WAITS);
    assert!(said.contains("q and Enter leave"), "{said}");
    let row = said.lines().find(|line| line.contains("1  visualization"));
    assert!(
        row.is_some_and(|row| row.contains("does not compile")),
        "{said}"
    );
    assert!(!said.contains('\u{1b}'), "no control characters: {said:?}");

    // As many editors save: a new file under another name, then moved.
    let beside = copy.path("src/.visualization.rs.swp");
    fs::write(&beside, "// written\n").unwrap();
    fs::rename(&beside, copy.path("src/visualization.rs")).unwrap();
    let said = watch.up_to(WAITS);
    assert!(
        said.starts_with("Section 1 visualization: running"),
        "{said}"
    );

    watch.press("next");
    let said = watch.up_to(WAITS);
    assert!(said.contains("2  feedforward"), "{said}");
    watch.press("hint");
    let said = watch.up_to("again for shapes");
    assert!(said.contains("`sigmoid`"), "{said}");
    watch.leave();
}

#[test]
fn a_manual_watch_runs_when_it_is_told_to_and_not_when_a_file_is_saved() {
    let (_folder, copy) = new_copy();
    let mut watch = Program::start(&copy, &["--manual"]);
    watch.up_to(WAITS);
    fs::write(copy.path("src/visualization.rs"), "// written\n").unwrap();
    let nothing = watch.lines.recv_timeout(Duration::from_secs(3));
    assert!(nothing.is_err(), "{nothing:?}");
    watch.press("r");
    let said = watch.up_to(WAITS);
    assert!(
        said.starts_with("Section 1 visualization: running"),
        "{said}"
    );
    watch.leave();
}

/// Everything is written and one function is wrong: the message of its test has
/// said which.
#[test]
fn with_nothing_left_to_write_h_hints_at_the_function_that_the_red_test_names() {
    let (_folder, copy) = nothing_left_to_write();
    let mut session = at_work(&copy, 2);
    let (run, _) = run_of(session.on(saved("src/feedforward.rs")));
    let text = "2  feedforward  red  29 of 30 tests pass\n\nThe first red test of section 2: a_test \
                (tests/s2_feedforward.rs:1:1)\n\n  the penalty: expected 9, got 18.\n  Reread what \
                book/src/feedforward.md says about `penalty`.\n";
    session.on(Event::Judged {
        run,
        solved: false,
        took: Duration::ZERO,
        text: text.to_owned(),
    });
    session.take_text();
    session.on(Event::Key('h'));
    let said = session.take_text().lines;
    assert!(said.contains("`penalty` in src/feedforward.rs"), "{said}");
}

/// All sections are compiled together: what keeps section 1 from being judged may
/// be an error in section 2.
#[test]
fn h_hints_at_the_function_in_which_the_compiler_finds_an_error() {
    let (_folder, copy) = nothing_left_to_write();
    let solution = SECTIONS[1].solution();
    let lines = || solution.lines().enumerate();
    let anchor = "// ANCHOR: solution_penalty";
    let (above, _) = lines().find(|(_, line)| line.contains(anchor)).unwrap();
    let mut session = at_work(&copy, 1);
    let (run, _) = run_of(session.on(Event::Key('r')));
    let text = format!(
        "1  visualization  not judged  src/feedforward.rs does not compile\n\n  error[E0425]: \
         cannot find value `a3` in this scope\n     --> src/feedforward.rs:{}:5\n",
        above + 2
    );
    session.on(Event::Judged {
        run,
        solved: false,
        took: Duration::ZERO,
        text,
    });
    session.take_text();
    session.on(Event::Key('h'));
    let said = session.take_text().lines;
    assert!(said.contains("`penalty` in src/feedforward.rs"), "{said}");
}

#[test]
fn escape_goes_out_of_the_question_before_it_goes_out_of_the_watch() {
    let (_folder, copy) = nothing_left_to_write();
    let mut session = at_work(&copy, 2);
    session.on(Event::Key('h'));
    let said = session.take_text().lines;
    assert!(said.contains("A hint for which function"), "{said}");
    assert_eq!(session.on(Event::Key(ESCAPE)), Action::Wait);
    assert_eq!(session.on(Event::Key(ESCAPE)), Action::Leave);
}
