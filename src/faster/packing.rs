//! The examples in panels of eight, packed once for a training.
//!
//! A panel leaves out the pixels that are 0 in all of its eight examples, so it
//! matters who sits with whom: with neighbours as they stand in the digits' file
//! a panel keeps 269 of 400 pixels, with similar neighbours 232. Alone, an
//! example has 190 that are not 0.

use ndarray::Array2;

use super::lanes::{LANES, Lanes};

/// Examples from which a panel chooses its seven most similar. More cost more
/// time here than they save later.
const WINDOW: usize = 128;

/// The examples eight by eight, each with its bias unit, without the pixels
/// that are 0 in all eight.
#[derive(Debug, Default)]
pub(super) struct Panels {
    pub(super) indices: Vec<u32>,
    pub(super) values: Vec<Lanes>,
    /// Where each panel ends in `indices` and `values`.
    pub(super) ends: Vec<usize>,
    /// For every panel, a row for each label.
    pub(super) targets: Vec<Lanes>,
}

/// Packs the rows of `x`, similar ones together, so many panels to a share.
pub(super) fn pack(x: &Array2<f64>, targets: &Array2<f64>, panels_per_share: usize) -> Vec<Panels> {
    let lit = LitPixels::new(x);
    let rows = similar_together(&lit);
    let mut shares: Vec<(&[usize], Panels)> = rows
        .chunks(panels_per_share * LANES)
        .map(|rows| (rows, Panels::without_values(rows, &lit, targets)))
        .collect();
    // Pixel by pixel: as it is loaded, a matrix has each pixel's values side by
    // side, so they stay in the cache until every panel has taken its own.
    let mut cursors: Vec<_> = shares.iter().map(|(_, panels)| panels.starts()).collect();
    for (index, pixel) in (1..).zip(x.columns()) {
        for ((rows, panels), cursors) in shares.iter_mut().zip(&mut cursors) {
            for (rows, cursor) in rows.chunks(LANES).zip(cursors) {
                if panels.indices.get(*cursor) == Some(&index) {
                    panels.values[*cursor] = side_by_side(rows, |row| pixel[row]);
                    *cursor += 1;
                }
            }
        }
    }
    shares.into_iter().map(|(_, panels)| panels).collect()
}

impl Panels {
    /// All but the pixels' values, which are still 0. Lanes that stay empty are 0
    /// throughout, and so is their bias unit, by which they are told from an
    /// example.
    fn without_values(rows: &[usize], lit: &LitPixels, targets: &Array2<f64>) -> Self {
        let mut panels = Self::default();
        let mut bias_units = Vec::new();
        for rows in rows.chunks(LANES) {
            bias_units.push(panels.indices.len());
            panels.indices.push(0);
            panels
                .indices
                .extend(lit.in_any(rows).map(|pixel| 1 + pixel));
            panels.ends.push(panels.indices.len());
            let target = |label| side_by_side(rows, |row| targets[[row, label]]);
            panels.targets.extend((0..targets.ncols()).map(target));
        }
        // They are kept for a whole training: no room for what never comes.
        panels.indices.shrink_to_fit();
        panels.ends.shrink_to_fit();
        panels.targets.shrink_to_fit();
        panels.values = vec![Lanes::ZERO; panels.indices.len()];
        for (rows, bias_unit) in rows.chunks(LANES).zip(bias_units) {
            panels.values[bias_unit] = side_by_side(rows, |_| 1.0);
        }
        panels
    }

    /// Where the pixels of each panel start, after its bias unit.
    fn starts(&self) -> Vec<usize> {
        let others = self.ends.iter().map(|end| end + 1);
        let panels = self.ends.len();
        [1].into_iter().chain(others).take(panels).collect()
    }

    pub(super) fn bytes(&self) -> usize {
        size_of_val(&*self.values)
            + size_of_val(&*self.indices)
            + size_of_val(&*self.targets)
            + size_of_val(&*self.ends)
    }
}

/// What `of` gives for at most eight rows, and 0 in the lanes that are left.
fn side_by_side(rows: &[usize], of: impl Fn(usize) -> f64) -> Lanes {
    Lanes::each(|lane| rows.get(lane).map_or(0.0, |&row| of(row)))
}

/// One bit for every pixel of every example: whether it is other than 0.
struct LitPixels {
    words_per_row: usize,
    words: Vec<u64>,
}

const BITS: usize = u64::BITS as usize;

impl LitPixels {
    fn new(x: &Array2<f64>) -> Self {
        let words_per_row = x.ncols().div_ceil(BITS);
        let mut words = vec![0; x.nrows() * words_per_row];
        for (pixel, column) in x.columns().into_iter().enumerate() {
            // The first pixel is the highest bit, so that words compare as pixels do.
            let shift = BITS - 1 - pixel % BITS;
            let words = words[pixel / BITS..].iter_mut().step_by(words_per_row);
            for (word, &value) in words.zip(column) {
                *word |= u64::from(value != 0.0) << shift;
            }
        }
        Self {
            words_per_row,
            words,
        }
    }

    fn rows(&self) -> usize {
        self.words.len() / self.words_per_row
    }

    fn row(&self, row: usize) -> &[u64] {
        &self.words[row * self.words_per_row..][..self.words_per_row]
    }

    /// How many pixels are lit in one of two examples only.
    fn distance(&self, a: usize, b: usize) -> u32 {
        let words = self.row(a).iter().zip(self.row(b));
        words.map(|(a, b)| (a ^ b).count_ones()).sum()
    }

    /// The pixels that are lit in any of these examples.
    fn in_any(&self, rows: &[usize]) -> impl Iterator<Item = u32> {
        (0..self.words_per_row).flat_map(move |at| {
            let word = rows.iter().fold(0, |any, &row| any | self.row(row)[at]);
            bits(word).map(move |bit| u32::try_from(at * BITS).map_or(u32::MAX, |at| at + bit))
        })
    }
}

/// The positions of the bits that are 1, from the highest, which is 0.
fn bits(mut word: u64) -> impl Iterator<Item = u32> {
    std::iter::from_fn(move || {
        let bit = (word != 0).then(|| word.leading_zeros())?;
        word ^= 1 << (u64::BITS - 1 - bit);
        Some(bit)
    })
}

/// The rows in an order in which eight that follow each other light similar
/// pixels: sorted by the pixels they light, and of those the first with the
/// seven nearest that come soon after it, again and again.
fn similar_together(lit: &LitPixels) -> Vec<usize> {
    let mut sorted: Vec<usize> = (0..lit.rows()).collect();
    sorted.sort_by_key(|&row| lit.row(row)); // stable: the same everywhere
    let mut waiting = sorted.into_iter();
    let mut window: Vec<usize> = waiting.by_ref().take(WINDOW).collect();
    let mut order = Vec::with_capacity(lit.rows());
    while let Some(&first) = window.first() {
        let mut nearest: Vec<(u32, usize)> = window
            .iter()
            .enumerate()
            .map(|(place, &row)| (lit.distance(first, row), place))
            .collect();
        let panel = LANES.min(nearest.len());
        nearest.select_nth_unstable(panel - 1);
        let mut places: Vec<usize> = nearest[..panel].iter().map(|&(_, place)| place).collect();
        places.sort_unstable();
        order.extend(places.iter().map(|&place| window[place]));
        for place in places.into_iter().rev() {
            window.remove(place);
        }
        window.extend(waiting.by_ref().take(panel));
    }
    order
}
