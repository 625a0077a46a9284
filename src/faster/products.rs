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
    lanes::{LANES, Lanes},
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

/// A matrix of `rows` × units whose units stand eight to a group.
///
/// Groups stand in tiles of four and of one; within a tile, row by row.
#[derive(Debug)]
pub(super) struct Grouped {
    rows: usize,
    quads: usize,
    lanes: Vec<Lanes>,
}

const QUAD: usize = 4;

impl Grouped {
    pub(super) fn zeros(rows: usize, units: usize) -> Self {
        let groups = units.div_ceil(LANES);
        Self {
            rows,
            quads: groups / QUAD,
            lanes: vec![Lanes::ZERO; rows * groups],
        }
    }

    #[inline(always)]
    fn index(&self, row: usize, group: usize) -> usize {
        let (quad, within) = (group / QUAD, group % QUAD);
        if quad < self.quads {
            (quad * self.rows + row) * QUAD + within
        } else {
            group * self.rows + row
        }
    }

    pub(super) fn get(&self, row: usize, unit: usize) -> f64 {
        self.lanes[self.index(row, unit / LANES)].0[unit % LANES]
    }

    #[inline(always)]
    pub(super) fn clear(&mut self) {
        self.lanes.fill(Lanes::ZERO);
    }

    pub(super) fn add(&mut self, other: &Self) {
        for (sum, term) in self.lanes.iter_mut().zip(&other.lanes) {
            for lane in 0..LANES {
                sum.0[lane] += term.0[lane];
            }
        }
    }

    #[inline(always)]
    fn tiles(&self) -> (&[Lanes], &[Lanes]) {
        self.lanes.split_at(self.quads * self.rows * QUAD)
    }

    /// From units × examples to examples × units.
    #[inline(always)]
    pub(super) fn transpose_from(&mut self, units: &[Lanes]) {
        for (group, units) in units.chunks(LANES).enumerate() {
            for example in 0..LANES {
                let index = self.index(example, group);
                for (lane, unit) in units.iter().enumerate() {
                    self.lanes[index].0[lane] = unit.0[example];
                }
            }
        }
    }
}

/// Adds to `sums`, inputs × units, what eight examples with these `errors`,
/// examples × units, say about every weight.
#[inline(always)]
pub(super) fn gradient<L: Level>(
    indices: &[u32],
    inputs: &[Lanes],
    errors: &Grouped,
    sums: &mut Grouped,
) {
    let (error_quads, error_singles) = errors.tiles();
    let (quads, singles) = sums.lanes.split_at_mut(sums.quads * sums.rows * QUAD);
    let tiles = quads.chunks_exact_mut(sums.rows * QUAD);
    for (errors, sums) in error_quads.chunks_exact(LANES * QUAD).zip(tiles) {
        gradient_tile::<L, QUAD>(indices, inputs, errors, sums);
    }
    let tiles = singles.chunks_exact_mut(sums.rows);
    for (errors, sums) in error_singles.chunks_exact(LANES).zip(tiles) {
        gradient_tile::<L, 1>(indices, inputs, errors, sums);
    }
}

#[inline(always)]
fn gradient_tile<L: Level, const GROUPS: usize>(
    indices: &[u32],
    inputs: &[Lanes],
    errors: &[Lanes],
    sums: &mut [Lanes],
) {
    let (errors, _) = errors.as_chunks::<GROUPS>(); // 8 examples
    let (sums, _) = sums.as_chunks_mut::<GROUPS>(); // all inputs
    for (&index, x) in indices.iter().zip(inputs) {
        let mut sum = sums[index as usize];
        for example in 0..LANES {
            for group in 0..GROUPS {
                sum[group].add_product::<L>(&errors[example][group], x.0[example]);
            }
        }
        sums[index as usize] = sum;
    }
}
