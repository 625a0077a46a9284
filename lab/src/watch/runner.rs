//! Runs `cargo lab check` on a section in a program of its own, so that it can
//! be stopped at any moment together with Cargo, the compiler and the tests.

use std::{
    env,
    io::{BufRead, BufReader, Read},
    path::PathBuf,
    process::{Command, Stdio},
    sync::mpsc::Sender,
    thread,
    time::Instant,
};

#[cfg(windows)]
use process_wrap::std::JobObject;
#[cfg(unix)]
use process_wrap::std::ProcessGroup;
use process_wrap::std::{ChildWrapper, CommandWrap};

use super::session::Event;
use crate::{check, copy::Copy, course::Section, failure::Failure, limits::Limits};

/// A run that has been started.
struct UnderWay {
    run: u64,
    child: Box<dyn ChildWrapper>,
    since: Instant,
}

/// Runs one section at a time.
pub(super) struct Runner {
    /// This program; asked for once, because a repository may compile it anew.
    program: PathBuf,
    copy: Copy,
    limits: Limits,
    events: Sender<Event>,
    under_way: Option<UnderWay>,
}

impl Runner {
    pub(super) fn new(copy: &Copy, limits: Limits, events: Sender<Event>) -> Result<Self, Failure> {
        let program = env::current_exe().map_err(|error| {
            Failure::new(
                format!("this program does not find itself: {error}"),
                "try `cargo lab check` in its place",
            )
        })?;
        Ok(Self {
            program,
            copy: copy.clone(),
            limits,
            events,
            under_way: None,
        })
    }

    /// Starts a run in place of the one that is under way.
    pub(super) fn start(&mut self, run: u64, section: Section) -> Result<(), Failure> {
        self.stop();
        let since = Instant::now();
        let mut command = CommandWrap::from(self.command(section));
        #[cfg(unix)]
        command.wrap(ProcessGroup::leader());
        #[cfg(windows)]
        command.wrap(JobObject);
        let mut child = command.spawn().map_err(|error| {
            Failure::new(
                format!("the tests cannot be run: {error}"),
                "try `cargo lab check` in its place",
            )
        })?;
        self.read(run, child.as_mut());
        self.under_way = Some(UnderWay { run, child, since });
        Ok(())
    }

    fn command(&self, section: Section) -> Command {
        let mut command = Command::new(&self.program);
        command
            .args(["check", section.stem, "--watched"])
            .args(["--seconds", &self.limits.time.as_secs().to_string()])
            .args(["--megabytes", &(self.limits.memory >> 20).to_string()])
            .current_dir(self.copy.root())
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped());
        command
    }

    /// Sends what the program prints when both of its outputs are closed, and at
    /// once what it says before the tests that take seconds.
    fn read(&self, run: u64, child: &mut dyn ChildWrapper) {
        let stdout = child.stdout().take();
        let stderr = child.stderr().take();
        let events = self.events.clone();
        let trouble = thread::spawn(move || read_all(stderr));
        thread::spawn(move || {
            let said = read_lines(stdout, |row| {
                let row = row.trim_end().to_owned();
                let _ = events.send(Event::SoFar { run, row });
            });
            let trouble = trouble.join().unwrap_or_default();
            let text = said + &trouble;
            let _ = events.send(Event::Printed { run, text });
        });
    }

    /// How a run ended that has printed all; nothing if it was dropped.
    pub(super) fn ended(&mut self, run: u64, text: String) -> Result<Option<Event>, Failure> {
        let Some(mut ended) = self.under_way.take_if(|current| current.run == run) else {
            return Ok(None);
        };
        let status = ended.child.wait().map_err(|error| {
            Failure::new(
                format!("the end of the tests cannot be seen: {error}"),
                "try `cargo lab check` in its place",
            )
        })?;
        Ok(Some(Event::Judged {
            run,
            solved: status.success(),
            took: ended.since.elapsed(),
            text,
        }))
    }

    fn stop(&mut self) {
        if let Some(mut dropped) = self.under_way.take() {
            let _ = dropped.child.kill();
        }
    }
}

/// Nothing stays behind when a watch ends.
impl Drop for Runner {
    fn drop(&mut self) {
        self.stop();
    }
}

/// All that is printed, but for what is said before the tests that take seconds.
fn read_lines(pipe: Option<impl Read>, so_far: impl Fn(&str)) -> String {
    let mut said = String::new();
    let Some(pipe) = pipe else {
        return said;
    };
    let mut lines = BufReader::new(pipe);
    let mut line = Vec::new();
    while lines
        .read_until(b'\n', &mut line)
        .is_ok_and(|read| read > 0)
    {
        let text = String::from_utf8_lossy(&line);
        if said.is_empty() && check::is_so_far(&text) {
            so_far(&text);
        } else {
            said += &text;
        }
        line.clear();
    }
    said
}

fn read_all(pipe: Option<impl Read>) -> String {
    let mut bytes = Vec::new();
    if let Some(mut pipe) = pipe {
        let _ = pipe.read_to_end(&mut bytes); // what came before a failure counts
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

#[cfg(test)]
mod tests {
    use std::cell::RefCell;

    use super::*;

    #[test]
    fn what_is_said_before_the_trainings_is_told_at_once_and_once() {
        let row = "7  fmincg              training         48 tests pass, now\n";
        let answer =
            "7  fmincg              solved           51 tests pass\n\nA word on training\n";
        let told = RefCell::new(String::new());
        let said = read_lines(Some((row.to_owned() + answer).as_bytes()), |row| {
            told.borrow_mut().push_str(row);
        });
        assert_eq!(*told.borrow(), row);
        assert_eq!(said, answer, "behind the first row it is only a word");
        let slow = "7  fmincg              slow             not done in 4 s, has 60 s more\n";
        let all = slow.to_owned() + row + answer;
        told.borrow_mut().clear();
        let said = read_lines(Some(all.as_bytes()), |row| *told.borrow_mut() += row);
        assert_eq!(
            (told.take(), said.as_str()),
            (slow.to_owned() + row, answer)
        );
    }
}
