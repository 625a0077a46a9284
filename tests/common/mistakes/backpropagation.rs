//! Mistakes of section 5. By which traces a gradient shows them stands in
//! `tests/common/gradients.rs`.

super::mistakes! { "backpropagation"
    NOT_FINITE: "a division by 0 or an e^z that overflows", "Step 1: forward";
    NO_BIAS_UNIT: "a bias unit of 0 where it should be 1", "Step 1: forward";
    LAYERS_WITHOUT_BIAS: "a layer without its bias unit in a product", "Step 1: forward";
    SIGN: "an error of the output units with the wrong sign", "Step 2: the error of the output units";
    SLOPE_IN_DELTA3: "errors of the output units multiplied by the slope of the sigmoid: this cost asks for none there", "Step 2: the error of the output units";
    TARGETS_IGNORED: "an output taken as its own error, without the target", "Step 2: the error of the output units";
    WRONG_ENTRY_DROPPED: "hidden errors one unit too far down: not the bias unit's entry was left out", "Step 3: the error of the hidden units";
    NO_SLOPE: "hidden errors without the slope of the sigmoid, which is ¼ at most", "Step 3: the error of the hidden units";
    HALF_SLOPE: "hidden errors with half of the slope of the sigmoid: it has two factors", "Step 3: the error of the hidden units";
    SLOPE_ELSEWHERE: "a slope of the sigmoid taken at another place than the hidden units' z2", "Step 3: the error of the hidden units";
    BIAS_KEPT: "the bias unit's error kept: column 0 of Theta2 stays out", "Step 3: the error of the hidden units";
    THETA2_TURNED: "Theta2 the wrong way round: errors go back through its transpose", "Step 3: the error of the hidden units";
    NOTHING_ADDED: "a gradient to which nothing was added", "Step 4: accumulate";
    OVERWRITTEN: "= instead of +=: each example has overwritten what those before it had said", "Step 4: accumulate";
    BIAS_LEFT_AT_0: "a slope of the bias weights that was left at 0", "Step 4: accumulate";
    Z2_FOR_A2: "Theta2's errors multiplied with z2 instead of a2", "Step 4: accumulate";
    ERROR_TIMES_ACTIVATION_TURNED: "activation times error instead of error times activation: rows and columns swapped", "Step 4: accumulate";
    NOT_AVERAGED: "the sum over the m examples where their average is asked for", "Step 5: the average";
    AVERAGED_TWICE: "dividing by m twice", "Step 5: the average";
    THETA2_AVERAGED_ALONE: "taking the average of Theta2's slopes but not of Theta1's, or taking it twice", "Step 5: the average";
    THETA1_AVERAGED_ALONE: "taking the average of Theta1's slopes but not of Theta2's, or taking it twice", "Step 5: the average";
    NO_PENALTY: "a gradient without the penalty's part", "Step 6: the slope of the penalty";
    PENALTY_OF_ONE: "adding the penalty's part to one of the two matrices only", "Step 6: the slope of the penalty";
    PENALTY_NOT_AVERAGED: "a penalty that is not divided by m", "Step 6: the slope of the penalty";
    PENALTY_AVERAGED_TWICE: "a penalty that is divided by m twice: it was added before the average was taken", "Step 6: the slope of the penalty";
    PENALTY_HALVED: "lambda / 2m instead of lambda / m: the 2 goes with the square", "Step 6: the slope of the penalty";
    PENALTY_DOUBLED: "a slope of the penalty that is added twice", "Step 6: the slope of the penalty";
    PENALTY_SUBTRACTED: "subtracting the penalty's part", "Step 6: the slope of the penalty";
    BIAS_PENALISED: "penalising the weights of the bias units too", "Step 6: the slope of the penalty";
    ONES_FOR_BIAS: "ones where the penalty of the bias weights should be zeros", "Step 6: the slope of the penalty";
    FIRST_ROW_LEFT_OUT: "a penalty that leaves out the first row, a unit, instead of the first column", "Step 6: the slope of the penalty";
    WEIGHTS_SQUARED: "squares of the weights: the slope of a square is the weight itself, doubled", "Step 6: the slope of the penalty";
    GRADIENT_REPLACED: "the penalty's part put in place of the gradient instead of added to it", "Step 6: the slope of the penalty";
    ANOTHER_ORDER: "the right slopes in another order than that of the weights, which is column by column", "The shapes of the gradient";
    COST_WITHOUT_PENALTY: "a cost without the penalty", "cost_and_gradient";
    COST_PENALISED_TWICE: "a cost with the penalty in it twice", "cost_and_gradient";
}
