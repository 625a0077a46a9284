"""Makes logistic_regression.csv with NumPy and SciPy, from the formulas alone.

    python tests/recorded/logistic_regression.py > tests/recorded/logistic_regression.csv

The costs of the minima come from Newton's method, whose steps the conjugate
gradients of the course do not share. SciPy's conjugate gradients, stopped after
50 iterations as the post does, read 95.08 %: the number that the post gives.
"""

import pathlib

import numpy as np
import scipy.io
import scipy.optimize

data = scipy.io.loadmat(pathlib.Path(__file__).parents[2] / "data" / "ex4data1.mat")
X, labels = data["X"], data["y"].ravel()


def cost_and_gradient(theta, x, y, lam):
    m = len(y)
    z = theta[0] + x @ theta[1:]
    errors = 1 / (1 + np.exp(-z)) - y
    cost = np.mean(np.logaddexp(0, z) - y * z) + lam / (2 * m) * np.sum(theta[1:] ** 2)
    slopes = (x.T @ errors + lam * theta[1:]) / m
    return cost, np.concatenate([[np.mean(errors)], slopes])


def newton(x, y, lam):
    """The minimum, to rounding: the cost is convex, so there is only one."""
    m, n = x.shape
    ones = np.column_stack([np.ones(m), x])
    penalty = np.diag(np.r_[0, np.full(n, lam)]) / m
    theta = np.zeros(n + 1)
    for _ in range(100):
        cost, gradient = cost_and_gradient(theta, x, y, lam)
        if np.linalg.norm(gradient) < 1e-13:
            break
        h = 1 / (1 + np.exp(-ones @ theta))
        curvature = ones.T @ (ones * (h * (1 - h))[:, None]) / m + penalty
        step = -np.linalg.lstsq(curvature, gradient, rcond=None)[0]
        share = 1.0
        while cost_and_gradient(theta + share * step, x, y, lam)[0] > cost + 1e-4 * share * (gradient @ step):
            share /= 2
            if share < 1e-12:
                return theta
        theta = theta + share * step
    return theta


def scipy_cg(x, y, lam):
    start = np.zeros(x.shape[1] + 1)
    options = {"maxiter": 50}
    return scipy.optimize.minimize(cost_and_gradient, start, (x, y, lam), "CG", jac=True, options=options).x


def one_vs_all(minimise, x, labels, lam):
    return np.array([minimise(x, (labels == k) * 1.0, lam) for k in range(1, 11)])


def right(all_theta, x, labels):
    sums = all_theta[:, 0] + x @ all_theta[:, 1:].T
    return int(np.sum(1 + np.argmax(sums, axis=1) == labels))


def record(name, values):
    print(",".join([name] + [f"{value:.17g}" for value in np.atleast_1d(values)]))


print(f"# Made by logistic_regression.py with NumPy {np.__version__} and SciPy {scipy.__version__} in double precision.")
print("# course: the case of ex3.m. digits: the 5,000 digits, the classifier of the digit 0 (label 10) at sin(1:401)/10.")
print("# minimum: Newton's method, lambda 0.1; cg: SciPy's conjugate gradients, lambda 0.1, 50 iterations from zeros.")
print("# kept_out: trained on the digits but every fifth, which are read. One figure per line: name, then its values.")
x = np.arange(1, 16).reshape(3, 5).T / 10
cost, gradient = cost_and_gradient(np.array([-2.0, -1, 1, 2]), x, np.array([1.0, 0, 1, 0, 1]), 3.0)
record("logistic_course_cost", cost)
record("logistic_course_gradient", gradient)
theta, zero = np.sin(np.arange(1, 402)) / 10, (labels == 10) * 1.0
for lam in [0, 3]:
    cost, gradient = cost_and_gradient(theta, X, zero, lam)
    record(f"logistic_digits_cost_lambda_{lam}", cost)
    record(f"logistic_digits_gradient_lambda_{lam}", gradient)
minimum = one_vs_all(newton, X, labels, 0.1)
costs = [cost_and_gradient(row, X, (labels == k + 1) * 1.0, 0.1)[0] for k, row in enumerate(minimum)]
record("logistic_minimum_costs", costs)
record("logistic_minimum_correct_predictions", right(minimum, X, labels))
record("logistic_cg_correct_predictions", right(one_vs_all(scipy_cg, X, labels, 0.1), X, labels))
out = np.arange(5000) % 5 == 4
kept = one_vs_all(newton, X[~out], labels[~out], 0.1)
record("logistic_kept_out_minimum_correct_predictions", right(kept, X[out], labels[out]))
kept = one_vs_all(scipy_cg, X[~out], labels[~out], 0.1)
record("logistic_kept_out_cg_correct_predictions", right(kept, X[out], labels[out]))
