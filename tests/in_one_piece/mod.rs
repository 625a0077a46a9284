//! A section's tests as part of the library. `cargo lab check` compiles this one
//! piece in place of two, which takes two thirds of the time; `cargo test`
//! compiles them for themselves.

/// Not written out as modules: rustfmt, which has them as files of their own,
/// would go through them twice.
macro_rules! sections {
    ($($section:ident: $feature:literal, $path:literal;)+) => {$(
        #[cfg(feature = $feature)]
        #[path = $path]
        mod $section;
    )+};
}

sections! {
    s1_visualization: "s1_visualization", "../s1_visualization.rs";
    s2_feedforward: "s2_feedforward", "../s2_feedforward.rs";
    s3_sigmoid_gradient: "s3_sigmoid_gradient", "../s3_sigmoid_gradient.rs";
    s4_random_init: "s4_random_init", "../s4_random_init.rs";
    s5_backpropagation: "s5_backpropagation", "../s5_backpropagation.rs";
    s6_gradient_checking: "s6_gradient_checking", "../s6_gradient_checking.rs";
    s7_fmincg: "s7_fmincg", "../s7_fmincg.rs";
    s8_prediction: "s8_prediction", "../s8_prediction.rs";
    s9_logistic_regression: "s9_logistic_regression", "../s9_logistic_regression.rs";
    s10_tuning: "s10_tuning", "../s10_tuning.rs";
    s11_making_it_fast: "s11_making_it_fast", "../s11_making_it_fast.rs";
}
