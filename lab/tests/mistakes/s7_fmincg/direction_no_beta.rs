//! polak_ribiere
//! mistake: the last direction kept whole: beta is 1
    direction - new
