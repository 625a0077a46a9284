//! Mistakes of section 6.

super::mistakes! { "gradient_checking"
    ONE_SIDED: "a one-sided difference: nudge both up and down", "central_difference";
    NOT_TWICE: "divided by epsilon instead of 2·epsilon", "central_difference";
    DIVIDED_TWICE: "divided by 4·epsilon", "central_difference";
    NUDGED_ONCE: "one of the two costs taken where the parameter was before: nudge it from there both ways", "central_difference";
    SAME_PLACE: "both costs taken at one place", "central_difference";
    COSTS_ADDED: "the two costs added instead of subtracted", "central_difference";
    EPSILON_MULTIPLIED: "divided by 2 and multiplied by epsilon: parentheses are missing", "central_difference";
    REPLACED: "epsilon put in place of the parameter instead of added to it", "central_difference";
    SIGN: "the cost above subtracted from the one below", "central_difference";
    NOT_DIVIDED: "a difference of costs that is not divided by 2·epsilon", "central_difference";
    STEP_TOO_LARGE: "a step larger than 1e-4, which sees the curvature", "central_difference";
    STEP_TOO_SMALL: "a step smaller than 1e-4, or single precision: rounding shows", "central_difference";
    RELATIVE_STEP: "a step in proportion to the parameter instead of 1e-4", "central_difference";
    ALL_NUDGED: "every parameter nudged at once", "central_difference";
    ANOTHER_NUDGED: "another parameter nudged than the one asked for", "central_difference";
    NOT_PUT_BACK: "a nudged parameter that is not put back before the next one", "numerical_gradient";
    SLOPES_AS_PARAMS: "slopes put into the vector that is measured: the next slope is then taken at another place", "numerical_gradient";
    ONE_SLOPE_FOR_ALL: "the slope along one parameter given for all", "numerical_gradient";
    LAST_SLOPE_MISSING: "a loop that ends one parameter too early", "numerical_gradient";
    FIRST_SLOPE_MISSING: "a loop that begins at 1: the first parameter has the index 0", "numerical_gradient";
    SLOPES_SHIFTED: "each slope one place away from its parameter", "numerical_gradient";
    SLOPES_NOT_PUT_IN: "slopes that are computed but not put into the result", "numerical_gradient";
    DIVIDED_AGAIN: "the central differences divided by 2·epsilon again", "numerical_gradient";
    NO_ROOTS: "sums of squares without their roots", "relative_difference";
    ABSOLUTE_SUMS: "sums of absolute values instead of lengths", "relative_difference";
    PLAIN_SUMS: "sums of the entries, in which +3 and -4 cancel, instead of lengths", "relative_difference";
    LARGEST_ENTRIES: "the largest entries instead of lengths", "relative_difference";
    ONE_LENGTH: "divided by the length of one gradient instead of that of their sum", "relative_difference";
    SUM_OF_LENGTHS: "divided by the sum of the lengths instead of the length of the sum", "relative_difference";
    DIFFERENCE_OF_LENGTHS: "the difference of the lengths instead of the length of the difference", "relative_difference";
    BY_ENTRY: "divided entry by entry instead of length by length", "relative_difference";
    UPSIDE_DOWN: "the length of the sum over that of the difference: upside down", "relative_difference";
    UNDIVIDED: "the length of the difference, not divided by that of the sum", "relative_difference";
    FLOOR: "more than the length of the sum below the line, so that small gradients seem nearer than they are", "relative_difference";
    OPPOSITE_FOR_EQUAL: "a sum of length 0 taken for a sign of equal gradients: opposite ones have it too", "relative_difference";
    NAN_LOST: "a number given although a slope is none: max and min, for instance, pass over NaN", "relative_difference";
    ALL_MEASURED: "every slope measured instead of those of the drawn parameters alone", "check_random_parameters";
    ANALYTIC_MISPLACED: "the analytic slope taken from another place than the numerical one", "check_random_parameters";
    NUMERICAL_MISPLACED: "the numerical slope taken from another place than the analytic one", "check_random_parameters";
    BOTH_MISPLACED: "both slopes taken at the place in the draw instead of at the parameter that was drawn", "check_random_parameters";
    INDEX_MISPLACED: "the place in the draw told as the index of the parameter", "check_random_parameters";
    PARAMETER_FOR_SLOPE: "the parameter in place of its analytic slope, or no slope at all", "check_random_parameters";
    ONE_SOURCE: "analytic and numerical slope from one source", "check_random_parameters";
    SWAPPED: "analytic and numerical slope swapped", "check_random_parameters";
    FIRST_ONES: "the first parameters instead of the drawn ones", "check_random_parameters";
}
