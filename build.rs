//! Tells the tests whether the course's weights are at hand.
//!
//! `data/ex4weights.mat` is not ours to ship (see `data/README.md`). Where it is
//! absent, the tests that need it are compiled as ignored, by name.

use std::path::Path;

fn main() {
    // The folder, not the file: Cargo would run this script again at every
    // build for a file that does not exist.
    println!("cargo::rerun-if-changed=data");
    println!("cargo::rerun-if-changed=build.rs");
    println!("cargo::rustc-check-cfg=cfg(ex4weights)");
    if Path::new("data/ex4weights.mat").is_file() {
        println!("cargo::rustc-cfg=ex4weights");
    }
}
