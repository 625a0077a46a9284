//! Figures that another program computed: see the files in `tests/recorded`.

use ndarray::Array1;

const FILES: [&str; 5] = [
    include_str!("../recorded/lecture.csv"),
    include_str!("../recorded/small_networks.csv"),
    include_str!("../recorded/fmincg.csv"),
    include_str!("../recorded/weights.csv"),
    include_str!("../recorded/logistic_regression.csv"),
];

/// The values of one line of the recorded files, found by its name.
pub fn recorded(name: &str) -> Vec<f64> {
    let lines = || FILES.iter().flat_map(|file| file.lines());
    let values = lines()
        .filter_map(|line| line.split_once(','))
        .find_map(|(first, values)| (first == name).then_some(values));
    let Some(values) = values else {
        panic!("no figure is called {name:?} in tests/recorded");
    };
    let number = |value: &str| match value.parse() {
        Ok(number) => number,
        Err(error) => panic!("{value:?} in tests/recorded, figure {name:?}: {error}"),
    };
    values.split(',').map(number).collect()
}

/// The same as a vector.
pub fn recorded_slopes(name: &str) -> Array1<f64> {
    recorded(name).into()
}

/// The value of a figure that is one number.
pub fn recorded_number(name: &str) -> f64 {
    match recorded(name)[..] {
        [number] => number,
        ref values => panic!("{name:?} is not one number but {}", values.len()),
    }
}
