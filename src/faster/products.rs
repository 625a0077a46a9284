//! The two matrix products of a layer, for a panel of eight examples.
//!
//! ```text
//! forward    z_u    = Σ_i  a_i · θ_ui          sums over the inputs i
//! gradient   grad_ui += Σ_e  delta_eu · a_ei   sums over the eight examples e
//! ```
//!
//! What keeps a processor from multiplying is fetching the factors. So each
//! value that is fetched must serve many multiplications, while the sums stay
//! in registers:
//!
//! - `forward` fetches the eight values of one input and multiplies them by the
//!   weights of 25 units. The 25 sums fill 25 of the 32 registers of AVX-512.
//! - `gradient` fetches the 25 sums of one input, 3·8 + 1, adds all that eight
//!   examples say, and puts them back. The 25 · 8 errors that it multiplies by
//!   stay in 25 registers: fetched anew for every input, they took two thirds
//!   more time.
//!
//! Both walk along a list of inputs that leaves out those that are 0 in all
//! eight examples: more than a third of the pixels of the digits.

use super::{
    instructions::{Level, prefetch},
    lanes::{LANES, Lanes},
};

/// The inputs of a layer in eight examples.
#[derive(Clone, Copy)]
pub(super) struct Inputs<'a> {
    /// Which inputs, counted from 0; none of them twice.
    pub(super) indices: &'a [u32],
    /// Their values in the eight examples.
    pub(super) values: &'a [Lanes],
}

impl<'a> Inputs<'a> {
    #[inline(always)]
    fn iter(self) -> impl Iterator<Item = (usize, &'a Lanes)> {
        let indices = self.indices.iter().map(|&index| index as usize);
        indices.zip(self.values)
    }
}

/// Units whose sums have names of their own, see [`add_to_five`].
const FIVE: usize = 5;

/// Units that are computed at the same time where the registers allow it.
const TILE: usize = FIVE * FIVE;

/// A layer's weights in the order in which [`forward`] reads them: the units in
/// tiles of 25 and of 5, and within a tile input by input.
#[derive(Debug)]
pub(super) struct Weights {
    inputs: usize,
    units: usize,
    /// Units in `tiles`; the others are in `fives`, filled up with zeros.
    tiled: usize,
    tiles: Vec<[[f64; FIVE]; FIVE]>,
    fives: Vec<[f64; FIVE]>,
}

impl Weights {
    pub(super) fn zeros(inputs: usize, units: usize, wide: bool) -> Self {
        let tiled = if wide { units / TILE * TILE } else { 0 };
        let fives = (units - tiled).div_ceil(FIVE);
        Self {
            inputs,
            units,
            tiled,
            tiles: vec![[[0.0; FIVE]; FIVE]; inputs * (tiled / TILE)],
            fives: vec![[0.0; FIVE]; inputs * fives],
        }
    }

    /// The number of sums that [`forward`] computes: the units and some zeros.
    pub(super) fn sums(&self) -> usize {
        self.units.next_multiple_of(FIVE)
    }

    /// Replaces the weights of one input for every unit.
    pub(super) fn set_input(&mut self, input: usize, weights: impl IntoIterator<Item = f64>) {
        for (unit, weight) in weights.into_iter().enumerate() {
            *self.weight_mut(input, unit) = weight;
        }
    }

    fn weight_mut(&mut self, input: usize, unit: usize) -> &mut f64 {
        if unit < self.tiled {
            let tile = &mut self.tiles[unit / TILE * self.inputs + input];
            &mut tile.as_flattened_mut()[unit % TILE]
        } else {
            let unit = unit - self.tiled;
            &mut self.fives[unit / FIVE * self.inputs + input][unit % FIVE]
        }
    }
}

/// The weighted sums of the inputs for every unit, into `z`.
#[inline(always)]
pub(super) fn forward<L: Level>(inputs: Inputs, weights: &Weights, z: &mut [Lanes]) {
    let (z_tiles, z_fives) = z.split_at_mut(weights.tiled);
    if L::WIDE {
        let tiles = weights.tiles.chunks_exact(weights.inputs);
        for (weights, z) in tiles.zip(z_tiles.chunks_exact_mut(TILE)) {
            z.copy_from_slice(forward_25::<L>(inputs, weights).as_flattened());
        }
    }
    let fives = weights.fives.chunks_exact(weights.inputs);
    for (weights, z) in fives.zip(z_fives.chunks_exact_mut(FIVE)) {
        z.copy_from_slice(&forward_5::<L>(inputs, weights));
    }
}

/// The sums of 25 units. Five by five and by name: a loop over the 25 the
/// compiler would turn round, to compute eight units of one example at a time
/// instead of one unit of eight examples, and it would be 13 times as slow.
#[inline(always)]
fn forward_25<L: Level>(inputs: Inputs, weights: &[[[f64; FIVE]; FIVE]]) -> [[Lanes; FIVE]; FIVE] {
    let mut sums = [[Lanes::ZERO; FIVE]; FIVE];
    let [a, b, c, d, e] = &mut sums;
    for (index, x) in inputs.iter() {
        let weights = &weights[index];
        add_to_five::<L>(a, x, &weights[0]);
        add_to_five::<L>(b, x, &weights[1]);
        add_to_five::<L>(c, x, &weights[2]);
        add_to_five::<L>(d, x, &weights[3]);
        add_to_five::<L>(e, x, &weights[4]);
    }
    sums
}

#[inline(always)]
fn forward_5<L: Level>(inputs: Inputs, weights: &[[f64; FIVE]]) -> [Lanes; FIVE] {
    let mut sums = [Lanes::ZERO; FIVE];
    for (index, x) in inputs.iter() {
        add_to_five::<L>(&mut sums, x, &weights[index]);
    }
    sums
}

#[inline(always)]
fn add_to_five<L: Level>(sums: &mut [Lanes; FIVE], x: &Lanes, weights: &[f64; FIVE]) {
    let [a, b, c, d, e] = sums;
    a.add_scaled::<L>(x, weights[0]);
    b.add_scaled::<L>(x, weights[1]);
    c.add_scaled::<L>(x, weights[2]);
    d.add_scaled::<L>(x, weights[3]);
    e.add_scaled::<L>(x, weights[4]);
}

/// Groups of [`LANES`] units in a tile of 25; the last unit stands alone.
const GROUPS: usize = TILE / LANES;

/// The errors of a layer's units in eight examples, as [`gradient`] reads them.
#[derive(Debug)]
pub(super) struct Errors {
    tiles: Vec<TileErrors>,
    /// Of the units after the last tile, eight by eight, for each example.
    groups: Vec<[Lanes; LANES]>,
}

#[derive(Clone, Debug)]
struct TileErrors {
    /// For each example, three times eight units.
    groups: [[Lanes; GROUPS]; LANES],
    /// The 25th unit, for all eight examples.
    last: Lanes,
}

impl Errors {
    pub(super) fn zeros(units: usize) -> Self {
        let tile = TileErrors {
            groups: [[Lanes::ZERO; GROUPS]; LANES],
            last: Lanes::ZERO,
        };
        Self {
            tiles: vec![tile; units / TILE],
            groups: vec![[Lanes::ZERO; LANES]; (units % TILE).div_ceil(LANES)],
        }
    }

    /// Takes over `delta`, which has the errors of one unit side by side;
    /// `gradient` wants those of one example side by side.
    #[inline(always)]
    pub(super) fn set(&mut self, delta: &[Lanes]) {
        let (tiles, rest) = delta.as_chunks::<TILE>();
        for (errors, delta) in self.tiles.iter_mut().zip(tiles) {
            for (group, units) in delta.chunks_exact(LANES).enumerate() {
                for (lane, unit) in units.iter().enumerate() {
                    for (errors, error) in errors.groups.iter_mut().zip(unit.0) {
                        errors[group].0[lane] = error;
                    }
                }
            }
            errors.last = delta[TILE - 1];
        }
        for (errors, units) in self.groups.iter_mut().zip(rest.chunks(LANES)) {
            for (lane, unit) in units.iter().enumerate() {
                for (errors, error) in errors.iter_mut().zip(unit.0) {
                    errors.0[lane] = error;
                }
            }
        }
    }
}

/// Sums over examples for every weight of a layer, in the units' order of
/// [`Errors`], and for each tile or group input by input.
#[derive(Debug)]
pub(super) struct WeightSums {
    inputs: usize,
    tiled: usize,
    tiles: Vec<TileSums>,
    groups: Vec<Lanes>,
}

#[derive(Clone, Copy, Debug)]
struct TileSums {
    /// Three times eight units.
    groups: [Lanes; GROUPS],
    /// The 25th unit, separately for every eighth example.
    last: Lanes,
}

impl TileSums {
    const ZERO: Self = Self {
        groups: [Lanes::ZERO; GROUPS],
        last: Lanes::ZERO,
    };

    fn unit(&self, unit: usize) -> f64 {
        if unit == TILE - 1 {
            self.last.sum()
        } else {
            self.groups[unit / LANES].0[unit % LANES]
        }
    }

    /// Adds what eight examples with these errors say about one input. Example
    /// by example and by name, as in [`forward_25`]: the 25 registers of errors
    /// then stay where they are.
    #[inline(always)]
    fn add<L: Level>(mut self, x: &Lanes, errors: &TileErrors) -> Self {
        let [a, b, c, d, e, f, g, h] = &errors.groups;
        self.add_example::<L>(a, x.0[0]);
        self.add_example::<L>(b, x.0[1]);
        self.add_example::<L>(c, x.0[2]);
        self.add_example::<L>(d, x.0[3]);
        self.add_example::<L>(e, x.0[4]);
        self.add_example::<L>(f, x.0[5]);
        self.add_example::<L>(g, x.0[6]);
        self.add_example::<L>(h, x.0[7]);
        self.last.add_product::<L>(x, &errors.last);
        self
    }

    #[inline(always)]
    fn add_example<L: Level>(&mut self, errors: &[Lanes; GROUPS], x: f64) {
        let [a, b, c] = &mut self.groups;
        a.add_scaled::<L>(&errors[0], x);
        b.add_scaled::<L>(&errors[1], x);
        c.add_scaled::<L>(&errors[2], x);
    }
}

impl WeightSums {
    pub(super) fn zeros(inputs: usize, units: usize) -> Self {
        let groups = (units % TILE).div_ceil(LANES);
        Self {
            inputs,
            tiled: units / TILE * TILE,
            tiles: vec![TileSums::ZERO; inputs * (units / TILE)],
            groups: vec![Lanes::ZERO; inputs * groups],
        }
    }

    #[inline(always)]
    pub(super) fn clear(&mut self) {
        self.tiles.fill(TileSums::ZERO);
        self.groups.fill(Lanes::ZERO);
    }

    /// Adds the sums over other examples.
    pub(super) fn add(&mut self, other: &Self) {
        let add = |sum: &mut Lanes, term: &Lanes| {
            *sum = Lanes::each(|lane| sum.0[lane] + term.0[lane]);
        };
        for (sums, terms) in self.tiles.iter_mut().zip(&other.tiles) {
            for (sum, term) in sums.groups.iter_mut().zip(&terms.groups) {
                add(sum, term);
            }
            add(&mut sums.last, &terms.last);
        }
        for (sum, term) in self.groups.iter_mut().zip(&other.groups) {
            add(sum, term);
        }
    }

    pub(super) fn get(&self, input: usize, unit: usize) -> f64 {
        if unit < self.tiled {
            self.tiles[unit / TILE * self.inputs + input].unit(unit % TILE)
        } else {
            let unit = unit - self.tiled;
            self.groups[unit / LANES * self.inputs + input].0[unit % LANES]
        }
    }

    pub(super) fn bytes(&self) -> usize {
        size_of_val(&*self.tiles) + size_of_val(&*self.groups)
    }
}

/// Adds to `sums` what eight examples with these `errors` say about the weights.
///
/// `next` is what the caller will read next. Fetching it takes as long as
/// computing, so the cache is told while there is still something to compute.
#[inline(always)]
pub(super) fn gradient<L: Level>(
    inputs: Inputs,
    errors: &Errors,
    sums: &mut WeightSums,
    next: &[Lanes],
) {
    let tiles = sums.tiles.chunks_exact_mut(sums.inputs);
    for (errors, sums) in errors.tiles.iter().zip(tiles) {
        let errors = errors.clone(); // into registers, where there are 25
        let mut next = next.iter();
        for (index, x) in inputs.iter() {
            if let Some(lanes) = next.next() {
                prefetch(lanes);
            }
            sums[index] = sums[index].add::<L>(x, &errors);
        }
    }
    let groups = sums.groups.chunks_exact_mut(sums.inputs);
    for (errors, sums) in errors.groups.iter().zip(groups) {
        let [a, b, c, d, e, f, g, h] = *errors;
        for (index, x) in inputs.iter() {
            let mut sum = sums[index];
            sum.add_scaled::<L>(&a, x.0[0]);
            sum.add_scaled::<L>(&b, x.0[1]);
            sum.add_scaled::<L>(&c, x.0[2]);
            sum.add_scaled::<L>(&d, x.0[3]);
            sum.add_scaled::<L>(&e, x.0[4]);
            sum.add_scaled::<L>(&f, x.0[5]);
            sum.add_scaled::<L>(&g, x.0[6]);
            sum.add_scaled::<L>(&h, x.0[7]);
            sums[index] = sum;
        }
    }
}
