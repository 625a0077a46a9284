//! Where a watch writes: a terminal whose keys come singly, or plain lines.

use std::{
    env,
    io::{self, IsTerminal, Write},
    panic,
};

use crossterm::{
    QueueableCommand, cursor,
    terminal::{self, Clear, ClearType},
};

use super::{
    session::Text,
    wrap::{fitted, wrapped},
};

/// The screen. Dropping it gives the terminal back as it was.
pub(super) struct Screen {
    single_keys: bool,
}

impl Screen {
    pub(super) fn open() -> Self {
        let is_terminal = io::stdin().is_terminal() && io::stdout().is_terminal();
        let can_move = env::var_os("TERM").is_none_or(|name| name != "dumb");
        let single_keys = is_terminal && can_move && terminal::enable_raw_mode().is_ok();
        if single_keys {
            restore_before_a_panic_is_told();
        }
        Self { single_keys }
    }

    pub(super) fn has_single_keys(&self) -> bool {
        self.single_keys
    }

    /// Nothing to do if nobody reads it any more.
    pub(super) fn show(&mut self, text: Text) {
        let _ = self.write(text);
    }

    fn write(&self, text: Text) -> io::Result<()> {
        let Text {
            on_new_screen,
            lines,
        } = text;
        let mut out = io::stdout().lock();
        if !self.single_keys {
            out.write_all(lines.as_bytes())?;
            return out.flush();
        }
        if on_new_screen {
            out.queue(Clear(ClearType::All))?;
            out.queue(cursor::MoveTo(0, 0))?;
        }
        let (columns, rows) = terminal::size().unwrap_or((u16::MAX, u16::MAX));
        let (columns, rows) = (columns.into(), rows.into());
        let lines = fitted(&wrapped(&lines, columns), columns, rows);
        // A terminal with single keys goes down at a line's end, but not back.
        let lines = lines.replace('\n', "\r\n");
        out.write_all(lines.as_bytes())?;
        out.flush()
    }
}

impl Drop for Screen {
    fn drop(&mut self) {
        if self.single_keys {
            let _ = terminal::disable_raw_mode();
        }
    }
}

fn restore_before_a_panic_is_told() {
    let tell = panic::take_hook();
    panic::set_hook(Box::new(move |panic| {
        let _ = terminal::disable_raw_mode();
        tell(panic);
    }));
}
