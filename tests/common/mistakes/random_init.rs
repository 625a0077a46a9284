//! Mistakes of section 4.

super::mistakes! { "random_init"
    NO_ROOT: "6 / (L_in + L_out) without the roots", "epsilon_init";
    ROOT_OF_6_ONLY: "no root of L_in + L_out", "epsilon_init";
    ROOT_OF_UNITS_ONLY: "no root of the 6", "epsilon_init";
    ROOTS_ADDED: "the roots of L_in and of L_out taken one by one instead of the root of their sum", "epsilon_init";
    BIAS_COUNTED: "bias units counted among the units", "epsilon_init";
    INPUTS_ALONE: "L_in alone instead of L_in + L_out", "epsilon_init";
    OUTPUTS_ALONE: "L_out alone instead of L_in + L_out", "epsilon_init";
    UNITS_MULTIPLIED: "L_in times L_out instead of their sum", "epsilon_init";
    WHOLE_ROOT: "a root rounded down to a whole number", "epsilon_init";
    WHOLE_QUOTIENT: "6 divided as a whole number, which is rounded down to 0", "epsilon_init";
    ROUNDED_EPSILON: "the course's 0.12 for every pair of layers", "epsilon_init";
    HE: "the root of 2 / L_in, another initialisation of deep learning", "epsilon_init";
    GLOROT_NORMAL: "the root of 2 / (L_in + L_out), which is for a normal distribution: a uniform one has 6", "epsilon_init";
    SINGLE_PRECISION_IN_EPSILON: "an epsilon of single precision, f32, which keeps seven digits", "epsilon_init";
    ZEROS: "weights that are all 0, or all equal", "rand_initialize_weights";
    NO_BIAS_COLUMN: "no column for the bias unit", "rand_initialize_weights";
    TURNED: "rows and columns swapped", "rand_initialize_weights";
    DRAWN_BY_ROW: "weights drawn row by row instead of column by column", "rand_initialize_weights";
    BIAS_DRAWN_LAST: "the bias column drawn last instead of first", "rand_initialize_weights";
    LAST_COLUMN_FIRST: "columns or rows drawn from the last to the first", "rand_initialize_weights";
    ENDED_EARLY: "weights drawn for the first column, row or entry alone, the others left at 0, as where a `return` stands in the loop", "rand_initialize_weights";
    BIAS_ZERO: "bias weights that are left at 0", "rand_initialize_weights";
    EPSILON_NOT_SUBTRACTED: "epsilon not subtracted, so that no weight is negative", "rand_initialize_weights";
    EPSILON_TIMES_U: "epsilon times the draw: weights from 0 to epsilon instead of from -epsilon to epsilon", "rand_initialize_weights";
    FACTOR_2_MISSING: "the factor 2 missing: weights from -epsilon to 0", "rand_initialize_weights";
    HALF_AS_WIDE: "an interval of half the width, from -epsilon/2 to epsilon/2", "rand_initialize_weights";
    NOT_SCALED: "weights that are not multiplied by epsilon", "rand_initialize_weights";
    EPSILON_WITH_BIAS: "an epsilon that counts the bias unit: L_in and L_out are meant as they are", "rand_initialize_weights";
    SIGN: "epsilon - 2·epsilon·u, with the sign turned round", "rand_initialize_weights";
    COURSE_EPSILON: "weights within 0.12, not within epsilon", "rand_initialize_weights";
    ANOTHER_WIDTH: "an interval of another width than from -epsilon to epsilon, with epsilon as `epsilon_init` gives it", "rand_initialize_weights";
    NORMAL: "weights beyond epsilon, as a normal distribution has them", "rand_initialize_weights";
    OWN_GENERATOR: "a generator made in the function, or none, instead of the one passed in", "rand_initialize_weights";
    DRAW_WASTED: "more than one draw for a weight", "rand_initialize_weights";
    SINGLE_PRECISION: "draws or weights of single precision, f32, which keep seven digits", "rand_initialize_weights";
    TOO_FEW_DRAWS: "fewer draws than weights", "rand_initialize_weights";
}
