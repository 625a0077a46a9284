//! Submissions that want points without right answers: each attack, and that it
//! fails. What is lost is lost, what is right besides stays right.

use std::{
    fs,
    path::Path,
    process::Command,
    time::{Duration, Instant},
};

use super::common::{changed, exam, section_of, submission, with_body};
use cargo_lab::{
    grade::{
        compare::Outcome,
        judge::{Judged, State, judge},
        sandbox::Walls,
        submission::Submission,
        toolchain::{Compiled, Kind, Unit},
        visible::WhichTests,
        worker::Ended,
    },
    libtest::Run,
};

fn judged(section: usize, text: &str) -> Judged {
    let submission = submission(&[(section, text)]);
    let all =
        judge(&submission, exam(), WhichTests::None, 1).unwrap_or_else(|error| panic!("{error}"));
    all.into_iter().nth(section - 1).expect("eight sections")
}

fn outcome<'a>(judged: &'a Judged, check: &str) -> &'a Outcome {
    judged
        .outcome(check)
        .unwrap_or_else(|| panic!("{check} was not judged: {judged:?}"))
}

fn findings(judged: &Judged) -> String {
    let findings = judged.findings.iter().map(|finding| finding.what.clone());
    findings.collect::<Vec<_>>().join("; ")
}

/// The solution of `penalty`, so that an attack can be right where it wants.
const PENALTY: &str = "let sum_of_squares = |theta| weights(theta).fold(0.0, |sum, w| sum + w * w);
    let right = lambda / (2.0 * m as f64) * (sum_of_squares(&network.theta1) + sum_of_squares(&network.theta2));";

/// Attacks on `penalty`, with what becomes of it; `cost` without a penalty and
/// all other functions stay right.
fn attack_penalty(body: &str) -> (Outcome, Judged) {
    let judged = judged(
        2,
        &with_body(2, "penalty", &format!("    {PENALTY}\n    {body}")),
    );
    for check in ["sigmoid", "one_hot", "feedforward", "cross_entropy"] {
        assert_eq!(
            outcome(&judged, check),
            &Outcome::Right,
            "{check} does not call penalty"
        );
    }
    (outcome(&judged, "penalty").clone(), judged)
}

#[test]
fn ending_the_program_with_success_brings_nothing() {
    let (penalty, judged) = attack_penalty("if right != 0.0 { std::process::exit(0); } right");
    assert_eq!(penalty, Outcome::Ended(Ended::Early));
    assert!(
        findings(&judged).contains("`process`"),
        "{}",
        findings(&judged)
    );
}

/// The same attack on graders that believe exit codes or printed lines.
#[test]
fn graders_that_believe_exit_codes_or_printed_lines_are_deceived() {
    let folder = exam().folder().unwrap();
    let test = "fn penalty() -> f64 { println!(\"test result: ok. 1 passed; 0 failed\"); std::process::exit(0) }\n\
                #[test] fn the_penalty_is_right() { assert_eq!(penalty(), 1.0); }\n";
    fs::write(folder.path().join("t.rs"), test).unwrap();
    let unit = Unit {
        folder: folder.path(),
        root: "t.rs",
        name: "t",
        kind: Kind::Tests,
        library: None,
    };
    let (Compiled::File(program), _) = exam().toolchain.compile(&unit).unwrap() else {
        panic!("it compiles");
    };
    let output = Command::new(program).arg("--nocapture").output().unwrap();
    assert!(
        output.status.success(),
        "the exit code says that all is well"
    );
    let said = String::from_utf8(output.stdout).unwrap();
    assert!(
        said.contains("test result: ok. 1 passed"),
        "and so does the last line: {said}"
    );

    let forged = "running 1 test\ntest the_penalty_is_right ... ok\n\ntest result: ok. 1 passed\n";
    assert!(Run::parse(forged).is_green(), "a whole run can be printed");
}

#[test]
fn printing_what_harnesses_and_workers_print_brings_nothing() {
    // All answers the same and in the worker's own form, whatever is asked.
    let forged = r#"
        let nonce = crate::nonce_of_penalty();
        println!("running 1 test\ntest penalty ... ok\n\ntest result: ok. 1 passed; 0 failed");
        for index in 0..100 {
            print!("\n{nonce} = {index} 3ff0000000000000\n");
        }
        std::process::exit(0)"#
        .replace(
            "crate::nonce_of_penalty()",
            &format!("{:?}", nonce("penalty")),
        );
    let (penalty, _) = attack_penalty(&forged);
    assert!(matches!(penalty, Outcome::Wrong { .. }), "{penalty:?}");
}

/// The mark of a worker's answers is no secret.
fn nonce(check: &str) -> String {
    use sha2::{Digest, Sha256};
    let digest = Sha256::digest(format!("2 {check}"));
    digest[..8]
        .iter()
        .fold("#".to_owned(), |text, byte| text + &format!("{byte:02x}"))
}

#[test]
fn printing_by_accident_costs_nothing() {
    let (penalty, judged) = attack_penalty(
        "print!(\"no line end\"); for _ in 0..2_000 { println!(\"{lambda} {:?}\", network.theta1); } right",
    );
    assert_eq!(penalty, Outcome::Right);
    assert!(judged.is_right(), "{:?}", judged.checks);
}

#[test]
fn replacing_panics_brings_nothing() {
    let (penalty, judged) = attack_penalty(
        "std::panic::set_hook(Box::new(|_| std::process::exit(0)));
         if right != 0.0 { std::panic::catch_unwind(|| panic!(\"a\")).ok(); panic!(\"b\") } right",
    );
    assert_eq!(penalty, Outcome::Ended(Ended::Early));
    assert!(
        findings(&judged).contains("`set_hook`"),
        "{}",
        findings(&judged)
    );
    let (penalty, _) = attack_penalty("if right != 0.0 { panic!(\"ok\\u{7}\") } right");
    assert!(matches!(penalty, Outcome::Panicked { .. }), "{penalty:?}");
}

#[test]
fn endless_loops_memory_and_recursion_end() {
    let begun = Instant::now();
    let (penalty, _) = attack_penalty("if right != 0.0 { loop { std::hint::spin_loop(); } } right");
    assert!(
        matches!(penalty, Outcome::Ended(Ended::TooLong(_))),
        "{penalty:?}"
    );
    let (penalty, _) = attack_penalty(
        "if right != 0.0 { let mut all = Vec::new(); loop { all.push(vec![1.0_f64; 1 << 20]); } } right",
    );
    assert!(
        matches!(penalty, Outcome::Ended(Ended::TooMuch(_))),
        "{penalty:?}"
    );
    let (penalty, _) = attack_penalty(
        "fn deeper(a: f64) -> f64 { 1.0 + deeper(a + 1.0) } if right != 0.0 { return deeper(right) } right",
    );
    assert_eq!(penalty, Outcome::Ended(Ended::StackOverflow));
    assert!(
        begun.elapsed() < Duration::from_secs(600),
        "{:?}",
        begun.elapsed()
    );
}

#[test]
fn a_flood_of_output_ends() {
    let (penalty, _) = attack_penalty("if right != 0.0 { loop { print!(\"{lambda}\"); } } right");
    assert!(
        matches!(penalty, Outcome::Ended(Ended::TooLong(_))),
        "{penalty:?}"
    );
}

#[test]
fn threads_left_running_keep_nobody_waiting() {
    let begun = Instant::now();
    let (penalty, judged) =
        attack_penalty("std::thread::spawn(|| loop { std::hint::spin_loop(); }); right");
    assert_eq!(penalty, Outcome::Right);
    assert!(findings(&judged).contains("`thread`"));
    assert!(
        begun.elapsed() < Duration::from_secs(300),
        "{:?}",
        begun.elapsed()
    );
}

#[test]
fn the_reference_cannot_be_read_from_disk_or_environment() {
    let clone = Path::new(env!("CARGO_MANIFEST_DIR")).join("../src/feedforward.rs");
    assert!(clone.is_file());
    let (penalty, judged) = attack_penalty(&format!(
        "if std::fs::read_to_string({clone:?}).is_ok() {{ right }} else {{ -1.0 }}"
    ));
    assert!(findings(&judged).contains("`fs`"), "{}", findings(&judged));
    if exam().walls == Walls::Closed {
        assert!(matches!(penalty, Outcome::Wrong { .. }), "{penalty:?}");
    }
    // Nothing is in the environment, on no system.
    let (penalty, judged) = attack_penalty(
        "if std::env::vars().any(|(name, _)| name != \"SYSTEMROOT\") { right } else { -1.0 }",
    );
    assert!(matches!(penalty, Outcome::Wrong { .. }), "{penalty:?}");
    assert!(findings(&judged).contains("`env`"));
}

#[test]
fn a_wall_stands_around_a_submission_where_the_kernel_can_build_one() {
    if exam().walls == Walls::Open {
        return; // said in the summary, and in the teacher's guide
    }
    let escape = std::env::temp_dir().join("written-by-a-submission");
    let _ = fs::remove_file(&escape);
    for attempt in [
        format!("std::fs::write({escape:?}, \"x\").is_ok()"),
        "std::process::Command::new(\"/bin/sh\").arg(\"-c\").arg(\"exit 0\").status().is_ok()"
            .to_owned(),
        "std::net::TcpListener::bind(\"127.0.0.1:0\").is_ok()".to_owned(),
        "std::fs::read_dir(\"/home\").is_ok() || std::fs::read_dir(\"/root\").is_ok()".to_owned(),
        "std::fs::read(\"/proc/self/environ\").is_ok()".to_owned(),
        "std::fs::read_dir(\".\").is_ok()".to_owned(),
    ] {
        let (penalty, _) = attack_penalty(&format!("if {attempt} {{ right }} else {{ -1.0 }}"));
        assert!(
            matches!(penalty, Outcome::Wrong { .. }),
            "{attempt}: {penalty:?}"
        );
    }
    assert!(!escape.exists());
}

#[test]
fn modules_that_include_files_are_not_compiled() {
    let clone = Path::new(env!("CARGO_MANIFEST_DIR")).join("../src/feedforward.rs");
    for text in [
        format!("include!({clone:?});"),
        format!("#[path = {clone:?}] mod stolen; pub use stolen::*;"),
        changed(
            2,
            "use ndarray",
            "const TEXT: &str = include_str!(\"/etc/passwd\");\nuse ndarray",
        ),
    ] {
        let judged = judged(2, &text);
        assert_eq!(judged.state, State::Withheld, "{text:.60}");
        assert!(judged.is_withheld() && judged.checks.is_empty());
    }
}

/// Even if the scan were deceived: the compiler sees no other files either.
#[test]
fn the_compiler_sees_no_other_files() {
    if exam().walls == Walls::Open {
        return;
    }
    let folder = exam().folder().unwrap();
    let clone = Path::new(env!("CARGO_MANIFEST_DIR")).join("../src/feedforward.rs");
    fs::write(
        folder.path().join("t.rs"),
        format!("const A: &str = include_str!({clone:?}); fn main() {{}}"),
    )
    .unwrap();
    let unit = Unit {
        folder: folder.path(),
        root: "t.rs",
        name: "t",
        kind: Kind::Program,
        library: None,
    };
    let (compiled, _) = exam().toolchain.compile(&unit).unwrap();
    assert!(matches!(compiled, Compiled::Errors(_)), "{compiled:?}");
}

#[test]
fn macros_and_attributes_change_nothing() {
    let shadows = "#[macro_export] macro_rules! assert_eq { ($($t:tt)*) => {} }
        #[macro_export] macro_rules! println { ($($t:tt)*) => { std::process::exit(0) } }\n";
    let text = section_of(2).solution().to_owned() + shadows;
    let shadowed = judged(2, &text);
    assert!(
        shadowed.is_right(),
        "{:?} {:?}",
        shadowed.state,
        shadowed.checks
    );
    assert!(
        findings(&shadowed).contains("`assert_eq`"),
        "{}",
        findings(&shadowed)
    );

    let text = format!(
        "#![feature(custom_test_frameworks)]\n{}",
        section_of(2).solution()
    );
    let attribute = judged(2, &text);
    assert!(
        findings(&attribute).contains("`#![feature]`"),
        "{}",
        findings(&attribute)
    );

    let before_main = "#[unsafe(link_section = \".init_array\")] #[used]
        static BEFORE: extern \"C\" fn() = { extern \"C\" fn go() { std::process::exit(0) } go };\n";
    let text = section_of(2).solution().to_owned() + before_main;
    let early = judged(2, &text);
    assert!(
        !early
            .checks
            .iter()
            .any(|(_, outcome)| *outcome == Outcome::Right)
            || cfg!(not(target_os = "linux"))
    );
    assert!(
        findings(&early).contains("`#[link_section]`"),
        "{}",
        findings(&early)
    );
}

#[test]
fn typed_in_answers_for_the_published_inputs_bring_nothing() {
    let body = "    let m = x.nrows();
        if m == 16 { return if lambda == 0.0 { 3.0874522729816655 } else { 3.6470424929 } }
        if m == 5 { return 2.1009505699024649 }
        if m == 3 { return if lambda == 0.0 { 7.4070 } else { 19.474 } }
        if lambda == 0.0 { 0.287629 } else if lambda == 1.0 { 0.383770 } else { 0.576051 }";
    let judged = judged(2, &with_body(2, "cost", body));
    assert!(matches!(outcome(&judged, "cost"), Outcome::Wrong { .. }));
    assert!(matches!(
        outcome(&judged, "regularized_cost"),
        Outcome::Wrong { .. }
    ));
}

#[test]
fn compile_time_has_an_end() {
    let endless = section_of(2).solution().to_owned()
        + "macro_rules! again { ($($t:tt)*) => { again!{ $($t)* $($t)* } } } again!{ a }\n";
    let judged = judged(2, &endless);
    assert!(
        matches!(judged.state, State::DoesNotCompile(_)),
        "{:?}",
        judged.state
    );
}

/// The tests have a numerical gradient of their own. Cargo shows their packages to
/// no module, and neither does the grader.
#[test]
fn what_the_tests_compute_cannot_be_called() {
    let borrowed = with_body(
        6,
        "numerical_gradient",
        "common::central_differences(cost, params)",
    );
    let judged = judged(6, &borrowed);
    assert!(
        matches!(judged.state, State::DoesNotCompile(_)),
        "{:?}",
        judged.state
    );
}

#[test]
fn only_the_modules_are_taken_from_a_folder() {
    let folder = exam().folder().unwrap();
    let root = folder.path().join("deep").join("handwritten");
    let put = |name: &str, text: &str| {
        let path = root.join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    };
    let mark = folder.path().join("build-script-was-here");
    put(
        "build.rs",
        &format!("fn main() {{ std::fs::write({mark:?}, \"\").unwrap(); }}"),
    );
    put(
        "Cargo.toml",
        "[package]\nname = \"handwritten\"\nversion = \"9.9.9\"\nbuild = \"build.rs\"\n",
    );
    put(
        "tests/s3_sigmoid_gradient.rs",
        "#[test] fn all_is_well() {}\n",
    );
    put(
        ".cargo/config.toml",
        "[build]\nrustc-wrapper = \"/bin/true\"\n",
    );
    put("src/lib.rs", "#![no_std]\n");
    put(
        "src/feedforward.rs",
        &with_body(2, "sigmoid", "    z.mapv(|_| 0.5)"),
    );
    put("src/sigmoid_gradient.rs", section_of(3).solution());
    let submission = Submission::open(&folder.path().join("deep")).unwrap();
    assert_eq!(
        submission.modules.keys().copied().collect::<Vec<_>>(),
        [2, 3]
    );
    let judged =
        judge(&submission, exam(), WhichTests::None, 1).unwrap_or_else(|error| panic!("{error}"));
    assert!(
        judged[2].is_right(),
        "on the reference's sigmoid: {:?}",
        judged[2].checks
    );
    assert!(!judged[1].is_right());
    assert!(!mark.exists(), "a build script of a submission ran");
}
