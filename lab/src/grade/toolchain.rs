//! Compiles what submissions need once, and submissions without Cargo.
//!
//! A submission has no manifest, no build script and no settings here: its
//! modules go to the compiler as they are.

mod libraries;

use std::{
    env,
    ffi::OsString,
    fs,
    path::{Path, PathBuf},
    process::{Command, Stdio},
    time::Duration,
};

use self::libraries::{Libraries, compile_dependencies, compiler, key, write_data, write_package};
use super::{
    sandbox::{self, Access, Walls},
    sources,
};
use crate::{
    course,
    failure::Failure,
    limits::{self, Clock, End, Keep, Limits},
    share,
};

/// Time and memory for the compiler: macros and types may be endless too.
const LIMITS: Limits = Limits {
    time: Duration::from_secs(120),
    memory: 3 << 30,
};

/// A compiler, and the libraries that submissions may use.
#[derive(Clone, Debug)]
pub struct Toolchain {
    rustc: PathBuf,
    sysroot: PathBuf,
    /// What the compiler calls itself: `rustc 1.95.0 (…)`.
    pub version: String,
    /// The folder with what was compiled.
    compiled: PathBuf,
    /// The folder in which the tests find `data`.
    data_home: PathBuf,
    libraries: Libraries,
}

/// A crate to compile.
#[derive(Clone, Debug)]
pub struct Unit<'a> {
    /// Its folder; paths in messages begin there.
    pub folder: &'a Path,
    /// The file of its root, inside the folder.
    pub root: &'a str,
    /// Its name.
    pub name: &'a str,
    /// `bin`, `lib` or `test`.
    pub kind: Kind,
    /// A library that was compiled before, inside the folder.
    pub library: Option<(&'a str, &'a str)>,
}

/// What the compiler makes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A program.
    Program,
    /// A library.
    Library,
    /// A program that runs the tests in it.
    Tests,
}

/// What became of it.
#[derive(Clone, Debug)]
pub enum Compiled {
    /// The file that was made.
    File(PathBuf),
    /// The compiler's errors, one a line.
    Errors(Vec<String>),
}

impl Toolchain {
    /// Finds the compiler and compiles the course's dependencies into `cache`,
    /// if they are not there yet; `say` is told when that begins.
    ///
    /// # Errors
    ///
    /// If there is no compiler, the folder cannot be written, or the
    /// dependencies cannot be compiled.
    pub fn prepare(cache: &Path, say: &dyn Fn(&str)) -> Result<Self, Failure> {
        let (rustc, sysroot, version) = compiler()?;
        let manifest = course::text("Cargo.toml").unwrap_or_default();
        let lock = course::text("Cargo.lock").unwrap_or_default();
        let own = sources::files_of_packages().flat_map(|(name, text)| [name, text]);
        let parts: Vec<&str> = [manifest, lock, &version].into_iter().chain(own).collect();
        let folder = cache.join(key(&parts));
        let package = folder.join("package");
        let ready = folder.join("ready"); // an interrupted run goes on, and says so again
        if !package.is_dir() {
            write_package(&package, manifest, lock)?;
            share::compiled_dependencies(&package);
        }
        if !ready.is_file() {
            say("Compiling what submissions use; this happens once and takes a minute or two.");
        }
        let libraries = compile_dependencies(&package)?;
        let _ = fs::write(&ready, ""); // without it that is said once more
        let compiled = package.join("target").join("debug").join("deps");
        Ok(Self {
            rustc,
            sysroot,
            version,
            compiled,
            data_home: write_data(&folder)?,
            libraries,
        })
    }

    /// The folder in which the tests find `data`: the digits, which every
    /// learner has.
    #[must_use]
    pub fn data_home(&self) -> &Path {
        &self.data_home
    }

    /// Compiles a crate, seeing nothing but its folder and the libraries.
    ///
    /// # Errors
    ///
    /// If the compiler cannot be started.
    pub fn compile(&self, unit: &Unit) -> Result<(Compiled, Walls), Failure> {
        let made = unit.folder.join(match unit.kind {
            Kind::Library => format!("lib{}.rlib", unit.name),
            _ => format!("{}{}", unit.name, env::consts::EXE_SUFFIX),
        });
        let mut command = Command::new(&self.rustc);
        command
            .current_dir(unit.folder)
            .args(self.arguments(unit))
            .arg("-o")
            .arg(&made)
            .env_clear()
            .envs(Self::environment(unit.folder))
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped());
        let mut access = Access {
            read: sandbox::system_folders(),
            write: vec![unit.folder.to_owned()],
        };
        access
            .read
            .extend([self.sysroot.clone(), self.compiled.clone()]);
        let cannot = |error| {
            Failure::file(
                "run",
                &self.rustc,
                &error,
                "see whether `rustc --version` works",
            )
        };
        let (child, walls) = sandbox::spawn(&mut command, &access).map_err(cannot)?;
        sandbox::cap_time(&child, LIMITS.time);
        let id = child.id();
        let outcome = limits::watch(child, LIMITS, Clock::Processor, Vec::new(), Keep::Beginning)
            .map_err(cannot)?;
        sandbox::end_group(id);
        let compiled = match outcome.end {
            End::Exited(true) => Compiled::File(made),
            End::Exited(false) => Compiled::Errors(errors(&outcome.stderr)),
            End::TooLong(limit) => Compiled::Errors(vec![format!(
                "the compiler was still at work after {} s",
                limit.as_secs()
            )]),
            End::TooMuch(limit) => Compiled::Errors(vec![format!(
                "the compiler took more than {} MB of memory",
                limit >> 20
            )]),
        };
        Ok((compiled, walls))
    }

    fn arguments(&self, unit: &Unit) -> Vec<OsString> {
        let mut arguments: Vec<OsString> = ["--edition=2024", "--cap-lints=allow"]
            .into_iter()
            .chain(["--error-format=short", "--crate-name", unit.name])
            .chain(["-Copt-level=0", "-Cdebuginfo=0", "-Cdebug-assertions=yes"])
            .map(OsString::from)
            .collect();
        arguments.extend(match unit.kind {
            Kind::Program => ["--crate-type".into(), "bin".into()],
            Kind::Library => ["--crate-type".into(), "lib".into()],
            Kind::Tests => ["--test".into(), "--cfg=grading".into()],
        });
        arguments.push("-L".into());
        arguments.push(prefixed("dependency=", &self.compiled));
        let seen = |name| unit.kind == Kind::Tests || !self.libraries.for_tests.contains(name);
        for (name, file) in self.libraries.all.iter().filter(|(name, _)| seen(*name)) {
            arguments.push("--extern".into());
            arguments.push(prefixed(&format!("{name}="), file));
        }
        if let Some((name, file)) = unit.library {
            arguments.push("--extern".into());
            arguments.push(prefixed(&format!("{name}="), &unit.folder.join(file)));
        }
        arguments.push(unit.root.into());
        arguments
    }

    /// Of the environment what compilers and linkers need, and nothing else.
    fn environment(folder: &Path) -> Vec<(OsString, OsString)> {
        const NEEDED: [&str; 8] = [
            "PATH",
            "SYSTEMROOT",
            "LIB",
            "INCLUDE",
            "VCINSTALLDIR",
            "PROGRAMFILES",
            "PROGRAMFILES(X86)",
            "SDKROOT",
        ];
        let mut kept: Vec<(OsString, OsString)> = NEEDED
            .iter()
            .filter_map(|name| Some(((*name).into(), env::var_os(name)?)))
            .collect();
        for name in ["TMPDIR", "TMP", "TEMP"] {
            kept.push((name.into(), folder.into()));
        }
        kept.push(("CARGO_MANIFEST_DIR".into(), ".".into()));
        kept.push(("CARGO_TARGET_TMPDIR".into(), ".".into()));
        kept.push(("CARGO_PKG_VERSION".into(), env!("CARGO_PKG_VERSION").into()));
        kept
    }
}

fn prefixed(prefix: &str, path: &Path) -> OsString {
    let mut text = OsString::from(prefix);
    text.push(path);
    text
}

/// The errors among the compiler's messages, without the count at the end.
fn errors(messages: &str) -> Vec<String> {
    let errors = messages
        .lines()
        .filter(|line| line.contains(": error") || line.starts_with("error: linking"))
        .filter(|line| !line.starts_with("error: aborting"));
    let errors: Vec<String> = errors.map(|line| line.trim().to_owned()).collect();
    if errors.is_empty() {
        let last = messages.lines().rev().find(|line| !line.trim().is_empty());
        return vec![last.unwrap_or("the compiler gave no reason").to_owned()];
    }
    errors
}
