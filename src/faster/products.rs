//! The two matrix products of a layer, for eight examples at once.
//!
//! ```text
//! forward    z_u       = Σ_i a_i · θ_ui          sums over the inputs i
//! gradient   grad_ui  += Σ_e delta_eu · a_ei     sums over the examples e
//! ```
//!
//! Both walk through a list of inputs, each with its index i and the values
//! that it has in the eight examples. An input that is zero in all of them is
//! not in the list.

use super::{
    instructions::Level,
    lanes::{LANES, Lanes, mul_add},
};

/// Units that have a running sum at the same time: five for each of five
/// registers' worth of names, see [`five_by_five`].
const FIVE: usize = 5;

/// A layer's weights in the order in which [`forward`] reads them.
///
/// The units stand in tiles of 25 (`wide`) and of 5, the last filled up with
/// zeros; within a tile, input by input.
#[derive(Debug)]
pub(super) struct Weights {
    inputs: usize,
    wide_tiles: usize,
    fives: Vec<[f64; FIVE]>,
}

impl Weights {
    pub(super) fn zeros(inputs: usize, units: usize, wide: bool) -> Self {
        let fives = units.div_ceil(FIVE);
        Self {
            inputs,
            wide_tiles: if wide { fives / FIVE } else { 0 },
            fives: vec![[0.0; FIVE]; fives * inputs],
        }
    }

    /// Units with those that fill up the last tile.
    pub(super) fn padded_units(&self) -> usize {
        self.fives.len() / self.inputs * FIVE
    }

    pub(super) fn set(&mut self, input: usize, unit: usize, weight: f64) {
        let five = unit / FIVE;
        let (tile, within) = (five / FIVE, five % FIVE);
        let index = if tile < self.wide_tiles {
            (tile * self.inputs + input) * FIVE + within
        } else {
            five * self.inputs + input
        };
        self.fives[index][unit % FIVE] = weight;
    }
}

/// Weighted sums of the inputs for every unit, into `z`.
#[inline(always)]
pub(super) fn forward<L: Level>(
    indices: &[u32],
    inputs: &[Lanes],
    weights: &Weights,
    z: &mut [Lanes],
) {
    let split = weights.wide_tiles * weights.inputs * FIVE;
    let (wide, narrow) = weights.fives.split_at(split);
    let (z, _) = z.as_chunks_mut::<FIVE>();
    let (z_wide, z_narrow) = z.split_at_mut(weights.wide_tiles * FIVE);
    let (z_wide, _) = z_wide.as_chunks_mut::<FIVE>();
    if L::WIDE {
        let tiles = wide.chunks_exact(weights.inputs * FIVE);
        for (tile, z) in tiles.zip(z_wide) {
            *z = five_by_five::<L>(indices, inputs, tile.as_chunks().0);
        }
    }
    for (tile, z) in narrow.chunks_exact(weights.inputs).zip(z_narrow) {
        *z = five::<L>(indices, inputs, tile);
    }
}

#[inline(always)]
fn five_by_five<L: Level>(
    indices: &[u32],
    inputs: &[Lanes],
    weights: &[[[f64; FIVE]; FIVE]],
) -> [[Lanes; FIVE]; FIVE] {
    let mut sums = [[Lanes::ZERO; FIVE]; FIVE];
    let [a, b, c, d, e] = &mut sums;
    for (&index, x) in indices.iter().zip(inputs) {
        // Written out: a loop here the compiler turns the wrong way round,
        // across the sums instead of the lanes, and is 20 times slower.
        let [for_a, for_b, for_c, for_d, for_e] = &weights[index as usize];
        add_products::<L>(a, x, for_a);
        add_products::<L>(b, x, for_b);
        add_products::<L>(c, x, for_c);
        add_products::<L>(d, x, for_d);
        add_products::<L>(e, x, for_e);
    }
    sums
}

#[inline(always)]
fn five<L: Level>(indices: &[u32], inputs: &[Lanes], weights: &[[f64; FIVE]]) -> [Lanes; FIVE] {
    let mut sums = [Lanes::ZERO; FIVE];
    for (&index, x) in indices.iter().zip(inputs) {
        add_products::<L>(&mut sums, x, &weights[index as usize]);
    }
    sums
}

#[inline(always)]
fn add_products<L: Level>(sums: &mut [Lanes; FIVE], x: &Lanes, weights: &[f64; FIVE]) {
    let [a, b, c, d, e] = sums;
    a.add_product::<L>(x, weights[0]);
    b.add_product::<L>(x, weights[1]);
    c.add_product::<L>(x, weights[2]);
    d.add_product::<L>(x, weights[3]);
    e.add_product::<L>(x, weights[4]);
}

/// Errors of the units of one layer in eight examples, as [`gradient`] reads them.
#[derive(Debug)]
pub(super) struct Errors {
    wide: Vec<WideErrors>,
    narrow: Vec<[Lanes; LANES]>,
}

/// 25 = 3·8 + 1 units.
#[derive(Clone, Debug)]
struct WideErrors {
    /// example by example, three times eight units
    groups: [[Lanes; 3]; LANES],
    /// the 25th unit in every example
    last: Lanes,
}

const WIDE: usize = 25;

impl Errors {
    pub(super) fn zeros(units: usize) -> Self {
        let groups = [[Lanes::ZERO; 3]; LANES];
        Self {
            wide: vec![WideErrors { groups, last: Lanes::ZERO }; units / WIDE],
            narrow: vec![[Lanes::ZERO; LANES]; (units % WIDE).div_ceil(LANES)],
        }
    }

    #[inline(always)]
    pub(super) fn set(&mut self, units: &[Lanes]) {
        let (wide, narrow) = units.as_chunks::<WIDE>();
        for (errors, units) in self.wide.iter_mut().zip(wide) {
            for group in 0..3 {
                for example in 0..LANES {
                    for lane in 0..LANES {
                        errors.groups[example][group].0[lane] = units[group * LANES + lane].0[example];
                    }
                }
            }
            errors.last = units[WIDE - 1];
        }
        for (errors, units) in self.narrow.iter_mut().zip(narrow.chunks(LANES)) {
            for (lane, unit) in units.iter().enumerate() {
                for example in 0..LANES {
                    errors[example].0[lane] = unit.0[example];
                }
            }
        }
    }
}

/// Sums over the examples for every weight of a layer.
#[derive(Debug)]
pub(super) struct Sums {
    inputs: usize,
    wide: Vec<[Lanes; 4]>,
    narrow: Vec<Lanes>,
}

impl Sums {
    pub(super) fn zeros(inputs: usize, units: usize) -> Self {
        Self {
            inputs,
            wide: vec![[Lanes::ZERO; 4]; inputs * (units / WIDE)],
            narrow: vec![Lanes::ZERO; inputs * (units % WIDE).div_ceil(LANES)],
        }
    }

    #[inline(always)]
    pub(super) fn clear(&mut self) {
        self.wide.as_flattened_mut().fill(Lanes::ZERO);
        self.narrow.fill(Lanes::ZERO);
    }

    pub(super) fn get(&self, input: usize, unit: usize) -> f64 {
        let tiles = self.wide.len() / self.inputs;
        if unit < tiles * WIDE {
            let sums = &self.wide[unit / WIDE * self.inputs + input];
            let unit = unit % WIDE;
            if unit == WIDE - 1 { sums[3].sum() } else { sums[unit / LANES].0[unit % LANES] }
        } else {
            let unit = unit - tiles * WIDE;
            self.narrow[unit / LANES * self.inputs + input].0[unit % LANES]
        }
    }

    pub(super) fn add(&mut self, other: &Self) {
        let sums = self.wide.as_flattened_mut().iter_mut().chain(&mut self.narrow);
        for (sum, term) in sums.zip(other.wide.as_flattened().iter().chain(&other.narrow)) {
            for lane in 0..LANES {
                sum.0[lane] += term.0[lane];
            }
        }
    }
}

#[inline(always)]
fn prefetch(_lanes: &Lanes) {
    #[cfg(target_arch = "x86_64")]
    #[allow(unsafe_code)]
    unsafe { std::arch::x86_64::_mm_prefetch::<{std::arch::x86_64::_MM_HINT_T1}>(std::ptr::from_ref(_lanes).cast()); }
}

/// Adds to `sums` what eight examples with these `errors` say about every weight.
#[inline(always)]
pub(super) fn gradient<L: Level>(
    indices: &[u32],
    inputs: &[Lanes],
    errors: &Errors,
    sums: &mut Sums,
    next: &[Lanes],
) {
    let tiles = sums.wide.chunks_exact_mut(sums.inputs);
    for (errors, sums) in errors.wide.iter().zip(tiles) {
        let mut next = next.iter();
        for (&index, x) in indices.iter().zip(inputs) {
            if let Some(n) = next.next() { prefetch(n); }
            let sum = &mut sums[index as usize];
            *sum = wide_sum::<L>(*sum, x, errors);
        }
    }
    let tiles = sums.narrow.chunks_exact_mut(sums.inputs);
    for (errors, sums) in errors.narrow.iter().zip(tiles) {
        for (&index, x) in indices.iter().zip(inputs) {
            let mut sum = sums[index as usize];
            for example in 0..LANES {
                sum.add_product::<L>(&errors[example], x.0[example]);
            }
            sums[index as usize] = sum;
        }
    }
}

#[inline(always)]
fn wide_sum<L: Level>(mut sum: [Lanes; 4], x: &Lanes, errors: &WideErrors) -> [Lanes; 4] {
    for example in 0..LANES {
        for group in 0..3 {
            sum[group].add_product::<L>(&errors.groups[example][group], x.0[example]);
        }
    }
    for lane in 0..LANES {
        sum[3].0[lane] = mul_add::<L>(x.0[lane], errors.last.0[lane], sum[3].0[lane]);
    }
    sum
}
