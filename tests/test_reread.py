"""What `seeds/REREAD.md` says of the claims that were read once more: its sums, shares and interval."""

import re
from math import sqrt

import pytest

from tests import ROOT

ROW = re.compile(r"^\| (.+) \| \**([\d,]+)\** \| \**(\d+)\** \| \**(\d+)\** \|$", re.MULTILINE)


@pytest.fixture(scope="module")
def page() -> str:
    return (ROOT / "seeds/REREAD.md").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def counts(page: str) -> dict[str, tuple[int, int, int]]:
    """The cells of each row of the table: judged, wrong, arguable."""
    return {
        name: (int(judged.replace(",", "")), int(wrong), int(arguable))
        for name, judged, wrong, arguable in ROW.findall(page)
    }


def test_the_last_row_adds_up_the_others(counts: dict[str, tuple[int, int, int]]) -> None:
    *parts, total = counts.values()
    assert len(parts) == 10
    assert total == tuple(map(sum, zip(*parts, strict=True)))


def test_each_row_is_of_a_table_or_column_of_the_record(counts: dict[str, tuple[int, int, int]]) -> None:
    named = [word for name in list(counts)[:-1] for word in re.findall(r"`(\w+)(?:\.\w+)?`", name)]
    tables = {path.stem for path in (ROOT / "data").glob("*.csv")}
    assert {*named} - {"says"} <= tables


def test_shares_and_interval_follow_from_the_counts(page: str, counts: dict[str, tuple[int, int, int]]) -> None:
    judged, wrong, arguable = counts["**all**"]
    low, high = (100 * end for end in wilson(wrong, judged))
    told = " ".join(page.split())
    assert f"Of {judged:,} cells, {wrong} were wrong: {100 * wrong / judged:.1f} %" in told
    assert f"(95 % interval {low:.1f} to {high:.1f} %)" in told
    assert f"Another {arguable} ({100 * arguable / judged:.1f} %)" in told


def wilson(part: int, whole: int) -> tuple[float, float]:
    """The 95 % interval of a share, by Wilson's score."""
    z = 1.959964
    share = part / whole
    middle = share + z * z / (2 * whole)
    half = z * sqrt(share * (1 - share) / whole + z * z / (4 * whole * whole))
    scale = 1 + z * z / whole
    return (middle - half) / scale, (middle + half) / scale
