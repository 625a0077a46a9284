    let pairs = || numerical.iter().zip(analytic);
    let apart = pairs().fold(0.0, |length: f64, (n, a)| length.hypot(n - a));
    let along = pairs().fold(0.0, |length: f64, (n, a)| length.hypot(n + a));
    apart / along
