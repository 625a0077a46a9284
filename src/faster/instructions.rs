//! Which instructions this machine has, and the one place that relies on it.

/// What the code is compiled for: it stands once and is compiled once per level.
pub(super) trait Level {
    /// There is an instruction for a·b + c.
    const FUSED: bool;
    /// There are registers for 25 running sums of eight numbers each.
    const WIDE: bool;
}

/// AVX-512: 32 registers of eight `f64`.
pub(super) struct Avx512;
/// AVX2 and FMA: 16 registers of four `f64`.
pub(super) struct Avx2;
/// What every machine of the architecture has.
pub(super) struct Portable;

impl Level for Avx512 {
    const FUSED: bool = true;
    const WIDE: bool = true;
}

impl Level for Avx2 {
    const FUSED: bool = true;
    const WIDE: bool = false;
}

impl Level for Portable {
    const FUSED: bool = cfg!(any(target_feature = "fma", target_arch = "aarch64"));
    const WIDE: bool = false;
}

/// The instructions to compute with.
///
/// There is no way to name some that this machine lacks: a value comes from
/// [`available`](Self::available) or [`best`](Self::best), which look first.
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

    /// All that this machine has, the slowest first.
    #[must_use]
    pub fn available() -> Vec<Self> {
        #[allow(unused_mut)] // on other architectures there is nothing to add
        let mut available = vec![Self::PORTABLE];
        #[cfg(target_arch = "x86_64")]
        {
            if is_x86_feature_detected!("avx2") && is_x86_feature_detected!("fma") {
                available.push(Self(Kind::Avx2));
            }
            if is_x86_feature_detected!("avx512f") {
                available.push(Self(Kind::Avx512));
            }
        }
        available
    }

    /// The fastest that this machine has.
    #[must_use]
    pub fn best() -> Self {
        *Self::available().last().unwrap_or(&Self::PORTABLE)
    }

    pub(super) fn wide(self) -> bool {
        match self.0 {
            Kind::Portable => Portable::WIDE,
            #[cfg(target_arch = "x86_64")]
            Kind::Avx2 => Avx2::WIDE,
            #[cfg(target_arch = "x86_64")]
            Kind::Avx512 => Avx512::WIDE,
        }
    }

    /// Runs `task`, compiled for these instructions.
    #[allow(unsafe_code)]
    pub(super) fn run(self, task: impl Task) {
        match self.0 {
            Kind::Portable => task.run::<Portable>(),
            // SAFETY (both): the functions are unsafe to call only where the
            // machine lacks the features they name. `self` exists, so
            // `available` has found these features on this machine.
            #[cfg(target_arch = "x86_64")]
            Kind::Avx2 => unsafe { run_avx2(task) },
            #[cfg(target_arch = "x86_64")]
            Kind::Avx512 => unsafe { run_avx512(task) },
        }
    }
}

/// Something to compute, written once for every [`Level`].
///
/// `run` and all that it calls must be `#[inline(always)]`: only what ends up
/// inside `run_avx2` or `run_avx512` is compiled for their instructions.
pub(super) trait Task {
    fn run<L: Level>(self);
}

#[cfg(target_arch = "x86_64")]
#[target_feature(enable = "avx2,fma")]
fn run_avx2(task: impl Task) {
    task.run::<Avx2>();
}

#[cfg(target_arch = "x86_64")]
#[target_feature(enable = "avx512f")]
fn run_avx512(task: impl Task) {
    task.run::<Avx512>();
}
