//! Runs a test program, but not for ever and not with all the memory.

mod output;

use std::{
    io::{self, Write},
    process::{Child, Command, Stdio},
    thread,
    time::{Duration, Instant},
};

use sysinfo::{Pid, ProcessRefreshKind, ProcessesToUpdate, System};

pub use output::KEPT_OUTPUT;
use output::{Output, read_in_background, read_lines_in_background};

/// How long a program may run and how much memory it may take.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// Time on the clock.
    pub time: Duration,
    /// Bytes of main memory, the program and those that it started together.
    pub memory: u64,
}

/// How a program ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum End {
    /// By itself; whether it reported success.
    Exited(bool),
    /// It was still running after so long, when no more time was given to it.
    TooLong(Duration),
    /// It took more than so many bytes.
    TooMuch(u64),
}

/// How a program ended, and what it printed before.
#[derive(Clone, Debug)]
pub struct Outcome {
    /// How it ended.
    pub end: End,
    /// The beginning of its standard output.
    pub stdout: String,
    /// The beginning of its error output.
    pub stderr: String,
}

/// How often the memory is measured.
const LOOK_EVERY: Duration = Duration::from_millis(50);

/// The longest pause until it is looked whether the program has ended: somebody
/// waits for the answer.
const PAUSE: Duration = Duration::from_millis(4);

/// At every so-manieth look all processes of the system are gone through, which
/// takes milliseconds, to see which the program has started.
const SEARCH_EVERY: usize = 5;

/// Runs a program within limits; beyond them it is killed, with all that it started.
///
/// # Errors
///
/// If it cannot be started or waited for.
pub fn run(command: &mut Command, limits: Limits) -> io::Result<Outcome> {
    run_until(command, limits, |_, _| false)
}

/// Runs a program as [`run`] does, or until what it has printed so far is enough:
/// that is asked with the time it has taken and a way to read its standard output.
///
/// # Errors
///
/// If it cannot be started or waited for.
pub fn run_until(
    command: &mut Command,
    limits: Limits,
    is_enough: impl FnMut(Duration, &dyn Fn() -> String) -> bool,
) -> io::Result<Outcome> {
    let child = command
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()?;
    let keep = Keep::Beginning;
    watch_until(child, limits, Clock::Wall, Vec::new(), keep, is_enough)
}

/// Whose time is limited.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Clock {
    /// That of the person who waits.
    Wall,
    /// That in which the program had a processor, so that a busy machine does
    /// not decide. Of the other time, in which it may sleep, ten times as much.
    Processor,
}

/// What is kept of a program's standard output.
#[derive(Clone, Debug)]
pub enum Keep {
    /// Its beginning.
    Beginning,
    /// The lines that begin so, however much stands between them.
    Lines(String),
}

/// Gives a program its input and waits for it, within limits; beyond them it is
/// killed, with all that it started. Its outputs must be pipes. Its input has no
/// end while this program lives.
///
/// # Errors
///
/// If it cannot be waited for.
pub fn watch(
    child: Child,
    limits: Limits,
    clock: Clock,
    input: Vec<u8>,
    keep: Keep,
) -> io::Result<Outcome> {
    watch_until(child, limits, clock, input, keep, |_, _| false)
}

fn watch_until(
    mut child: Child,
    limits: Limits,
    clock: Clock,
    input: Vec<u8>,
    keep: Keep,
    mut is_enough: impl FnMut(Duration, &dyn Fn() -> String) -> bool,
) -> io::Result<Outcome> {
    let patience = match clock {
        Clock::Wall => limits.time,
        Clock::Processor => limits.time * 10,
    };
    let started = Instant::now();
    let stdout = child.stdout.take().map(|pipe| match keep {
        Keep::Beginning => read_in_background(pipe),
        Keep::Lines(beginning) => read_lines_in_background(pipe, beginning.into_bytes()),
    });
    let stderr = child.stderr.take().map(read_in_background);
    // It may end without reading; a full pipe must not make this wait. The pipe
    // stays open until then, or until this program is killed: by its end the other
    // one knows.
    let pipe = child.stdin.take().map(|mut stdin| {
        thread::spawn(move || {
            let _ = stdin.write_all(&input);
            stdin
        })
    });
    let mut watch = Watch::new(child.id());
    let mut pause = Duration::from_millis(1);
    let mut next_look = LOOK_EVERY;
    let end = loop {
        if let Some(status) = child.try_wait()? {
            break End::Exited(status.success());
        }
        if started.elapsed() > patience {
            break End::TooLong(limits.time);
        }
        if started.elapsed() > next_look {
            let printed = || stdout.as_ref().map_or_else(String::new, Output::so_far);
            if is_enough(started.elapsed(), &printed) {
                break End::TooLong(started.elapsed());
            }
            next_look = started.elapsed() + LOOK_EVERY;
            let (memory, time) = watch.memory_and_time();
            if memory > limits.memory {
                break End::TooMuch(limits.memory);
            }
            if clock == Clock::Processor && time > limits.time {
                break End::TooLong(limits.time);
            }
        }
        thread::sleep(pause);
        pause = (pause * 2).min(PAUSE);
    };
    if !matches!(end, End::Exited(_)) {
        watch.kill_descendants();
        child.kill()?;
        child.wait()?;
    }
    drop(pipe);
    Ok(Outcome {
        end,
        stdout: stdout.as_ref().map_or_else(String::new, Output::finish),
        stderr: stderr.as_ref().map_or_else(String::new, Output::finish),
    })
}

/// A program and those that it started.
struct Watch {
    system: System,
    program: Pid,
    /// Itself and those that were found at the last search.
    family: Vec<Pid>,
    looks: usize,
}

impl Watch {
    fn new(id: u32) -> Self {
        Self {
            system: System::new(),
            program: Pid::from_u32(id),
            family: Vec::new(),
            looks: 0,
        }
    }

    /// The bytes of main memory that all of them take together, and the time
    /// that they have had a processor.
    fn memory_and_time(&mut self) -> (u64, Duration) {
        let what = ProcessRefreshKind::nothing().with_memory().with_cpu();
        if self.looks.is_multiple_of(SEARCH_EVERY) {
            self.search(what);
        } else {
            let known = ProcessesToUpdate::Some(&self.family);
            let what = what.without_tasks();
            self.system.refresh_processes_specifics(known, true, what);
        }
        self.looks += 1;
        let processes = self.family.iter().filter_map(|id| self.system.process(*id));
        processes.fold((0, Duration::ZERO), |(memory, time), process| {
            let milliseconds = process.accumulated_cpu_time();
            (
                memory + process.memory(),
                time + Duration::from_millis(milliseconds),
            )
        })
    }

    fn kill_descendants(&mut self) {
        self.search(ProcessRefreshKind::nothing());
        for id in self.family.iter().filter(|id| **id != self.program) {
            if let Some(process) = self.system.process(*id) {
                process.kill();
            }
        }
    }

    /// The program, those that it started, those that these started, and so on.
    fn search(&mut self, what: ProcessRefreshKind) {
        let what = what.without_tasks(); // threads are no programs
        self.system
            .refresh_processes_specifics(ProcessesToUpdate::All, true, what);
        let mut family = vec![self.program];
        let mut looked_at = 0;
        while let Some(parent) = family.get(looked_at).copied() {
            let processes = self.system.processes().iter();
            let children = processes.filter(|(_, process)| process.parent() == Some(parent));
            family.extend(children.map(|(id, _)| *id));
            looked_at += 1;
        }
        self.family = family;
    }
}
