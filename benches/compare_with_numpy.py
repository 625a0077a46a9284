#!/usr/bin/env python3
"""Times the same cost and gradient in NumPy and here, in turn, on one thread.

    python benches/compare_with_numpy.py [rounds]

needs numpy and scipy. Each round takes the median of 30 evaluations of both;
the ratios are taken within a round, so a machine that changes its speed
between rounds does not change them.
"""
import os

for name in ("OPENBLAS", "OMP", "MKL"):
    os.environ[f"{name}_NUM_THREADS"] = "1"

import pathlib
import re
import statistics
import subprocess
import sys
import time

import numpy as np
import scipy.io

ROOT = pathlib.Path(__file__).resolve().parent.parent
SAMPLES = 30
LAMBDA = 1.0
UNITS = {"ns": 1e-6, "µs": 1e-3, "ms": 1.0, "s": 1e3}


def sigmoid(z):
    return 1 / (1 + np.exp(-z))


def cost_and_gradient(theta1, theta2, x, targets):
    """As src/backpropagation.rs: bias columns are added, never glued on."""
    m = len(x)
    a2 = sigmoid(x @ theta1[:, 1:].T + theta1[:, 0])
    a3 = sigmoid(a2 @ theta2[:, 1:].T + theta2[:, 0])
    cost = -(targets * np.log(a3) + (1 - targets) * np.log(1 - a3)).sum() / m
    cost += LAMBDA / (2 * m) * ((theta1[:, 1:] ** 2).sum() + (theta2[:, 1:] ** 2).sum())
    delta3 = a3 - targets
    delta2 = (delta3 @ theta2[:, 1:]) * a2 * (1 - a2)
    grad1, grad2 = np.empty_like(theta1), np.empty_like(theta2)
    grad1[:, 0], grad1[:, 1:] = delta2.sum(axis=0), delta2.T @ x + LAMBDA * theta1[:, 1:]
    grad2[:, 0], grad2[:, 1:] = delta3.sum(axis=0), delta3.T @ a2 + LAMBDA * theta2[:, 1:]
    return cost, grad1 / m, grad2 / m


def numpy_median(arguments):
    seconds = []
    for _ in range(SAMPLES):
        start = time.perf_counter()
        cost_and_gradient(*arguments)
        seconds.append(time.perf_counter() - start)
    return 1e3 * statistics.median(seconds)


def our_median():
    command = ["cargo", "bench", "--quiet", "--bench", "lecture", "--", "vectorised"]
    command += ["--sample-count", str(SAMPLES)]
    output = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True).stdout
    row = next(line for line in output.splitlines() if "vectorised" in line)
    number, unit = re.findall(r"([\d.]+) (ns|µs|ms|s)\b", row)[2]  # fastest, slowest, median
    return float(number) * UNITS[unit]


def main():
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 5
    digits = scipy.io.loadmat(ROOT / "data" / "ex4data1.mat")
    targets = np.eye(10)[digits["y"].ravel().astype(int) - 1]
    # Uniform in ±0.12, as a training starts; other numbers take as long.
    generator = np.random.default_rng(1)
    theta1 = generator.uniform(-0.12, 0.12, (25, 401))
    theta2 = generator.uniform(-0.12, 0.12, (10, 26))
    x = digits["X"]
    arguments = theta1, theta2, x, targets
    numpy_median(arguments), our_median()  # not counted: caches, compilation
    print("| round | NumPy, ms | here, ms | here / NumPy |\n|---|---|---|---|")
    ratios = []
    for number in range(1, rounds + 1):
        theirs, ours = numpy_median(arguments), our_median()
        ratios.append(ours / theirs)
        print(f"| {number} | {theirs:.2f} | {ours:.2f} | {ratios[-1]:.2f} |", flush=True)
    print(f"| median | | | {statistics.median(ratios):.2f} |")


if __name__ == "__main__":
    main()
