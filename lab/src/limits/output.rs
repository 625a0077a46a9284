//! What a program prints, read while it runs.

use std::{
    io::Read,
    sync::{Arc, Mutex, PoisonError},
    thread::{self, JoinHandle},
    time::{Duration, Instant},
};

/// What is kept of each output: an endless loop may print endlessly. Red tests show
/// all that a learner has printed to see what happens, before what they say.
pub const KEPT_OUTPUT: usize = 32 << 20;

/// How long the rest of the output may take after the end of the program.
const WAIT_FOR_OUTPUT: Duration = Duration::from_secs(2);

/// What a program has printed so far.
pub(super) struct Output {
    kept: Arc<Mutex<Vec<u8>>>,
    reader: JoinHandle<()>,
}

impl Output {
    /// What there is of it, while the program may be printing more.
    pub(super) fn so_far(&self) -> String {
        let kept = self.kept.lock().unwrap_or_else(PoisonError::into_inner);
        String::from_utf8_lossy(&kept).into_owned()
    }

    /// The program has ended, but one that it left behind may keep the pipe open.
    pub(super) fn finish(&self) -> String {
        let since = Instant::now();
        while !self.reader.is_finished() && since.elapsed() < WAIT_FOR_OUTPUT {
            thread::sleep(Duration::from_millis(1));
        }
        self.so_far()
    }
}

/// Reads all, so that the program never waits for a full pipe; keeps the beginning.
pub(super) fn read_in_background(mut pipe: impl Read + Send + 'static) -> Output {
    let kept = Arc::new(Mutex::new(Vec::new()));
    let shared = Arc::clone(&kept);
    let reader = thread::spawn(move || {
        let mut piece = [0; 8192];
        while let Ok(length @ 1..) = pipe.read(&mut piece) {
            let mut kept = shared.lock().unwrap_or_else(PoisonError::into_inner);
            let room = KEPT_OUTPUT.saturating_sub(kept.len());
            kept.extend_from_slice(&piece[..length.min(room)]);
        }
    });
    Output { kept, reader }
}

/// Reads all and keeps the lines that begin so, up to the same limit.
pub(super) fn read_lines_in_background(
    mut pipe: impl Read + Send + 'static,
    beginning: Vec<u8>,
) -> Output {
    let kept = Arc::new(Mutex::new(Vec::new()));
    let shared = Arc::clone(&kept);
    let reader = thread::spawn(move || {
        let mut piece = [0; 8192];
        let mut line = Vec::new();
        let mut wanted = true; // as far as can be told from what there is of the line
        while let Ok(length @ 1..) = pipe.read(&mut piece) {
            for byte in &piece[..length] {
                if *byte != b'\n' {
                    let expected = beginning.get(line.len());
                    wanted &= expected.is_none_or(|expected| expected == byte);
                    if wanted && line.len() < KEPT_OUTPUT {
                        line.push(*byte);
                    }
                    continue;
                }
                let mut kept = shared.lock().unwrap_or_else(PoisonError::into_inner);
                let room = KEPT_OUTPUT.saturating_sub(kept.len());
                if wanted && line.len() >= beginning.len() && line.len() < room {
                    kept.extend_from_slice(&line);
                    kept.push(b'\n');
                }
                drop(kept);
                line.clear();
                wanted = true;
            }
        }
    });
    Output { kept, reader }
}
