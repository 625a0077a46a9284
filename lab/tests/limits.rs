//! Programs that would run for ever, or take all the memory. The programs are
//! the ignored tests of this file, run alone.

use std::{
    env,
    process::Command,
    thread,
    time::{Duration, Instant},
};

use cargo_lab::limits::{End, Limits, Outcome, run};

fn run_alone(test: &str, seconds: u64, megabytes: u64) -> Outcome {
    let mut command = Command::new(env::current_exe().expect("the path of this program"));
    command.args(["--exact", test, "--ignored", "--nocapture"]);
    let limits = Limits {
        time: Duration::from_secs(seconds),
        memory: megabytes << 20,
    };
    run(&mut command, limits).expect("a test program can be run")
}

#[test]
#[ignore = "a program for another test"]
fn loops_for_ever() {
    loop {
        thread::sleep(Duration::from_millis(10));
    }
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
    let outcome = run_alone("loops_for_ever", 600, 2048);
    assert_eq!(outcome.end, End::Exited(true));
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
    assert!(outcome.stdout.len() <= 4 << 20, "{}", outcome.stdout.len());
}

#[test]
fn a_program_that_takes_too_much_memory_is_stopped() {
    let outcome = run_alone("grows_for_ever", 60, 256);
    assert_eq!(outcome.end, End::TooMuch(256 << 20));
}

/// Its pipes stay open as long as any of the programs lives, so a program that
/// was left running would keep this test waiting.
#[test]
fn what_a_program_has_started_is_stopped_with_it() {
    let started = Instant::now();
    let outcome = run_alone("starts_a_program_that_loops_and_waits_for_it", 1, 2048);
    assert_eq!(outcome.end, End::TooLong(Duration::from_secs(1)));
    assert!(started.elapsed() < Duration::from_secs(30));
}
