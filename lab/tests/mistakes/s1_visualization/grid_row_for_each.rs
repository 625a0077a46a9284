//! grid_shape
//! mistake: a row for each image instead of the root of their number: in Rust `^` is no power, and `1 / 2` of whole numbers is 0
    let rows = (count ^ (1 / 2)).max(1);
    let columns = count / rows;
    (rows, columns)
