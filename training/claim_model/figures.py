"""Figures of a judge: how well scores part two kinds, and how honest they are."""

from collections.abc import Sequence


def area(scores: Sequence[float], right: Sequence[bool]) -> float:
    """How often a right one scores higher than a wrong one (the area under the ROC curve); ties count half."""
    order = sorted(range(len(scores)), key=lambda n: scores[n])
    ranks, at = [0.0] * len(scores), 0
    while at < len(order):
        end = at
        while end < len(order) and scores[order[end]] == scores[order[at]]:
            end += 1
        for place in order[at:end]:
            ranks[place] = (at + end + 1) / 2
        at = end
    good = sum(right)
    bad = len(right) - good
    if not good or not bad:
        return float("nan")
    return (sum(r for r, is_right in zip(ranks, right, strict=True) if is_right) - good * (good + 1) / 2) / (good * bad)


def balanced(scores: Sequence[float], right: Sequence[bool], threshold: float) -> float:
    """The mean of the shares of right ones at or above the threshold and of wrong ones below it."""
    good = [s >= threshold for s, r in zip(scores, right, strict=True) if r]
    bad = [s < threshold for s, r in zip(scores, right, strict=True) if not r]
    return (sum(good) / max(1, len(good)) + sum(bad) / max(1, len(bad))) / 2


def surest(scores: Sequence[float], right: Sequence[bool], precision: float) -> tuple[float, float]:
    """The lowest threshold from which on that many are right, and the recall there; (inf, 0) where none is."""
    best, hits = (float("inf"), 0.0), 0
    order = sorted(range(len(scores)), key=lambda n: -scores[n])
    for count, number in enumerate(order, 1):
        hits += right[number]
        is_last_of_ties = count == len(order) or scores[order[count]] != scores[number]
        if is_last_of_ties and hits / count >= precision:
            best = (scores[number], hits / max(1, sum(right)))
    return best


def calibration_error(scores: Sequence[float], right: Sequence[bool], bins: int = 10) -> float:
    """The expected distance of what is said from what is so, over bins of equal width."""
    total = 0.0
    for number in range(bins):
        inside = [n for n, s in enumerate(scores) if min(bins - 1, int(s * bins)) == number]
        total += abs(sum(scores[n] for n in inside) - sum(right[n] for n in inside))
    return total / max(1, len(scores))
