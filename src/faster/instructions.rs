//! Which instructions the machine has: the one module that may say `unsafe`.
//!
//! The arithmetic is written once, for a [`Level`], and compiled once for each.
//! Two things here are unsafe to write, and why they are sound stands beside
//! them: calling what was compiled for instructions that not every machine has,
//! and naming an address that the cache should fetch.

#![cfg_attr(
    target_arch = "x86_64",
    expect(unsafe_code, reason = "see the two SAFETY comments")
)]

use std::fmt;

use super::lanes::Lanes;

/// What the arithmetic is compiled for.
pub(super) trait Level {
    /// One instruction computes a·b + c.
    const FUSED: bool;
    /// The registers hold 25 sums of eight numbers at the same time.
    const WIDE: bool;
}

/// What every machine of the architecture has.
pub(super) struct Portable;

impl Level for Portable {
    const FUSED: bool = cfg!(any(target_feature = "fma", target_arch = "aarch64"));
    const WIDE: bool = false;
}

/// AVX2 and FMA: 16 registers of four numbers.
#[cfg(any(target_arch = "x86_64", test))]
pub(super) struct Fused;

#[cfg(any(target_arch = "x86_64", test))]
impl Level for Fused {
    const FUSED: bool = true;
    const WIDE: bool = false;
}

/// AVX-512: 32 registers of eight numbers.
#[cfg(target_arch = "x86_64")]
struct FusedAndWide;

#[cfg(target_arch = "x86_64")]
impl Level for FusedAndWide {
    const FUSED: bool = true;
    const WIDE: bool = true;
}

/// The instructions to compute with.
///
/// There is no way to ask for some that the machine lacks: other values than
/// [`PORTABLE`](Self::PORTABLE) come from [`available`](Self::available), which
/// asks the machine.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Instructions(Kind);

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Portable,
    #[cfg(target_arch = "x86_64")]
    Avx2,
    #[cfg(target_arch = "x86_64")]
    Avx512,
}

impl Instructions {
    /// Those that every machine of this architecture has.
    pub const PORTABLE: Self = Self(Kind::Portable);

    /// All that this machine has, the fastest last.
    #[must_use]
    pub fn available() -> Vec<Self> {
        [
            Some(Self::PORTABLE),
            #[cfg(target_arch = "x86_64")]
            (is_x86_feature_detected!("avx2") && is_x86_feature_detected!("fma"))
                .then_some(Self(Kind::Avx2)),
            #[cfg(target_arch = "x86_64")]
            is_x86_feature_detected!("avx512f").then_some(Self(Kind::Avx512)),
        ]
        .into_iter()
        .flatten()
        .collect()
    }

    /// The fastest of those that this machine has.
    #[must_use]
    pub fn best() -> Self {
        Self::available().pop().unwrap_or(Self::PORTABLE)
    }

    /// [`Level::WIDE`] of these instructions.
    pub(super) fn wide(self) -> bool {
        self != Self::PORTABLE && {
            #[cfg(target_arch = "x86_64")]
            let wide = self.0 == Kind::Avx512;
            #[cfg(not(target_arch = "x86_64"))]
            let wide = false;
            wide
        }
    }

    /// Runs `task` as it was compiled for these instructions.
    pub(super) fn run(self, task: impl Task) {
        match self.0 {
            Kind::Portable => task.run::<Portable>(),
            // SAFETY, of both calls: they are unsafe because a machine without
            // the instructions would stop or worse. `self` is such a value, so
            // `available` has found the instructions on this machine.
            #[cfg(target_arch = "x86_64")]
            Kind::Avx2 => unsafe { run_with_avx2(task) },
            #[cfg(target_arch = "x86_64")]
            Kind::Avx512 => unsafe { run_with_avx512(task) },
        }
    }
}

impl fmt::Display for Instructions {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str(match self.0 {
            Kind::Portable => "portable",
            #[cfg(target_arch = "x86_64")]
            Kind::Avx2 => "AVX2",
            #[cfg(target_arch = "x86_64")]
            Kind::Avx512 => "AVX-512",
        })
    }
}

/// Something to compute, written for any [`Level`].
///
/// All that `run` calls must be `#[inline(always)]`: only what becomes part of
/// `run_with_avx2` or `run_with_avx512` is compiled for their instructions.
pub(super) trait Task {
    fn run<L: Level>(self);
}

#[cfg(target_arch = "x86_64")]
#[target_feature(enable = "avx2,fma")]
fn run_with_avx2(task: impl Task) {
    task.run::<Fused>();
}

#[cfg(target_arch = "x86_64")]
#[target_feature(enable = "avx512f")]
fn run_with_avx512(task: impl Task) {
    task.run::<FusedAndWide>();
}

/// Asks for `lanes` to be in the cache soon; does nothing on other machines.
#[inline(always)]
pub(super) fn prefetch(lanes: &Lanes) {
    #[cfg(target_arch = "x86_64")]
    {
        use std::arch::x86_64::{_MM_HINT_T1, _mm_prefetch};
        // SAFETY: every x86-64 machine has the instruction. It takes a raw
        // pointer, hence unsafe, but neither reads nor writes as the program
        // sees it, and this pointer was a reference a moment ago.
        unsafe { _mm_prefetch::<_MM_HINT_T1>(std::ptr::from_ref(lanes).cast()) }
    }
    #[cfg(not(target_arch = "x86_64"))]
    let _ = lanes;
}
