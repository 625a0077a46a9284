//! Mistakes of section 1.

super::mistakes! { "visualization"
    ROW_BY_ROW: "the image filled row by row instead of column by column", "digit_image";
    MIRRORED: "the image filled from its last column to its first", "digit_image";
    UPSIDE_DOWN: "each column filled from the bottom up", "digit_image";
    FIRST_PIXEL_ALONE: "the first pixel alone, the others left at 0, as where a `return` stands in the loop", "digit_image";
    ALL_ZERO: "an image that is all 0: nothing was written into it, as where a range counts down, which is empty", "digit_image";
    SIDE_OF_20: "a side of 20 whatever the image: how many pixels it has says how long its sides are", "digit_image";
    BEYOND_THE_LAST: "a place beyond the last one: of n pixels, rows or columns, counted from 0, the last is n - 1", "digit_image";
    NOT_IN_ONE_PIECE: "the pixels taken as one slice of memory, which a row of x is not", "digit_image";
    ONE_ADDED: "the quotient rounded up by adding 1: where nothing is left over, that is a column too many", "grid_shape";
    ROUNDED_UP: "the root of the count rounded up instead of down", "grid_shape";
    GRID_TURNED: "rows and columns of the tile swapped", "grid_shape";
    ROW_FOR_EACH: "a row for each image instead of the root of their number: in Rust `^` is no power, and `1 / 2` of whole numbers is 0", "grid_shape";
    LAST_LEFT_OUT: "the columns rounded down, so that the last images have no place", "grid_shape";
    NO_ROW: "no row at all for a tile of no images, and a division by it", "grid_shape";
    BELOW_0: "a subtraction below 0 where there are no images: a usize has no negative numbers", "grid_shape";
    NO_SCALE: "images that are not divided by their largest value", "display_data";
    ONE_SCALE: "one scale for all images instead of one for each", "display_data";
    SIGNED_SCALE: "the largest value instead of the largest absolute value", "display_data";
    FAINT: "a lower bound on the scale, or a number added to it, so that faint images stay faint", "display_data";
    MULTIPLIED: "images multiplied by their largest value instead of divided by it", "display_data";
    SIGN_LOST: "pixels without their sign: only the scale takes absolute values", "display_data";
    SUM_AS_SCALE: "each image divided by its sum instead of its largest value", "display_data";
    NORM_AS_SCALE: "each image divided by its norm, the root of the sum of squares, instead of its largest value", "display_data";
    LARGEST_SO_FAR: "the largest value of all images so far: the search starts anew with each image", "display_data";
    STRETCHED: "each image stretched from its smallest to its largest value", "display_data";
    EMPTY_IMAGE: "an empty image divided by 0, its largest value", "display_data";
    EMPTY_LEFT_OUT: "an empty image left out: its pixels are 0, which is not the background", "display_data";
    IMAGE_MISSING: "the first or the last image missing on the tile", "display_data";
    FIRST_IMAGE_ALONE: "the first image alone on the tile, as where a `return` stands in the loop", "display_data";
    ONE_PLACE_ON: "the images one place too far on or back: images and places are counted from 0", "display_data";
    UNTOUCHED: "a tile that is all background: nothing was written into it, or only into a copy", "display_data";
    TILE_BY_COLUMN: "the images placed column by column instead of row by row", "display_data";
    DIVIDED_BY_ROWS: "an image's row in the tile found by dividing by the rows: a row is full after as many images as there are columns", "display_data";
    BELOW_THE_TILE: "a place below the last line of the tile: an image, or one of its pixels, is counted too far down", "display_data";
    BESIDE_THE_TILE: "a place to the right of the tile's last column: an image, or one of its pixels, is counted too far to the right", "display_data";
    LINE_LENGTH: "places in a line of pixels counted as if the tile had no padding on its left: its lines are one longer", "display_data";
    CUT_SHORT: "the place of an image cut short: in a range a..b, b is the place behind the last one, neither the last nor how many there are", "display_data";
    PIXELS_BY_ROW: "the pixels of each image in the tile read row by row", "display_data";
    NO_MARGIN: "no padding above the tile and on its left", "display_data";
    NO_GAP: "no padding between the images", "display_data";
    IMAGES_BY_ROW: "images unrolled row by row instead of column by column", "digit_image";
}
