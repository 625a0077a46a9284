//! How far a class is.

use std::{
    io::IsTerminal,
    sync::atomic::{AtomicUsize, Ordering},
    time::{Duration, Instant},
};

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

/// A bar with the time left on a terminal, plain lines elsewhere.
pub(super) struct Progress {
    bar: Option<ProgressBar>,
    all: usize,
    done: AtomicUsize,
    begun: Instant,
}

impl Progress {
    pub(super) fn new(all: usize) -> Self {
        let terminal = std::io::stderr().is_terminal();
        let bar = (terminal && all > 1).then(|| {
            let style = ProgressStyle::with_template("{pos} of {len} graded {bar:30} {eta} left")
                .unwrap_or_else(|_| ProgressStyle::default_bar());
            let bar = ProgressBar::with_draw_target(Some(all as u64), ProgressDrawTarget::stderr());
            bar.with_style(style)
        });
        Self {
            bar,
            all,
            done: AtomicUsize::new(0),
            begun: Instant::now(),
        }
    }

    pub(super) fn step(&self) {
        let done = self.done.fetch_add(1, Ordering::Relaxed) + 1;
        if let Some(bar) = &self.bar {
            bar.inc(1);
        } else if self.all > 1 && (done.is_multiple_of(10) || done == self.all) {
            let each = self.begun.elapsed() / u32::try_from(done).unwrap_or(1);
            let left = match u32::try_from(self.all - done).unwrap_or(0) {
                0 => String::new(),
                left => format!(", about {} left", in_words(each * left)),
            };
            eprintln!("{done} of {} graded{left}", self.all);
        }
    }

    pub(super) fn finish(&self) {
        if let Some(bar) = &self.bar {
            bar.finish_and_clear();
        }
    }
}

fn in_words(time: Duration) -> String {
    match time.as_secs() {
        seconds @ 0..60 => format!("{seconds} s"),
        seconds => format!("{} min", seconds.div_ceil(60)),
    }
}
