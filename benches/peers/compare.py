#!/usr/bin/env python3
"""Times the same work in NumPy, JAX, SciPy, Octave and here, and compares.

    python benches/peers/compare.py [rounds]

needs numpy and scipy; jax and octave-cli take part if they are installed. The
work is one evaluation of cost and gradient on the 5,000 digits, a training of
50 iterations, and a whole process that starts, loads the digits, trains for 50
iterations and counts the digits that it reads. SciPy's line search differs from
fmincg's, so the same iterations cost it another number of evaluations; those of
the whole processes are printed. Every round runs all of them one after another, with one
thread and with two, each in a process of its own that takes the median and the
fastest of 30 evaluations (of 3 trainings, of 3 processes). The ratios are taken within a round,
so a machine that changes its speed between rounds does not change them. If
other programs are running, the medians say how the time is shared, and only
the fastest are worth comparing.
"""
import json
import os
import pathlib
import re
import shutil
import statistics
import subprocess
import sys
import time

HERE = pathlib.Path(__file__).resolve()
ROOT = HERE.parents[2]
DIGITS = ROOT / "data" / "ex4data1.mat"
SAMPLES = 30
TRAININGS = 3
PROCESSES = 3
LAMBDA = 1.0
SHAPES = (25, 401), (10, 26)


# What a process of its own runs: one of these, named on the command line.


def setting():
    """X, the targets and weights as a training starts with: uniform in ±0.12."""
    import numpy as np
    import scipy.io

    digits = scipy.io.loadmat(DIGITS)
    targets = np.eye(10)[digits["y"].ravel().astype(int) - 1]
    generator = np.random.default_rng(1)
    thetas = [generator.uniform(-0.12, 0.12, shape) for shape in SHAPES]
    return digits["X"], targets, thetas


def cost_and_gradient(xp, theta1, theta2, x, targets):
    """As src/backpropagation.rs: bias columns are added, never glued on."""
    sigmoid = lambda z: 1 / (1 + xp.exp(-z))
    m = len(x)
    a2 = sigmoid(x @ theta1[:, 1:].T + theta1[:, 0])
    a3 = sigmoid(a2 @ theta2[:, 1:].T + theta2[:, 0])
    cost = -(targets * xp.log(a3) + (1 - targets) * xp.log(1 - a3)).sum() / m
    cost += LAMBDA / (2 * m) * ((theta1[:, 1:] ** 2).sum() + (theta2[:, 1:] ** 2).sum())
    delta3 = a3 - targets
    delta2 = (delta3 @ theta2[:, 1:]) * a2 * (1 - a2)

    def slopes(delta, a, theta):
        weights = delta.T @ a + LAMBDA * theta[:, 1:]
        return xp.concatenate([delta.sum(axis=0)[:, None], weights], axis=1) / m

    return cost, slopes(delta2, x, theta1), slopes(delta3, a2, theta2)


def time_it(task, samples, warm_up=3):
    """Prints median and fastest in milliseconds."""
    for _ in range(warm_up):
        task()
    times = []
    for _ in range(samples):
        start = time.perf_counter()
        task()
        times.append(1e3 * (time.perf_counter() - start))
    print(statistics.median(times), min(times))


def numpy_evaluation():
    import numpy as np

    x, targets, thetas = setting()
    time_it(lambda: cost_and_gradient(np, *thetas, x, targets), SAMPLES)


def jax_by_hand():
    jax_evaluation(lambda jnp: lambda *args: cost_and_gradient(jnp, *args))


def jax_by_itself():
    import jax

    def value_and_grad(jnp):
        # XLA drops the gradient that is not asked for.
        cost = lambda theta1, theta2, x, targets: cost_and_gradient(
            jnp, theta1, theta2, x, targets
        )[0]
        return jax.value_and_grad(cost, argnums=(0, 1))

    jax_evaluation(value_and_grad)


def jax_evaluation(make):
    import jax
    import jax.numpy as jnp

    jax.config.update("jax_enable_x64", True)
    x, targets, thetas = setting()
    arguments = [jnp.asarray(a) for a in (*thetas, x, targets)]
    evaluate = jax.jit(make(jnp))
    time_it(lambda: jax.block_until_ready(evaluate(*arguments)), SAMPLES)


def rolled(params):
    split = SHAPES[0][0] * SHAPES[0][1]
    return params[:split].reshape(SHAPES[0]), params[split:].reshape(SHAPES[1])


def train(x, targets, thetas):
    """SciPy's conjugate gradients, which search their lines in another way.

    Returns the weights and the number of evaluations."""
    import numpy as np
    from scipy.optimize import fmin_cg

    last = {"evaluations": 0}

    def evaluate(params):
        # SciPy asks for cost and gradient apart; both come from one evaluation.
        if last.get("params") is None or not np.array_equal(last["params"], params):
            cost, *grads = cost_and_gradient(np, *rolled(params), x, targets)
            last["params"] = params.copy()
            last["cost"], last["gradient"] = cost, np.concatenate([g.ravel() for g in grads])
            last["evaluations"] += 1
        return last

    start = np.concatenate([theta.ravel() for theta in thetas])
    cost = lambda params: evaluate(params)["cost"]
    gradient = lambda params: evaluate(params)["gradient"]
    params = fmin_cg(cost, start, gradient, maxiter=50, disp=False)
    return rolled(params), last["evaluations"]


def scipy_training():
    x, targets, thetas = setting()
    time_it(lambda: train(x, targets, thetas), TRAININGS, warm_up=0)


def scipy_whole():
    """As benches/whole_process.rs."""
    import numpy as np

    x, targets, thetas = setting()
    (theta1, theta2), evaluations = train(x, targets, thetas)
    a2 = 1 / (1 + np.exp(-(x @ theta1[:, 1:].T + theta1[:, 0])))
    # The sigmoid grows with z, so the largest z3 is the largest answer.
    z3 = a2 @ theta2[:, 1:].T + theta2[:, 0]
    percent = 100 * (z3.argmax(axis=1) == targets.argmax(axis=1)).mean()
    print(f"{percent:.2f} % after {evaluations} evaluations")


WORKERS = {
    "numpy": numpy_evaluation,
    "jax": jax_by_hand,
    "jax-grad": jax_by_itself,
    "scipy": scipy_training,
    "scipy-whole": scipy_whole,
}


# The comparison.


def python(worker):
    return [sys.executable, str(HERE), "--worker", worker]


def octave():
    script = HERE.with_name("evaluate.m")
    return ["octave-cli", "--quiet", "--no-init-file", str(script), str(DIGITS), str(SAMPLES)]


def output_of(command, threads):
    """Runs a process with so many threads on as many processors."""
    names = "OPENBLAS", "OMP", "MKL"
    environment = os.environ | {f"{name}_NUM_THREADS": str(threads) for name in names}

    def stay():
        if hasattr(os, "sched_setaffinity"):
            os.sched_setaffinity(0, sorted(os.sched_getaffinity(0))[:threads])

    run = subprocess.run(
        command, cwd=ROOT, env=environment, preexec_fn=stay, check=True, capture_output=True, text=True
    )
    return run.stdout


def other(command):
    """Measures a process that prints median and fastest."""
    return lambda threads: [float(word) for word in output_of(command, threads).split()[-2:]]


def ours(benchmark, samples, by_threads=True):
    """Measures one of our benchmarks, whose row has fastest, slowest, median, mean."""
    units = {"ns": 1e-6, "µs": 1e-3, "ms": 1.0, "s": 1e3}

    def measure(threads):
        name = f"{benchmark}::{threads}$" if by_threads else f"{benchmark}$"
        command = ["cargo", "bench", "--quiet", "--bench", "lecture", "--", name]
        command += ["--sample-count", str(samples)]
        row = output_of(command, threads).rstrip().splitlines()[-1]
        times = re.findall(r"([\d.]+) (ns|µs|ms|s)\b", row)
        fastest, _, median, _ = [float(number) * units[unit] for number, unit in times]
        return median, fastest

    return measure


def whole(name, command):
    """Measures a process from its start to its end."""

    def measure(threads):
        times = []
        for _ in range(PROCESSES):
            start = time.perf_counter()
            said = output_of(command, threads)
            times.append(1e3 * (time.perf_counter() - start))
        SAID[name] = said.strip()
        return statistics.median(times), min(times)

    return measure


# What the whole processes printed.
SAID = {}


def our_program():
    """The path of benches/whole_process.rs, compiled."""
    command = ["cargo", "bench", "--bench", "whole_process", "--no-run"]
    command += ["--quiet", "--message-format", "json"]
    lines = output_of(command, os.cpu_count()).splitlines()
    return next(path for line in lines if (path := json.loads(line).get("executable")))


def is_installed(module):
    import importlib.util

    return importlib.util.find_spec(module) is not None


def contestants():
    """The contests, each a dict from a name to what measures it; ours is last."""
    evaluation = {"NumPy": other(python("numpy"))}
    if is_installed("jax"):
        evaluation["JAX"] = other(python("jax"))
        evaluation["JAX, its own gradient"] = other(python("jax-grad"))
    if shutil.which("octave-cli"):
        evaluation["Octave"] = other(octave())
    evaluation["here, plain"] = ours("cost_and_gradient_vectorised", SAMPLES, by_threads=False)
    evaluation["here, fast"] = ours("cost_and_gradient_fast", SAMPLES)
    training = {
        "NumPy with SciPy's fmin_cg": other(python("scipy")),
        "here, plain": ours("train_for_50_iterations", TRAININGS, by_threads=False),
        "here, fast": ours("train_for_50_iterations_fast", TRAININGS),
    }
    commands = {
        "NumPy with SciPy's fmin_cg": python("scipy-whole"),
        "here, fast": [our_program()],
    }
    process = {name: whole(name, command) for name, command in commands.items()}
    return {
        "One evaluation of cost and gradient": evaluation,
        "50 iterations": training,
        "Whole process: load, 50 iterations, accuracy": process,
    }


def compare(title, contest, rounds):
    """Prints a Markdown table of medians over the rounds."""
    print(f"\n**{title}**, {rounds} rounds, ms\n")
    print("| | threads | median | fastest | fast / this, medians | fast / this, fastest |")
    print("|---|---|---|---|---|---|")
    for threads in (1, 2):
        times = {name: [] for name in contest}
        for _ in range(rounds):
            for name, measure in contest.items():
                times[name].append(measure(threads))
        fast = times["here, fast"]
        for name, theirs in times.items():
            columns = [statistics.median(time[k] for time in theirs) for k in (0, 1)]
            columns += [
                statistics.median(f[k] / t[k] for f, t in zip(fast, theirs)) for k in (0, 1)
            ]
            numbers = " | ".join(f"{number:.2f}" for number in columns)
            print(f"| {name} | {threads} | {numbers} |", flush=True)


def main():
    if sys.argv[1:2] == ["--worker"]:
        WORKERS[sys.argv[2]]()
        return
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 5
    ours("cost_and_gradient_fast", 1)(1)  # not counted: compiles
    for title, contest in contestants().items():
        compare(title, contest, rounds)
    print()
    for name, said in SAID.items():
        print(f"{name} said: {said}")


if __name__ == "__main__":
    main()
