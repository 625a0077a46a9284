#!/usr/bin/env bash
# Gradescope runs this once, as root, when it builds the image.
set -euo pipefail
root=${AUTOGRADER_ROOT:-/autograder}

if ! command -v cargo >/dev/null; then
    apt-get update
    DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends \
        build-essential ca-certificates curl
    export RUSTUP_HOME=/usr/local/rustup CARGO_HOME=/usr/local/cargo
    curl --proto '=https' --tlsv1.2 -sSf https://sh.rustup.rs |
        sh -s -- -y --no-modify-path --profile minimal --default-toolchain stable
    ln -sf /usr/local/cargo/bin/* /usr/local/bin/
fi

# The grader, and once what every submission needs: no network later.
cd "$root/source/course"
unset CARGO_TARGET_DIR
cargo build --locked --package cargo-lab
# From here, so that it takes over what has just been compiled.
target/debug/cargo-lab lab grade --cache "$root/cache" --prepare
install -m 755 target/debug/cargo-lab "$root/cargo-lab"
# Submissions have no business in the course; it stays in the grader alone.
rm -rf "$root/source/course"
