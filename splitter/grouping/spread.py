"""Weights to as few bins as will do, and evenly: the heaviest first, each to the emptiest bin."""

from __future__ import annotations

import heapq
import math
from collections.abc import Sequence


def spread(weights: Sequence[float], most: float) -> list[list[int]]:
    """The places of the weights in bins, each within ``most`` but where a single weight is not.

    Graham's rule: no bin is more than a third above what is possible with as many. In each bin the places are
    in order, and the bins are in the order of their first ones.
    """
    order = sorted(range(len(weights)), key=lambda at: (-weights[at], at))
    alone = [at for at in order if weights[at] >= most]
    others = order[len(alone) :]
    fewest = math.ceil(sum(weights[at] for at in others) / most)
    tried = (_filled(others, weights, count, most) for count in range(fewest, len(others)))
    bins = next((found for found in tried if found is not None), [[at] for at in others])
    return sorted([[at] for at in alone] + [sorted(one) for one in bins])


def _filled(
    places: Sequence[int], weights: Sequence[float], count: int, most: float
) -> list[list[int]] | None:
    """So many bins; none if that is too few."""
    bins: list[list[int]] = [[] for _ in range(count)]
    levels = [(0.0, number) for number in range(count)]
    for at in places:
        if not levels or levels[0][0] + weights[at] > most:
            return None
        level, number = levels[0]
        heapq.heapreplace(levels, (level + weights[at], number))
        bins[number].append(at)
    return bins
