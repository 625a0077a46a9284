//! `cargo lab watch`: reruns the section at work whenever a file is saved.
//!
//! ```text
//! keys ──┐                           ┌── text for the screen
//! saves ─┼── events ──▶ session ─────┤
//! runs ──┘                           └── what to do: run a section, leave
//! ```
//!
//! The session decides everything and touches nothing, so a test can play it.

use std::{
    sync::mpsc::{self, Receiver, Sender},
    time::Duration,
};

use crate::{copy::Copy, failure::Failure, limits::Limits};

mod files;
mod keys;
mod runner;
mod screen;
pub mod session;
pub(crate) mod wrap;

pub use files::{Snapshot, is_source};
use runner::Runner;
use screen::Screen;
use session::{Action, Event, Session};

/// How a watch is to be held.
#[derive(Clone, Copy, Debug)]
pub struct Settings {
    /// Rerun on a key only, not when a file is saved.
    pub manual: bool,
    /// What the tests of a section may take.
    pub limits: Limits,
}

/// Watches until it is left.
///
/// # Errors
///
/// If the tests cannot be run at all.
pub fn watch(copy: &Copy, settings: Settings) -> Result<(), Failure> {
    let (events, incoming) = mpsc::channel();
    leave_when_told(&events);
    let mut runner = Runner::new(copy, settings.limits, events.clone())?;
    let mut screen = Screen::open();
    keys::listen(screen.has_single_keys(), &events);
    let mut session = Session::new(copy, settings.manual, screen.has_single_keys());
    if !settings.manual {
        files::watch(copy, &events);
    }
    let mut action = session.begin();
    loop {
        screen.show(session.take_text());
        match action {
            Action::Run { run, section } => runner.start(run, section)?,
            Action::Leave => return Ok(()),
            Action::Wait => {}
        }
        action = session.on(next(&incoming, &mut runner)?);
    }
}

/// Ctrl-C where it is no key, a closed window, an end from outside.
fn leave_when_told(events: &Sender<Event>) {
    let events = events.clone();
    // There is a handler already where a program has called this twice.
    let _ = ctrlc::set_handler(move || {
        let _ = events.send(Event::Leave);
    });
}

/// Waits for the next event. What a run has printed when its program ends is
/// completed with how it ended.
fn next(incoming: &Receiver<Event>, runner: &mut Runner) -> Result<Event, Failure> {
    loop {
        match incoming.recv_timeout(Duration::from_secs(3600)) {
            Ok(Event::Printed { run, text }) => {
                if let Some(event) = runner.ended(run, text)? {
                    return Ok(event);
                }
            }
            Ok(event) => return Ok(event),
            Err(mpsc::RecvTimeoutError::Timeout) => {}
            Err(mpsc::RecvTimeoutError::Disconnected) => return Ok(Event::Leave),
        }
    }
}
