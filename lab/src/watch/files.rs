//! Which files were saved.
//!
//! A notification only says that it is time to look: what counts is whether a
//! file has another time or length than before. So an editor that moves a new
//! file into the old one's place is noticed once, and reading is not noticed.

use std::{
    collections::BTreeMap,
    fs,
    path::{Path, PathBuf},
    sync::mpsc::{self, RecvTimeoutError, Sender},
    thread,
    time::{Duration, Instant, SystemTime},
};

use notify::{
    EventKind, RecursiveMode, Watcher,
    event::{AccessKind, AccessMode},
};

use super::session::Event;
use crate::copy::Copy;

/// Saving is over when nothing has happened for so long,
const QUIET: Duration = Duration::from_millis(30);
/// or at last after so long.
const PATIENCE: Duration = Duration::from_millis(300);
/// How often to look where no notification comes, as on some network drives.
const LOOK_EVERY: Duration = Duration::from_secs(1);

/// Folders of a copy whose files decide what its tests say.
const FOLDERS: [&str; 2] = ["src", "tests"];
/// And files.
const FILES: [&str; 3] = ["Cargo.toml", "Cargo.lock", "build.rs"];

/// Time and length of the files that decide what the tests say.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Snapshot(BTreeMap<String, (Option<SystemTime>, u64)>);

impl Snapshot {
    /// How the files of a copy are now.
    #[must_use]
    pub fn of(copy: &Copy) -> Self {
        let mut snapshot = Self::default();
        for file in FILES {
            snapshot.add(file.to_owned(), &copy.path(file));
        }
        for folder in FOLDERS {
            snapshot.add_folder(folder, &copy.path(folder));
        }
        snapshot
    }

    /// The files that are not as they were before: changed, new or gone.
    #[must_use]
    pub fn changed_since(&self, before: &Self) -> Vec<String> {
        let all = self.0.keys().chain(before.0.keys());
        let differs = |name: &&String| self.0.get(*name) != before.0.get(*name);
        let mut changed: Vec<String> = all.filter(differs).cloned().collect();
        changed.sort();
        changed.dedup();
        changed
    }

    fn add_folder(&mut self, name: &str, path: &Path) {
        for entry in fs::read_dir(path).into_iter().flatten().flatten() {
            let Ok(file) = entry.file_name().into_string() else {
                continue;
            };
            let inside = format!("{name}/{file}");
            if entry.file_type().is_ok_and(|kind| kind.is_dir()) {
                self.add_folder(&inside, &entry.path());
            } else if is_source(&file) {
                self.add(inside, &entry.path());
            }
        }
    }

    fn add(&mut self, name: String, path: &Path) {
        if let Ok(about) = fs::metadata(path) {
            self.0.insert(name, (about.modified().ok(), about.len()));
        }
    }
}

/// Whether a file is one that the tests need, and not a backup, a swap file or
/// what an editor writes to see whether it can.
#[must_use]
pub fn is_source(file: &str) -> bool {
    let extension = Path::new(file).extension().and_then(|end| end.to_str());
    !file.starts_with(['.', '#']) && matches!(extension, Some("rs" | "csv" | "mat"))
}

/// Sends what is saved, from now on.
pub(super) fn watch(copy: &Copy, events: &Sender<Event>) {
    let copy = copy.clone();
    let events = events.clone();
    let mut before = Snapshot::of(&copy);
    thread::spawn(move || {
        let (touch, noticed) = mpsc::channel();
        // Without notifications there is still the look once a second.
        let watcher = notifications(&copy, touch.clone());
        loop {
            match noticed.recv_timeout(LOOK_EVERY) {
                Ok(()) => {
                    let since = Instant::now();
                    while since.elapsed() < PATIENCE && noticed.recv_timeout(QUIET).is_ok() {}
                }
                Err(RecvTimeoutError::Timeout) => {}
                Err(RecvTimeoutError::Disconnected) => break,
            }
            let now = Snapshot::of(&copy);
            let changed = now.changed_since(&before);
            before = now;
            if !changed.is_empty() && events.send(Event::Saved(changed)).is_err() {
                break;
            }
        }
        drop(watcher);
    });
}

/// Sends something whenever it is time to look.
fn notifications(copy: &Copy, touch: Sender<()>) -> Option<notify::RecommendedWatcher> {
    let on_event = move |event: notify::Result<notify::Event>| {
        let only_read = event.is_ok_and(|event| match event.kind {
            EventKind::Access(AccessKind::Close(AccessMode::Write)) => false,
            EventKind::Access(_) => true,
            _ => false,
        });
        if !only_read {
            let _ = touch.send(());
        }
    };
    let mut watcher = notify::recommended_watcher(on_event).ok()?;
    for folder in FOLDERS {
        let path: PathBuf = copy.path(folder);
        watcher.watch(&path, RecursiveMode::Recursive).ok()?;
    }
    // The folder itself for the files beside them; not `target` in it.
    watcher
        .watch(copy.root(), RecursiveMode::NonRecursive)
        .ok()?;
    Some(watcher)
}
