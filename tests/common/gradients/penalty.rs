//! What the patterns ask about the part of a gradient that the penalty says.

use given::network::bias;
use ndarray::{Array2, Zip, s};

use super::block::Block;
use super::comparison::Comparison;

impl Comparison {
    /// Whether the gradient would be right with so many times the right penalty
    /// in Theta1 and in Theta2.
    pub(super) fn penalty_factors_are(&self, theta1: f64, theta2: f64) -> bool {
        self.theta1
            .is_off_by(&((theta1 - 1.0) * &self.theta1.penalty))
            && self
                .theta2
                .is_off_by(&((theta2 - 1.0) * &self.theta2.penalty))
    }

    /// Whether the penalty was divided by something else that has a size here.
    pub(super) fn penalty_has_another_divisor(&self) -> bool {
        let (hidden, inputs) = (self.theta1.theta.nrows(), self.theta1.theta.ncols() - 1);
        let sizes = [hidden, inputs, self.theta2.theta.nrows()].map(|size| size as f64);
        let divisors = sizes.into_iter().chain([self.m - 1.0]);
        // λ / m of whole numbers, rounded down, may look like one of these.
        let of_whole_numbers = (self.lambda / self.m).floor() * self.m / self.lambda;
        let mut other = divisors.filter(|&divisor| divisor > 0.0);
        other.any(|divisor| {
            let factor = self.m / divisor;
            (factor - of_whole_numbers).abs() > 1e-9 && self.penalty_factors_are(factor, factor)
        })
    }

    /// So many times the right penalty would make the gradient right, the same in
    /// both matrices.
    pub(super) fn penalty_factor(&self) -> Option<f64> {
        let square = |a: &Array2<f64>, b: &Array2<f64>| (a * b).sum();
        let of = |block: &Block| {
            let added = &block.analytic - &block.expected;
            1.0 + square(&added, &block.penalty) / square(&block.penalty, &block.penalty)
        };
        let factor = of(&self.theta1);
        (factor.is_finite() && self.penalty_factors_are(factor, factor)).then_some(factor)
    }

    /// Whether λ/m times something made of the bias weights was added to their
    /// slopes, and all else is right.
    pub(super) fn bias_is_off_by(&self, something: fn(f64) -> f64) -> bool {
        self.blocks().into_iter().all(|block| {
            let mut added = Array2::zeros(block.theta.raw_dim());
            let wrong = bias(&block.theta).mapv(something) * (self.lambda / self.m);
            added.column_mut(0).assign(&wrong);
            block.is_off_by(&added)
        })
    }

    pub(super) fn penalty_is_upside_down(&self) -> bool {
        let factor = (self.m / self.lambda).powi(2);
        self.lambda > 0.0 && self.penalty_factors_are(factor, factor)
    }

    /// Whether to multiply by λ is to multiply by nothing else that is known here.
    pub(super) fn lambda_is_no_size(&self) -> bool {
        let theta1 = &self.theta1.theta;
        let sizes = [
            theta1.nrows(),
            theta1.ncols() - 1,
            self.theta2.theta.nrows(),
        ];
        let is_lambda = |size: usize| (size as f64 - self.lambda).abs() < 1e-9;
        !sizes.into_iter().any(is_lambda)
    }

    pub(super) fn lambda_is_forgotten(&self) -> bool {
        self.blocks().into_iter().all(|block| {
            let mut wrong = &block.theta / self.m;
            wrong.column_mut(0).fill(0.0);
            block.is_off_by(&(wrong - &block.penalty))
        })
    }

    pub(super) fn penalty_leaves_out_the_last_column(&self) -> bool {
        self.blocks().into_iter().all(|block| {
            let mut wrong = &block.theta * (self.lambda / self.m);
            wrong.column_mut(block.theta.ncols() - 1).fill(0.0);
            block.is_off_by(&(wrong - &block.penalty))
        })
    }

    pub(super) fn penalty_is_shifted(&self) -> bool {
        self.blocks().into_iter().all(|block| {
            let mut wrong = Array2::zeros(block.theta.raw_dim());
            let all_but_last = &block.theta.slice(s![.., ..-1]) * (self.lambda / self.m);
            wrong.slice_mut(s![.., 1..]).assign(&all_but_last);
            block.is_off_by(&(wrong - &block.penalty))
        })
    }

    /// Whether what is off is that only these weights, by row and column, have a penalty:
    /// in each matrix, or in one of them.
    pub(super) fn penalty_is_where(
        &self,
        has_penalty: &dyn Fn(&Block, usize, usize) -> bool,
    ) -> bool {
        self.blocks().into_iter().all(|block| {
            let mut wrong = &block.theta * (self.lambda / self.m);
            Zip::indexed(&mut wrong).for_each(|(row, column), penalty| {
                if !has_penalty(block, row, column) {
                    *penalty = 0.0;
                }
            });
            block.report.agrees() || block.is_off_by(&(wrong - &block.penalty))
        })
    }

    /// Whether the first row of Theta1 alone has a penalty, and of Theta2 too, or
    /// nothing of it.
    pub(super) fn penalty_ends_after_row_0(&self) -> bool {
        [0, 1].iter().any(|&rows_of_theta2| {
            self.penalty_is_where(&|block, row, column| {
                let is_theta1 = block.report.name == "Theta1";
                column > 0 && row < if is_theta1 { 1 } else { rows_of_theta2 }
            })
        })
    }

    /// Whether the bias weights are looked for, row by row, at every so many weights
    /// as the other matrix has columns.
    pub(super) fn penalty_goes_by_other_columns(&self) -> bool {
        let [columns1, columns2] = self.blocks().map(|block| block.theta.ncols());
        self.penalty_is_where(&|block, row, column| {
            let columns = block.theta.ncols();
            (row * columns + column) % (columns1 + columns2 - columns) != 0
        })
    }

    /// Whether the weights that are added stand column by column where the slopes
    /// stand row by row.
    pub(super) fn penalty_is_in_order_of_memory(&self) -> bool {
        self.blocks().into_iter().all(|block| {
            let weights: Vec<f64> = block.theta.t().iter().copied().collect();
            let weights = Array2::from_shape_vec(block.theta.raw_dim(), weights);
            let mut wrong = weights.expect("as many weights") * (self.lambda / self.m);
            wrong.column_mut(0).fill(0.0);
            block.report.agrees() || block.is_off_by(&(wrong - &block.penalty))
        })
    }

    pub(super) fn penalty_is_of_the_gradient(&self) -> bool {
        self.blocks().into_iter().all(|block| {
            let mut wrong = (&block.expected - &block.penalty) * (self.lambda / self.m);
            wrong.column_mut(0).fill(0.0);
            block.is_off_by(&(wrong - &block.penalty))
        })
    }

    pub(super) fn penalty_leaves_out_row_0(&self) -> bool {
        self.blocks().into_iter().all(|block| {
            let mut wrong = &block.theta * (self.lambda / self.m);
            wrong.row_mut(0).fill(0.0);
            block.is_off_by(&(wrong - &block.penalty))
        })
    }

    /// Whether of the bias weights the first alone has no penalty.
    pub(super) fn penalty_leaves_out_the_first_weight(&self) -> bool {
        self.blocks().into_iter().all(|block| {
            let mut added = Array2::zeros(block.theta.raw_dim());
            let bias = bias(&block.theta).mapv(|theta| theta * (self.lambda / self.m));
            added.column_mut(0).assign(&bias);
            added[[0, 0]] = 0.0;
            block.theta.nrows() > 1 && block.is_off_by(&added)
        })
    }

    pub(super) fn penalty_is_of_squares(&self) -> bool {
        self.blocks().into_iter().all(|block| {
            let of_squares = &block.penalty * &block.theta;
            block.is_off_by(&(of_squares - &block.penalty))
        })
    }
}
