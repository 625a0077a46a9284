//! Keys, or lines where there are no single keys.

use std::{
    io::{self, BufRead, IsTerminal},
    sync::mpsc::Sender,
    thread,
};

use crossterm::event::{self, KeyCode, KeyEvent, KeyEventKind, KeyModifiers};

use super::session::{ESCAPE, Event};

/// Sends what is typed, from now on.
pub(super) fn listen(single_keys: bool, events: &Sender<Event>) {
    let events = events.clone();
    thread::spawn(move || {
        if single_keys {
            read_keys(&events);
        } else {
            read_lines(&events);
        }
    });
}

fn read_keys(events: &Sender<Event>) {
    loop {
        let said = match event::read() {
            Ok(event::Event::Key(key)) if key.kind != KeyEventKind::Release => meaning(key),
            Ok(_) => None,
            Err(_) => Some(Event::Leave), // the terminal is gone
        };
        let leaves = said == Some(Event::Leave);
        if said.is_some_and(|event| events.send(event).is_err()) || leaves {
            return;
        }
    }
}

fn meaning(key: KeyEvent) -> Option<Event> {
    match key.code {
        KeyCode::Char('c' | 'd') if key.modifiers.contains(KeyModifiers::CONTROL) => {
            Some(Event::Leave)
        }
        KeyCode::Esc => Some(Event::Key(ESCAPE)),
        KeyCode::Enter => Some(Event::Key('\n')),
        KeyCode::Char(letter) => Some(Event::Key(letter.to_ascii_lowercase())),
        _ => None,
    }
}

/// `h`, `hint`, an empty line. At the end of its input a watch goes on, unless
/// that was a person at a terminal: an editor may run it without any input.
fn read_lines(events: &Sender<Event>) {
    for line in io::stdin().lock().lines() {
        let Ok(line) = line else { break };
        let first = line.trim().chars().next().unwrap_or('\n');
        if events.send(Event::Key(first.to_ascii_lowercase())).is_err() {
            return;
        }
    }
    if io::stdin().is_terminal() {
        let _ = events.send(Event::Leave);
    }
}
