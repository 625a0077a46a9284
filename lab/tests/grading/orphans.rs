//! What is left of a grade when the grader itself is killed: nothing.

use std::{
    collections::BTreeSet,
    fs,
    path::Path,
    process::{Child, Command, Stdio},
    thread,
    time::{Duration, Instant},
};

use sysinfo::{Pid, ProcessRefreshKind, ProcessesToUpdate, System};
use tempfile::TempDir;

use super::common::{SEED, cache, exam, section_of, with_body};

/// Enough for a busy machine to compile a worker and to come to the loop.
const PATIENCE: Duration = Duration::from_secs(600);

/// "Gone within seconds", also on a busy machine.
pub(super) const SOON: Duration = Duration::from_secs(10);

#[test]
fn workers_end_with_their_grader() {
    let folder = TempDir::new().unwrap();
    let mut grader = grade(
        folder.path(),
        [
            (1, "digit_image", "loop { std::hint::spin_loop(); }"),
            (2, "sigmoid", "loop { std::thread::park(); }"),
            // Takes away what is left of its input, and no panic ends it.
            (
                3,
                "sigmoid_gradient",
                "loop { let _ = std::panic::catch_unwind(|| std::io::stdin().lines().count()); }",
            ),
        ],
    );
    let workers = wait_for_workers(&mut grader, 3);
    grader.kill().unwrap();
    grader.wait().unwrap();
    let begun = Instant::now();
    while workers.iter().any(|worker| is_running(*worker)) {
        assert!(begun.elapsed() < SOON, "{workers:?} go on");
        thread::sleep(Duration::from_millis(50));
    }
}

/// A grade with sections that never answer, all of them at a time.
fn grade<const N: usize>(folder: &Path, endless: [(usize, &str, &str); N]) -> Child {
    exam(); // compiles what all graders of these tests use
    for (section, function, body) in endless {
        let file = folder.join(format!("{}.rs", section_of(section).stem));
        fs::write(file, with_body(section, function, body)).unwrap();
    }
    Command::new(env!("CARGO_BIN_EXE_cargo-lab"))
        .args(["lab", "grade", "--tests", "none", "--seconds", "600"])
        .args(["--jobs", &N.to_string(), "--seed", &SEED.to_string()])
        .arg("--cache")
        .arg(cache())
        .arg(folder)
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .unwrap()
}

/// The reference's workers answer in a moment; those of the submission stay.
pub(super) fn wait_for_workers(grader: &mut Child, count: usize) -> BTreeSet<Pid> {
    let begun = Instant::now();
    let (mut seen, mut since) = (BTreeSet::new(), Instant::now());
    while seen.len() < count || since.elapsed() < Duration::from_secs(3) {
        assert!(grader.try_wait().unwrap().is_none(), "the grader ended");
        assert!(begun.elapsed() < PATIENCE, "no workers that stay");
        let now = workers_of(grader.id());
        if now != seen {
            (seen, since) = (now, Instant::now());
        }
        thread::sleep(Duration::from_millis(50));
    }
    seen
}

pub(super) fn workers_of(grader: u32) -> BTreeSet<Pid> {
    let system = processes();
    let workers = system.processes().values().filter(|process| {
        process.parent() == Some(Pid::from_u32(grader))
            && process.name().to_string_lossy().starts_with("worker")
    });
    workers.map(sysinfo::Process::pid).collect()
}

pub(super) fn is_running(worker: Pid) -> bool {
    let system = processes();
    let process = system.process(worker);
    process.is_some_and(|process| process.status() != sysinfo::ProcessStatus::Zombie)
}

fn processes() -> System {
    let mut system = System::new();
    let what = ProcessRefreshKind::nothing().without_tasks();
    system.refresh_processes_specifics(ProcessesToUpdate::All, true, what);
    system
}
