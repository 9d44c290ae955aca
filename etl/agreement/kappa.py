"""Observed agreement and Cohen's kappa of two codings."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction


@dataclass(frozen=True, slots=True)
class Agreement:
    """How far two codings agree.

    Attributes:
        n: Number of pairs.
        equal: Number of pairs in which both are the same.
        kappa: Cohen's kappa; null where there is no pair, or where both know one label only and the same, so that
            chance alone would agree always.
    """

    n: int
    equal: int
    kappa: Fraction | None

    @property
    def observed(self) -> Fraction | None:
        """Share of pairs in which both are the same, 0 to 1; null where there is no pair."""
        return Fraction(self.equal, self.n) if self.n else None


def agreement(pairs: Iterable[tuple[str | None, str | None]]) -> Agreement:
    """Agreement of pairs of labels; null is a label like any other.

    kappa = (p_o - p_e) / (1 - p_e), with p_o the share of pairs alike and p_e the share that would be alike by chance:
    the sum over labels of the product of their shares in the two codings.
    Source: Cohen (1960), A coefficient of agreement for nominal scales, Educational and Psychological Measurement
    20(1), 37-46.
    """
    pairs = list(pairs)
    n, equal = len(pairs), sum(one == other for one, other in pairs)
    if not n:
        return Agreement(0, 0, None)
    first, second = Counter(one for one, _ in pairs), Counter(other for _, other in pairs)
    chance = Fraction(sum(count * second[label] for label, count in first.items()), n * n)
    return Agreement(n, equal, None if chance == 1 else (Fraction(equal, n) - chance) / (1 - chance))
