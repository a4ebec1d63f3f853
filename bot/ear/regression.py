"""Logistic regression with a ridge, by Newton's method: few columns, the same numbers on every machine.

Hastie, Tibshirani & Friedman, The Elements of Statistical Learning, section 4.4.1.
"""

import numpy as np
from numpy.typing import NDArray

Doubles = NDArray[np.float64]
STEPS = 30
ENOUGH = 1e-8  # a step this small changes no figure that is kept


def chance(said: Doubles) -> Doubles:
    """Logits as probabilities."""
    return np.asarray(1 / (1 + np.exp(-np.clip(said, -30, 30))))


def fit(features: Doubles, truth: Doubles, ridge: float) -> tuple[Doubles, float]:
    """Weights and intercept. `truth` holds numbers from 0 to 1; columns are measured in their own spread."""
    middle, spread = features.mean(axis=0), features.std(axis=0) + 1e-9
    spread[spread < 1e-6] = np.inf  # a column that never changes says nothing  # noqa: PLR2004
    design = np.hstack([(features - middle) / spread, np.ones((len(features), 1))])
    penalty = np.full(design.shape[1], ridge)
    penalty[-1] = 1e-9
    found = np.zeros(design.shape[1])
    for _ in range(STEPS):
        likely = chance(design @ found)
        slope = design.T @ (likely - truth) + penalty * found
        bend = (design * (likely * (1 - likely))[:, None]).T @ design + np.diag(penalty)
        step = np.linalg.solve(bend, slope)
        found -= step
        if np.abs(step).max() < ENOUGH:
            break
    weights = found[:-1] / spread
    return weights, float(found[-1] - weights @ middle)
