//! The compiler of this machine, and the libraries that submissions use.

use std::{
    collections::{BTreeMap, BTreeSet},
    env, fs,
    path::{Path, PathBuf},
    process::{Command, Stdio},
};

use serde_json::Value;
use sha2::{Digest, Sha256};

use crate::{
    build::cargo,
    course::FILES,
    failure::Failure,
    grade::{sources, worker::put},
    manifest,
};

/// The compiler itself, not rustup's proxy, which needs more of the disk.
pub(super) fn compiler() -> Result<(PathBuf, PathBuf, String), Failure> {
    let rustc = env::var_os("RUSTC").unwrap_or_else(|| "rustc".into());
    let ask = |arguments: &[&str]| -> Result<String, Failure> {
        let output = Command::new(&rustc).args(arguments).output();
        match output {
            Ok(output) if output.status.success() => {
                Ok(String::from_utf8_lossy(&output.stdout).trim().to_owned())
            }
            _ => Err(Failure::new(
                format!("`{}` cannot be run", rustc.display()),
                "install Rust from https://rustup.rs and try again",
            )),
        }
    };
    let sysroot = PathBuf::from(ask(&["--print", "sysroot"])?);
    let version = ask(&["--version"])?;
    let own = sysroot
        .join("bin")
        .join(format!("rustc{}", env::consts::EXE_SUFFIX));
    let rustc = if own.is_file() { own } else { rustc.into() };
    Ok((rustc, sysroot, version))
}

/// Names the folder of what belongs together.
pub(super) fn key(parts: &[&str]) -> String {
    let mut digest = Sha256::new();
    for part in parts {
        digest.update(part.as_bytes());
        digest.update([0]);
    }
    digest.finalize()[..8]
        .iter()
        .fold(String::new(), |text, byte| text + &format!("{byte:02x}"))
}

/// The data of the course, for its tests.
pub(super) fn write_data(folder: &Path) -> Result<PathBuf, Failure> {
    let home = folder.join("course");
    for (name, contents) in FILES.iter().filter(|(name, _)| name.starts_with("data/")) {
        let path = home.join(name);
        if fs::metadata(&path).is_ok_and(|meta| meta.len() == contents.len() as u64) {
            continue;
        }
        path.parent()
            .map_or(Ok(()), fs::create_dir_all)
            .and_then(|()| fs::write(&path, contents))
            .map_err(|error| {
                Failure::file("write", &path, &error, "name another folder: --cache DIR")
            })?;
    }
    Ok(home)
}

/// A package with the course's dependencies and no code of a section.
pub(super) fn write_package(folder: &Path, course: &str, lock: &str) -> Result<(), Failure> {
    let manifest = manifest::without_targets(&manifest::for_copy(course, &[]));
    let lock = manifest::lock_for_copy(lock, "handwritten");
    let files = [
        ("Cargo.toml", manifest.as_str()),
        ("Cargo.lock", &lock),
        ("src/lib.rs", ""),
        ("tests/empty.rs", ""),
    ];
    for (name, text) in files {
        put(folder, name, text)?;
    }
    for (name, text) in sources::files_of_packages() {
        if name.ends_with("/Cargo.toml") {
            put(folder, name, &manifest::of_part(text))?;
        } else {
            put(folder, name, text)?;
        }
    }
    Ok(())
}

/// The libraries that a package depends on directly.
#[derive(Clone, Debug, Default)]
pub(super) struct Libraries {
    /// The file of each, by the name in `use`.
    pub(super) all: BTreeMap<String, PathBuf>,
    /// Those that its tests see and the package itself does not.
    pub(super) for_tests: BTreeSet<String>,
}

/// Has Cargo compile them.
pub(super) fn compile_dependencies(package: &Path) -> Result<Libraries, Failure> {
    let output = cargo()
        .args(["test", "--no-run", "--locked", "--quiet"])
        .args(["--message-format=json-render-diagnostics"])
        .current_dir(package)
        .env_remove("CARGO_TARGET_DIR")
        .env_remove("CARGO_BUILD_TARGET_DIR")
        .env_remove("RUSTFLAGS")
        .stdin(Stdio::null())
        .output()
        .map_err(|error| {
            Failure::new(
                format!("cargo cannot be run: {error}"),
                "install Rust from https://rustup.rs and try again",
            )
        })?;
    if !output.status.success() {
        let _ = fs::remove_dir_all(package);
        return Err(Failure::new(
            format!(
                "the course's dependencies cannot be compiled\n{}",
                String::from_utf8_lossy(&output.stderr).trim()
            ),
            "if they could not be downloaded, run this once with a network",
        ));
    }
    let manifest = manifest_of(package);
    let own = manifest::dependencies_in(&manifest, "dependencies");
    let for_tests = manifest::dependencies_in(&manifest, "dev-dependencies");
    let mut all = BTreeMap::new();
    for line in String::from_utf8_lossy(&output.stdout).lines() {
        let Ok(message) = serde_json::from_str::<Value>(line) else {
            continue;
        };
        if message["reason"] != "compiler-artifact" {
            continue;
        }
        let name = message["target"]["name"].as_str().unwrap_or_default();
        let name = name.replace('-', "_");
        let file = message["filenames"]
            .as_array()
            .into_iter()
            .flatten()
            .filter_map(Value::as_str)
            .find(|file| Path::new(file).extension().is_some_and(|end| end == "rlib"));
        let wanted = own.contains(&name) || for_tests.contains(&name);
        if let (true, Some(file)) = (wanted, file) {
            all.insert(name, PathBuf::from(file));
        }
    }
    let for_tests = &for_tests - &own;
    Ok(Libraries { all, for_tests })
}

fn manifest_of(package: &Path) -> String {
    fs::read_to_string(package.join("Cargo.toml")).unwrap_or_default()
}
