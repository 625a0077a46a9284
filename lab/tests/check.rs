//! What `cargo lab check` says of a copy in which something does not compile or an
//! earlier section is open. Run: `cargo test -p cargo-lab --test check -- --ignored`;
//! it compiles a copy.

use std::{
    env, fs,
    path::Path,
    process::Command,
    sync::{Mutex, MutexGuard, PoisonError},
};

use cargo_lab::{
    anchors,
    copy::Copy,
    course::{SECTIONS, Section},
    start,
};

#[path = "check/compiler.rs"]
mod compiler;

/// A copy in which all sections are solved. There is one, so one test at a time.
fn solved_copy() -> (MutexGuard<'static, ()>, Copy) {
    static ONE: Mutex<()> = Mutex::new(());
    let alone = ONE.lock().unwrap_or_else(PoisonError::into_inner);
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("check");
    let root = folder.join("copy");
    if root.exists() {
        fs::remove_dir_all(&root).expect("the last copy can be removed");
    }
    fs::create_dir_all(&folder).expect("a folder for the copy");
    start::start(&root, None).unwrap_or_else(|failure| panic!("{failure}"));
    let copy = Copy::at(&root);
    for section in SECTIONS {
        save(&copy, section, section.solution());
    }
    (alone, copy)
}

fn save(copy: &Copy, section: Section, module: &str) {
    fs::write(copy.path(&section.module()), module).expect("the copy can be written to");
}

/// Whether the tool reports success, and what it says.
fn lab(copy: &Copy, arguments: &[&str]) -> (bool, String) {
    let output = Command::new(env!("CARGO_BIN_EXE_cargo-lab"))
        .args(arguments)
        .current_dir(copy.root())
        .env("CARGO_TARGET_DIR", copy.root().with_file_name("target"))
        .output()
        .expect("cargo-lab runs");
    let said = [output.stdout, output.stderr].concat();
    (
        output.status.success(),
        String::from_utf8_lossy(&said).into_owned(),
    )
}

fn put(copy: &Copy, section: Section, function: &str, body: &str) -> usize {
    let other = format!(
        "// ANCHOR: signature_{function}\n// ANCHOR_END: signature_{function}\n\
         // ANCHOR: solution_{function}\n{body}\n// ANCHOR_END: solution_{function}\n"
    );
    let module = anchors::transplant(section.solution(), &other, function);
    let module = module.expect("anchors in order").expect("an exercise");
    save(copy, section, &module);
    let first = body.lines().next().expect("a body");
    let line = module.lines().position(|line| line == first);
    line.expect("the body") + 1
}

fn row(said: &str, section: Section) -> &str {
    let stem = format!(" {} ", section.stem);
    let row = said.lines().find(|line| line.contains(&stem));
    row.unwrap_or_else(|| panic!("no row for {section} in:\n{said}"))
}

#[test]
#[ignore = "compiles a copy: run it with --ignored"]
fn a_section_that_needs_an_open_one_before_it_names_that_one() {
    let (_alone, copy) = solved_copy();
    let open = SECTIONS[2];
    save(&copy, open, &open.stub());
    let (success, said) = lab(&copy, &["check", "5"]);
    assert!(!success, "{said}");
    assert!(
        said.contains("Next: write `sigmoid_gradient` in src/sigmoid_gradient.rs, line "),
        "{said}"
    );
    assert!(said.contains("cargo lab hint 3 sigmoid_gradient"), "{said}");
    assert!(said.contains("cargo lab check 5 --isolated"), "{said}");
}

/// Above the `todo!` of this function stand steps that are given.
#[test]
#[ignore = "compiles a copy: run it with --ignored"]
fn what_is_to_write_is_found_at_the_line_of_its_to_do() {
    let (_alone, copy) = solved_copy();
    let open = SECTIONS[4];
    save(&copy, open, &open.stub());
    let (_, said) = lab(&copy, &["check", "5"]);
    let to_do = open.stub().lines().position(|line| line.contains("todo!"));
    let line = to_do.expect("something to do") + 1;
    let place = format!("write `accumulate_example` in src/backpropagation.rs, line {line},");
    assert!(said.contains(&place), "{said}");
    assert!(
        said.contains(&format!("src/backpropagation.rs:{line}:")),
        "{said}"
    );
}

/// A value that many tests share is computed once; that it could not be says
/// nothing of what is to be done.
#[test]
#[ignore = "compiles a copy: run it with --ignored"]
fn an_optional_section_as_handed_out_says_what_to_write() {
    let (_alone, copy) = solved_copy();
    for number in ["9", "10", "11"] {
        let (_, said) = lab(&copy, &["check", number]);
        let section = Section::find(number).unwrap();
        let first = &section.exercises()[0];
        let next = format!("Next: write `{first}` in {}, line ", section.module());
        assert!(said.contains(&next), "{said}");
        assert!(!said.contains("poisoned"), "{said}");
    }
}

/// Until the next check a bare hint is for what the red test was about, though
/// something before it is still to write.
#[test]
#[ignore = "compiles a copy: run it with --ignored"]
fn a_bare_hint_is_for_the_function_that_the_red_test_names() {
    let (_alone, copy) = solved_copy();
    let feedforward = SECTIONS[1];
    let wrong = "    lambda * (weights(&network.theta1).mapv(|w| w * w).sum() + \
                 weights(&network.theta2).mapv(|w| w * w).sum()) / m as f64";
    put(&copy, feedforward, "penalty", wrong);
    let (_, said) = lab(&copy, &["check", "2"]);
    assert!(
        said.contains("Next: mend `penalty` in src/feedforward.rs, line "),
        "{said}"
    );
    for arguments in [&["hint", "2"][..], &["hint"]] {
        let (_, said) = lab(&copy, arguments);
        assert!(
            said.starts_with("`penalty` in src/feedforward.rs"),
            "{said}"
        );
    }
    save(&copy, feedforward, feedforward.solution());
    let (success, said) = lab(&copy, &["check", "2"]);
    assert!(success, "{said}");
    let (_, said) = lab(&copy, &["hint", "2"]);
    assert!(
        said.starts_with("Everything in src/feedforward.rs is written"),
        "{said}"
    );
    let (success, said) = lab(&copy, &["hint"]);
    assert!(!success && said.contains("cargo lab hint 1"), "{said}");
    save(&copy, SECTIONS[2], &SECTIONS[2].stub());
    let (_, said) = lab(&copy, &["hint"]);
    let to_write = "`sigmoid_gradient` in src/sigmoid_gradient.rs";
    assert!(said.starts_with(to_write), "{said}");
}

/// ndarray names a line of its own, which helps nobody to find theirs.
#[test]
#[ignore = "compiles a copy: run it with --ignored"]
fn a_panic_inside_ndarray_is_said_of_the_function_that_led_there() {
    let (_alone, copy) = solved_copy();
    let wrong = "    let mut all = ndarray::Array2::zeros((7, 7)); all.assign(&weights(&network.theta1)); all[[0, 0]]";
    put(&copy, SECTIONS[1], "penalty", wrong);
    let (_, said) = lab(&copy, &["check", "2"]);
    assert!(said.contains("stopped with a panic in `penalty`"), "{said}");
    assert!(said.contains("could not broadcast"), "{said}");
}

/// The slow function may be one of a section before, whose own tests it passes.
#[test]
#[ignore = "compiles a copy: run it with --ignored"]
fn where_a_section_takes_too_long_it_may_be_one_before_it() {
    let (_alone, copy) = solved_copy();
    put(
        &copy,
        SECTIONS[7],
        "predict",
        "    loop { std::hint::spin_loop(); }",
    );
    for arguments in [&["check", "8"][..], &["check", "8", "--watched"]] {
        let (_, said) = lab(&copy, &[arguments, &["--seconds", "2"]].concat());
        assert!(said.contains("did not finish in 2 s"), "{said}");
        assert!(
            said.contains("Next: look in src/prediction.rs for a loop that does not end, or"),
            "{said}"
        );
        let isolated = "a section before it that takes so much: cargo lab check 8 --isolated";
        assert!(said.contains(isolated), "{said}");
    }
}

#[test]
#[ignore = "compiles a copy: run it with --ignored"]
fn a_function_that_calls_itself_without_end_is_said_to() {
    let (_alone, copy) = solved_copy();
    let body = "    label_of_largest(outputs)";
    put(&copy, SECTIONS[7], "label_of_largest", body);
    let (_, said) = lab(&copy, &["check", "8"]);
    assert!(said.contains("calls itself without end"), "{said}");
}

/// What a learner prints to see what happens must not hide what a test says.
#[test]
#[ignore = "compiles a copy: run it with --ignored"]
fn what_is_printed_hides_no_mistake() {
    let (_alone, copy) = solved_copy();
    let [_, feedforward, _, _, backpropagation, ..] = SECTIONS;
    let result = "    ForwardPass { a1, z2, a2, z3, a3 }";
    let prints = format!("    dbg!(&a3);\n{result}");
    let module = feedforward.solution().replacen(result, &prints, 1);
    save(&copy, feedforward, &module);
    let (_, said) = lab(&copy, &["check", "2"]);
    let line = module.lines().position(|line| line == "    dbg!(&a3);");
    let left = format!(", a dbg! is left in line {}", line.expect("it") + 1);
    assert!(row(&said, feedforward).contains(&left), "{said}");
    let (stub, solution) = (backpropagation.stub(), backpropagation.solution());
    let module = anchors::transplant(&stub, solution, "accumulate_example");
    let module = module.expect("anchors in order").expect("an exercise");
    let wrong = module.replacen("let delta3 = a3 - y;", "let delta3 = y - a3;", 1);
    assert_ne!(wrong, module);
    save(&copy, backpropagation, &wrong);
    let (_, said) = lab(&copy, &["check", "5"]);
    assert!(said.contains("Likely mistake: "), "{said}");
    let alone = "This test alone: cargo test --test s5_backpropagation";
    assert!(said.contains(alone), "this one prints nothing:\n{said}");
}

/// A test program prints what red tests say at its end, which a loop puts off.
#[test]
#[ignore = "compiles a copy: run it with --ignored"]
fn a_red_test_is_told_while_others_take_long() {
    let (_alone, copy) = solved_copy();
    let wrong = "    while x.nrows() > 100 { std::hint::spin_loop(); }
    Array1::zeros(x.nrows())";
    put(&copy, SECTIONS[7], "predict", wrong);
    let (_, said) = lab(&copy, &["check", "8", "--seconds", "20"]);
    for words in [" not waited for", "The first red test of section 8: "] {
        assert!(said.contains(words), "{words}:\n{said}");
    }
}

/// What is to be written later is red at once, and does not hide the loop.
#[test]
#[ignore = "compiles a copy: run it with --ignored"]
fn a_loop_is_told_before_what_is_still_to_do() {
    let (_alone, copy) = solved_copy();
    let endless = "    loop { std::hint::spin_loop(); }\n    todo!";
    let module = SECTIONS[7].stub().replacen("    todo!", endless, 1);
    save(&copy, SECTIONS[7], &module);
    let (_, said) = lab(&copy, &["check", "8", "--seconds", "6"]);
    assert!(said.contains("did not finish in 6 s"), "{said}");
    assert!(!said.contains("Next: write"), "{said}");
}

/// Number by number it takes 45 s without optimisation, and 8 s in `cargo test`.
#[test]
#[ignore = "compiles a copy: run it with --ignored"]
fn what_is_slow_without_optimisation_is_judged_with_it() {
    let (_alone, copy) = solved_copy();
    let body = "    use std::sync::LazyLock;
    static LARGEST: LazyLock<f64> = LazyLock::new(|| {
        (0..1_500_000_000_u64).map(|i| (i as f64).sqrt()).fold(0.0, f64::max)
    });
    let g = sigmoid(z);
    let slope = &g * (1.0 - &g);
    slope + (*LARGEST - *LARGEST)";
    put(&copy, SECTIONS[2], "sigmoid_gradient", body);
    let (success, said) = lab(&copy, &["check", "3", "--seconds", "25"]);
    assert!(success && said.contains("solved"), "{said}");
    let so_far = "slow             not done in 4 s, has 25 s more";
    assert!(
        said.lines().next().is_some_and(|row| row.ends_with(so_far)),
        "{said}"
    );
}

/// Right, green in its own section, and slow on all digits.
#[test]
#[ignore = "compiles a copy: run it with --ignored"]
fn where_a_training_takes_too_long_the_gradient_is_named() {
    let (_alone, copy) = solved_copy();
    let slow = "    if targets.nrows() == 5000 { std::thread::sleep(std::time::Duration::from_millis(400)); }";
    let solution = SECTIONS[4].solution();
    let marker = "// ANCHOR: solution_backpropagation\n";
    assert!(solution.contains(marker));
    let module = solution.replacen(marker, &format!("{marker}{slow}\n"), 1);
    save(&copy, SECTIONS[4], &module);
    let (_, said) = lab(&copy, &["check", "7", "--seconds", "8"]);
    for words in [
        "did not finish in 8 s",
        "Next: see which section it is that takes so long: cargo lab check 7 --isolated, then",
        "`backpropagation` train for minutes",
        "With more time: cargo lab check 7 --seconds 900",
    ] {
        assert!(said.contains(words), "{words}:\n{said}");
    }
}
