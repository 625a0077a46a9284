//! What a submission may see while it is compiled and while it runs.
//!
//! On Linux the kernel is asked (Landlock) to show the program nothing but what
//! it is named here, and neither network nor other processes. A thread is
//! restricted and starts the program, which inherits that. Elsewhere, and on
//! kernels without it, the program is started as it is.

use std::{
    io,
    path::PathBuf,
    process::{Child, Command},
    time::Duration,
};

/// The files that a program may use; folders with all that is in them.
#[derive(Clone, Debug, Default)]
pub struct Access {
    /// May be read, and programs in them run.
    pub read: Vec<PathBuf>,
    /// May be read and written.
    pub write: Vec<PathBuf>,
}

/// How a program was started.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Walls {
    /// The kernel keeps it to what was named.
    Closed,
    /// Nothing but the rights of the user who grades.
    Open,
}

/// Where systems keep the libraries and tools that every program needs.
#[must_use]
pub fn system_folders() -> Vec<PathBuf> {
    let folders = [
        "/usr",
        "/bin",
        "/lib",
        "/lib64",
        "/nix/store",
        "/etc/alternatives",
    ];
    let files = ["/etc/ld.so.cache", "/dev/null", "/dev/urandom"];
    folders.iter().chain(&files).map(PathBuf::from).collect()
}

/// Starts a program that sees no more than `access` names.
///
/// # Errors
///
/// If it cannot be started.
#[cfg(target_os = "linux")]
pub fn spawn(command: &mut Command, access: &Access) -> io::Result<(Child, Walls)> {
    use std::os::unix::process::CommandExt;

    command.process_group(0); // so that all that it starts can be ended with it
    std::thread::scope(|scope| {
        let starter = scope.spawn(|| {
            let walls = linux::close(access);
            Ok((command.spawn()?, walls))
        });
        starter
            .join()
            .unwrap_or_else(|_| Err(io::Error::other("the thread that starts programs ended")))
    })
}

/// Starts a program.
///
/// # Errors
///
/// If it cannot be started.
#[cfg(not(target_os = "linux"))]
pub fn spawn(command: &mut Command, _: &Access) -> io::Result<(Child, Walls)> {
    Ok((command.spawn()?, Walls::Open))
}

/// Keeps a program from reserving more memory than so many bytes.
///
/// Before it has been given its input, so before any code of a submission has
/// asked for much. Where it is not possible the memory is still measured.
#[cfg(target_os = "linux")]
pub fn cap_memory(child: &Child, bytes: u64) {
    use rustix::process::{Pid, Resource, Rlimit, prlimit};

    let cap = |limit: u64| Rlimit {
        current: Some(limit),
        maximum: Some(limit),
    };
    let pid = i32::try_from(child.id()).ok().and_then(Pid::from_raw);
    if pid.is_some() {
        let _ = prlimit(pid, Resource::As, cap(bytes));
        let _ = prlimit(pid, Resource::Core, cap(0));
    }
}

/// The memory is measured and not capped.
#[cfg(not(target_os = "linux"))]
pub fn cap_memory(_: &Child, _: u64) {}

/// Has the kernel end a program that has had a processor for much longer than it
/// may, should the one that watches it be killed.
#[cfg(target_os = "linux")]
pub fn cap_time(child: &Child, time: Duration) {
    use rustix::process::{Pid, Resource, Rlimit, prlimit};

    let seconds = Some(2 * time.as_secs() + 10); // who watches it comes first
    let pid = i32::try_from(child.id()).ok().and_then(Pid::from_raw);
    if pid.is_some() {
        let cap = Rlimit {
            current: seconds,
            maximum: seconds,
        };
        let _ = prlimit(pid, Resource::Cpu, cap);
    }
}

/// The time is measured and not capped.
#[cfg(not(target_os = "linux"))]
pub fn cap_time(_: &Child, _: Duration) {}

/// Ends what a program has left running.
#[cfg(target_os = "linux")]
pub fn end_group(id: u32) {
    use rustix::process::{Pid, Signal, kill_process_group};

    if let Some(pid) = i32::try_from(id).ok().and_then(Pid::from_raw) {
        let _ = kill_process_group(pid, Signal::KILL);
    }
}

/// Groups of processes are known on Linux alone here.
#[cfg(not(target_os = "linux"))]
pub fn end_group(_: u32) {}

#[cfg(target_os = "linux")]
mod linux {
    use landlock::{
        ABI, Access as _, AccessFs, AccessNet, PathBeneath, PathFd, RestrictionStatus, Ruleset,
        RulesetAttr, RulesetCreatedAttr, RulesetError, RulesetStatus, Scope,
    };

    use super::{Access, Walls};

    /// The newest version of the kernel's interface that is asked for; an older
    /// kernel does what it can.
    const WANTED: ABI = ABI::V6;

    /// Restricts this thread and what it starts.
    pub(super) fn close(access: &Access) -> Walls {
        match restrict(access) {
            Ok(status) if status.ruleset != RulesetStatus::NotEnforced => Walls::Closed,
            _ => Walls::Open,
        }
    }

    fn restrict(access: &Access) -> Result<RestrictionStatus, RulesetError> {
        let mut rules = Ruleset::default()
            .handle_access(AccessFs::from_all(WANTED))?
            .handle_access(AccessNet::from_all(WANTED))?
            .scope(Scope::from_all(WANTED))?
            .create()?;
        for (paths, rights) in [
            (&access.read, AccessFs::from_read(WANTED)),
            (&access.write, AccessFs::from_all(WANTED)),
        ] {
            for path in paths {
                // What is not there need not be allowed.
                let Ok(folder) = PathFd::new(path) else {
                    continue;
                };
                let rights = if path.is_dir() {
                    rights
                } else {
                    rights & AccessFs::from_file(WANTED)
                };
                rules = rules.add_rule(PathBeneath::new(folder, rights))?;
            }
        }
        rules.restrict_self()
    }
}
