//! Programs that would run for ever, or take all the memory. The programs are
//! the ignored tests of this file, run alone.

use std::{
    env, fs,
    process::Command,
    thread,
    time::{Duration, Instant},
};

use cargo_lab::limits::{End, Limits, Outcome, run};

fn run_alone(test: &str, seconds: u64, megabytes: u64) -> Outcome {
    run_with(test, seconds, megabytes, |command| command)
}

fn run_with(
    test: &str,
    seconds: u64,
    megabytes: u64,
    setting: impl Fn(&mut Command) -> &mut Command,
) -> Outcome {
    let mut command = Command::new(env::current_exe().expect("the path of this program"));
    command.args(["--exact", test, "--ignored", "--nocapture"]);
    let limits = Limits {
        time: Duration::from_secs(seconds),
        memory: megabytes << 20,
    };
    run(setting(&mut command), limits).expect("a test program can be run")
}

#[test]
#[ignore = "a program for another test"]
fn loops_for_ever() {
    thread::sleep(Duration::from_secs(60)); // one that is left behind ends at last
}

#[test]
#[ignore = "a program for another test"]
fn prints_for_ever() {
    loop {
        println!("{}", "again and ".repeat(100));
    }
}

#[test]
#[ignore = "a program for another test"]
fn grows_for_ever() {
    let mut all = Vec::new();
    loop {
        all.push(vec![1_u8; 1 << 20]);
    }
}

#[test]
#[ignore = "a program for another test"]
fn starts_a_program_that_loops_and_waits_for_it() {
    let program = env::current_exe().expect("the path of this program");
    let started = Command::new(program)
        .args(["--exact", "says_that_it_lives", "--ignored", "--nocapture"])
        .status();
    assert!(started.is_ok());
}

/// Says so in a file, which has no end that a killed parent could close.
#[test]
#[ignore = "a program for another test"]
fn says_that_it_lives() {
    let file = env::var_os("SIGN_OF_LIFE").expect("a path");
    for count in 0..200 {
        fs::write(&file, count.to_string()).expect("a file that can be written");
        thread::sleep(Duration::from_millis(100));
    }
}

#[test]
#[ignore = "a program for another test"]
fn leaves_a_program_behind() {
    let program = env::current_exe().expect("the path of this program");
    let started = Command::new(program)
        .args(["--exact", "loops_for_ever", "--ignored", "--nocapture"])
        .spawn();
    assert!(started.is_ok());
}

#[test]
#[ignore = "a program for another test"]
fn ends() {
    println!("said");
}

#[test]
fn a_program_that_ends_is_left_alone() {
    let outcome = run_alone("ends", 60, 2048);
    assert_eq!(outcome.end, End::Exited(true), "{}", outcome.stderr);
    assert!(outcome.stdout.contains("said"), "{}", outcome.stdout);
}

#[test]
fn an_endless_loop_is_stopped() {
    let outcome = run_alone("loops_for_ever", 1, 2048);
    assert_eq!(outcome.end, End::TooLong(Duration::from_secs(1)));
}

#[test]
fn endless_output_neither_blocks_nor_fills_the_memory() {
    let outcome = run_alone("prints_for_ever", 1, 2048);
    assert_eq!(outcome.end, End::TooLong(Duration::from_secs(1)));
    assert!(outcome.stdout.len() <= 32 << 20, "{}", outcome.stdout.len());
}

#[test]
fn a_program_that_takes_too_much_memory_is_stopped() {
    let outcome = run_alone("grows_for_ever", 60, 256);
    assert_eq!(outcome.end, End::TooMuch(256 << 20));
}

#[test]
fn what_a_program_has_started_is_stopped_with_it() {
    let folder = tempfile::tempdir().unwrap();
    let sign = folder.path().join("sign_of_life");
    let test = "starts_a_program_that_loops_and_waits_for_it";
    let outcome = run_with(test, 3, 2048, |command| command.env("SIGN_OF_LIFE", &sign));
    assert_eq!(outcome.end, End::TooLong(Duration::from_secs(3)));
    let last = fs::read_to_string(&sign).expect("it was started");
    thread::sleep(Duration::from_millis(500));
    let now = fs::read_to_string(&sign).unwrap();
    assert_eq!(now, last, "it still writes, every tenth of a second");
}

/// It keeps the pipes open, which must keep nobody waiting.
#[test]
fn a_program_that_was_left_behind_does_not_hold_up_the_result() {
    let started = Instant::now();
    let outcome = run_alone("leaves_a_program_behind", 60, 2048);
    assert_eq!(outcome.end, End::Exited(true));
    assert!(started.elapsed() < Duration::from_secs(30));
}
