//! Mistakes of section 8.

use super::Symptoms;

super::mistakes! { "prediction"
    INDEX_AS_LABEL: "the index of the largest output taken as the label, without adding 1", "label_of_largest";
    SMALLEST: "the smallest output instead of the largest", "label_of_largest";
    LAST_OF_EQUAL: "the last of equal outputs instead of the first", "label_of_largest";
    NEARLY_EQUAL: "outputs taken for equal that differ by little", "label_of_largest";
    NEGATIVE_OUTPUTS: "a search that starts at 0, or just above as with f64::MIN_POSITIVE, and misses negative outputs", "label_of_largest";
    FIRST_LEFT_OUT: "a search that leaves out the first output", "label_of_largest";
    LABEL_FOR_NOTHING: "a label although there is no image", "predict";
    PAST_THE_LAST: "an index one past the last output: of n outputs the last has the index n - 1", "label_of_largest";
    LAST_LEFT_OUT: "a search that leaves out the last output", "label_of_largest";
    ABSOLUTE_OUTPUTS: "the output that is largest without its sign", "label_of_largest";
    ABOVE_HALF: "an output above a bound instead of the largest", "label_of_largest";
    FIRST_LARGER: "a search that stops at the first larger output", "label_of_largest";
    NEIGHBOUR_COMPARED: "each output compared with the one before it instead of the largest so far", "label_of_largest";
    FIRST_COMPARED: "each output compared with the first one instead of the largest so far", "label_of_largest";
    LARGEST_NOT_KEPT: "each output compared with one number, such as 0, instead of the largest so far: the last larger one counts", "label_of_largest";
    ALWAYS_LAST: "the label of the last output whatever the outputs are, as where the largest so far is not kept", "label_of_largest";
    OUTPUT_AS_INDEX: "the largest output itself, cut to a whole number, in place of its index", "label_of_largest";
    ALWAYS_FIRST: "the label 1 whatever the outputs are: nothing larger is found or kept, as where a search ends in its first pass or begins at NaN or infinity", "label_of_largest";
    LABEL_NOT_KEPT: "a label 10 turned into 0: which digit it stands for is not asked here", "label_of_largest";
    LABEL_10_AS_0: "the digit in place of its label: the digit 0 has the label 10", "predict";
    HIDDEN_LAYER_READ: "the largest hidden unit instead of the largest output", "predict";
    SUMS_READ: "the weighted sums z3 instead of the outputs a3: of two outputs rounded to 1 the first counts", "predict";
    IMAGES_READ: "the largest pixel instead of the largest output", "predict";
    ONE_ROW_FOR_ALL: "one row's label for every row", "predict";
    OUTPUTS_TURNED: "a label for each output instead of one for each image", "predict";
    COLUMNS_FOR_IMAGES: "a column for each image: images are rows, and so are their outputs", "predict";
    AS_LONG_AS_A_ROW: "a result as long as a row: there is a label for each row of x, and so for each image", "predict";
    ONE_MORE: "1 added once more: label_of_largest has done so", "predict";
    FIRST_IMAGE_ALONE: "only the first image's label, as by a loop that ends in its first pass", "predict";
    FIRST_IMAGE_LEFT_OUT: "the first image left out: rows count from 0", "predict";
    LAST_IMAGE_LEFT_OUT: "the last image left out: `0..n` ends before n by itself", "predict";
    SHARE: "the share, 0 to 1, instead of percent", "accuracy";
    WHOLE_NUMBERS: "a division of whole numbers, which drops the fraction", "accuracy";
    ALL_OR_NOTHING: "100 where all labels are right and 0 elsewhere, as by a division of whole numbers, which drops the fraction", "accuracy";
    WRONG_COUNTED: "the labels counted that were read wrongly", "accuracy";
    COUNT: "the number of right labels, not divided by how many there are", "accuracy";
    ONE_LABEL_LESS: "a division by one less than the number of labels", "accuracy";
    FIRST_PAIR_ALONE: "only the first label compared, as by a loop that ends in its first pass", "accuracy";
    LAST_PAIR_ALONE: "only the last label compared, as where the count begins again with each", "accuracy";
    FIRST_PAIR_LEFT_OUT: "the first label not counted: places count from 0", "accuracy";
    LAST_PAIR_LEFT_OUT: "the last label not counted: `0..n` ends before n by itself", "accuracy";
    WITHOUT_SIGN: "a difference of whole numbers that have no sign: it cannot be negative", "accuracy";
    ROUNDED: "a rounded share", "accuracy";
    CONFUSION_TURNED: "rows and columns of the confusion matrix swapped", "confusion_matrix";
    LABEL_AS_INDEX: "labels used as indices: label k belongs to row and column k - 1", "confusion_matrix";
    SEEN_ONCE: "a 1 where the pairs should be counted", "confusion_matrix";
    ONE_PAIR_COUNTED: "only one of the pairs counted, as by a loop that ends in its first pass or begins with zeros in each", "confusion_matrix";
    FIRST_PAIR_NOT_COUNTED: "the first pair not counted: places count from 0", "confusion_matrix";
    LAST_PAIR_NOT_COUNTED: "the last pair not counted: `0..n` ends before n by itself", "confusion_matrix";
    ONLY_ERRORS: "only what was read wrongly counted, so that the diagonal is 0", "confusion_matrix";
    ONLY_RIGHT: "only what was read rightly counted", "confusion_matrix";
    LABEL_TWICE: "the label for both row and column: the column is what was read", "confusion_matrix";
    READ_TWICE: "what was read for both row and column: the row is the label", "confusion_matrix";
    BIAS_DRAWN: "the bias weight drawn as a pixel", "hidden_layer";
    LAST_PIXEL_DROPPED: "the last column dropped instead of the bias column, the first", "hidden_layer";
    WEIGHTS_WITHOUT_SIGN: "weights drawn without their sign", "hidden_layer";
    WEIGHTS_TURNED: "an image for each input instead of one for each hidden unit", "hidden_layer";
    OUTPUT_WEIGHTS_DRAWN: "Theta2 drawn instead of Theta1", "hidden_layer";
}

/// What the mistakes make of the digits that the course's weights read rightly.
pub const SYMPTOMS: &[Symptoms] = &[
    (&INDEX_AS_LABEL, &[("ex4weights_correct_predictions", 6.0)]),
    (
        &LABEL_10_AS_0,
        &[("ex4weights_correct_predictions", 4380.0)],
    ),
];
