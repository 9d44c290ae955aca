"""What all claims of a count allow, the fewest that stand in the way, and how far each lies from the others."""

from functools import lru_cache
from itertools import combinations
from random import Random
from typing import Any

import duckdb
import pytest

from tests.counting import Said, settled
from tests.rules.test_rule_properties import count


def claims(*numbers: str) -> list[Said]:
    """Claims a, b, c … of these numbers, each of an origin that nobody knows."""
    return [Said(word, number) for word, number in zip("abcdefgh", numbers, strict=False)]


# Count to its claims, what they allow together, the fewest to remove, and the size of each claim, worked out by hand.
WORKED: dict[str, tuple[list[Said], str, str, list[int]]] = {
    "silent": ([], "no_number", "0", []),
    "alone": (claims("16"), "[16..16]", "0", [0]),
    "bounded": (claims("at least 16", "up to 40"), "[16..40]", "0", [0, 0]),
    "roughly": (claims("about 20", "about 30"), "no_bounds", "0", [0, 0]),
    "roughly beside a number": (claims("about 20", "30"), "[30..30]", "0", [0, 0]),
    "open": (claims("at least 16", "more than 20", "more than 12"), "(20..]", "0", [0, 0, 0]),
    "open and closed at one number": (claims("at least 20", "more than 20"), "(20..]", "0", [0, 0]),
    "reprisals": (claims("at least 16", "45", "more than 300"), "no_common_number", "1 b", [0, 256, 256]),
    "neighbours": (claims("53", "54"), "no_common_number", "1 a", [1, 1]),
    "nothing between": (claims("more than 10", "less than 11"), "no_common_number", "1 a", [1, 1]),
    "one between": (claims("more than 10", "less than 12"), "(10..12)", "0", [0, 0]),
    "300 and more than 300": (claims("300", "more than 300"), "no_common_number", "1 a", [1, 1]),
    # Three numbers: two must go, and a b comes before a c and b c.
    "three": (claims("10", "30", "20"), "no_common_number", "2 a b", [20, 20, 10]),
    # 33 is allowed by a, b and d, every other number by fewer.
    "most agree": (claims("33", "at least 33", "40", "33"), "no_common_number", "1 c", [7, 0, 7, 7]),
    # 20 is allowed by a, b; 30 by b, c: a must go rather than c.
    "a chain": (claims("20", "between 20 and 30", "30"), "no_common_number", "1 a", [10, 0, 10]),
    "dozens beside a hundred": (claims("dozens", "100", "dozens"), "no_common_number", "1 b", [1, 1, 1]),
}


@lru_cache
def con() -> duckdb.DuckDBPyConnection:
    return settled({name: worked[0] for name, worked in WORKED.items()})


def short(ids: str | None) -> str:
    return " ".join(claim.rpartition("/")[2] for claim in (ids or "").split(" "))


@pytest.mark.parametrize("name", WORKED)
def test_what_all_allow_together(name: str) -> None:
    sql = "SELECT low, low_open, high, high_open, reason_null FROM joint_bounds WHERE tally_id = ?"
    ((low, low_open, high, high_open, reason),) = con().execute(sql, [name]).fetchall()
    first, last = ("" if bound is None else f"{bound:.0f}" for bound in (low, high))
    shown = f"{'(' if low_open else '['}{first}..{last}{')' if high_open else ']'}"
    assert (reason or shown) == WORKED[name][1]
    assert reason is None or (low, low_open, high, high_open) == (None, False, None, False)


@pytest.mark.parametrize("name", WORKED)
def test_the_fewest_that_stand_in_the_way(name: str) -> None:
    sql = "SELECT removed, claim_ids FROM smallest_conflict WHERE tally_id = ?"
    ((removed, ids),) = con().execute(sql, [name]).fetchall()
    assert f"{removed} {short(ids)}".strip() == WORKED[name][2]


@pytest.mark.parametrize("name", WORKED)
def test_how_far_each_lies_from_the_others(name: str) -> None:
    sql = "SELECT size FROM contradiction_size WHERE tally_id = ? ORDER BY claim_id"
    assert [size for (size,) in con().execute(sql, [name]).fetchall()] == WORKED[name][3]


def test_what_is_updated_denied_or_vague_of_quantity_is_not_in_the_way() -> None:
    found = settled(
        {
            "count": [
                Said("a", "16", "monitor-count", by="monitor"),
                Said("b", "45", "monitor-later", by="monitor", updates="a"),
                Said("c", "99", stance="denies"),
                Said("d", None, stance="not_confirmed"),
            ]
        }
    )
    assert found.execute("SELECT low, high, claims FROM joint_bounds").fetchall() == [(45, 45, 1)]
    assert found.execute("SELECT removed, claim_ids FROM smallest_conflict").fetchall() == [(0, None)]
    assert found.execute("SELECT claim_id, size FROM contradiction_size").fetchall() == [("count/b", 0)]


@pytest.mark.slow
def test_money_leaves_room_between_ten_and_eleven_and_none_at_one_end() -> None:
    """Where no whole things are counted an open bound stays where it is: ends that only touch have no size."""
    found = settled(
        {
            "between": claims("more than 10", "less than 11"),
            "touching": claims("more than 10", "less than 10"),
            "beside": claims("10", "more than 10"),
        }
    )
    to_figures(found, "EUR")
    joint = "SELECT tally_id, low, low_open, high, high_open, reason_null FROM joint_bounds ORDER BY tally_id"
    assert found.execute(joint).fetchall() == [
        ("beside", None, False, None, False, "no_common_number"),
        ("between", 10, True, 11, True, None),
        ("touching", None, False, None, False, "no_common_number"),
    ]
    sizes = found.execute("SELECT DISTINCT size FROM contradiction_size").fetchall()
    removed = found.execute("SELECT tally_id, removed FROM smallest_conflict ORDER BY tally_id").fetchall()
    assert (sizes, removed) == ([(0,)], [("beside", 1), ("between", 0), ("touching", 1)])


def to_figures(found: duckdb.DuckDBPyConnection, unit: str) -> None:
    """Make all that is counted of people a figure in a unit."""
    found.execute(
        """
        INSERT INTO figures BY NAME
        SELECT claim_id, tally_id, source_id, paragraph, stance, value, low, high, qualifier, ? AS unit,
            'certain' AS modality
        FROM casualties
        """,
        [unit],
    )
    found.execute("DELETE FROM casualties")


@pytest.mark.parametrize("unit", ["item", "person"])
def test_an_open_bound_steps_to_the_next_whole_number_only_where_all_numbers_are_whole(unit: str) -> None:
    """As people are counted. More than 2.5 allows 2.6, and so does more than 2 beside a number such as 2.5."""
    found = settled(
        {
            "counted": claims("more than 2", "less than 3"),
            "halves": claims("more than 2", "less than 3"),
            "mixed": claims("more than 2", "2", "less than 3"),
        }
    )
    to_figures(found, unit)
    for change in ("tally_id = 'halves'", "claim_id = 'mixed/b'"):
        found.execute(f"UPDATE figures SET value = value + 0.5, low = low + 0.5, high = high + 0.5 WHERE {change}")
    limits = found.execute(
        "SELECT claim_id, least, least_open, most, most_open FROM tally_limits ORDER BY claim_id"
    ).fetchall()
    assert limits == [
        ("counted/a", 3, False, None, False),
        ("counted/b", None, False, 2, False),
        ("halves/a", 2.5, True, None, False),
        ("halves/b", None, False, 3.5, True),
        ("mixed/a", 2, True, None, False),
        ("mixed/b", 2.5, False, 2.5, False),
        ("mixed/c", None, False, 3, True),
    ]
    pairs = "SELECT claim_id, other_claim_id FROM contradictions WHERE kind = 'count'"
    assert found.execute(pairs).fetchall() == [("counted/a", "counted/b")]


@pytest.mark.slow
def test_by_trying_all_there_is_no_smaller_removal_and_none_before_it() -> None:
    """Against every subset of the claims, on counts made by chance."""
    chance = Random(20200228)
    counts = {f"{nth}": count(chance) for nth in range(200)}
    found = settled(counts)
    limits: dict[str, dict[str, tuple[Any, Any]]] = {name: {} for name in counts}
    for tally, claim, least, most in found.execute(
        "SELECT tally_id, claim_id, least, most FROM tally_limits"
    ).fetchall():
        limits[tally][claim] = (least, most)
    rows = found.execute("SELECT tally_id, removed, claim_ids FROM smallest_conflict").fetchall()
    assert len({removed for _, removed, _ in rows}) > 3
    for tally, removed, ids in rows:
        assert (removed, ids) == fewest(limits[tally]), counts[tally]


def fewest(limits: dict[str, tuple[Any, Any]]) -> tuple[int, str | None]:
    """The first of the smallest sets without which the rest share a number."""
    for size in range(len(limits) + 1):
        for removed in combinations(sorted(limits), size):
            rest = [ends for claim, ends in limits.items() if claim not in removed]
            least = max((low for low, _ in rest if low is not None), default=float("-inf"))
            most = min((high for _, high in rest if high is not None), default=float("inf"))
            if least <= most:
                return size, " ".join(removed) or None
    raise AssertionError("nothing is left to disagree")


def test_a_count_is_torn_exactly_where_two_of_its_claims_contradict_each_other() -> None:
    found = settled({f"{nth}": count(Random(nth)) for nth in range(200)})
    torn = {
        tally
        for (tally,) in found.execute(
            "SELECT tally_id FROM joint_bounds WHERE reason_null = 'no_common_number'"
        ).fetchall()
    }
    pairs = {
        tally
        for (tally,) in found.execute(
            """
        SELECT DISTINCT c.tally_id
        FROM contradictions AS c
        INNER JOIN tally_limits AS a ON c.claim_id = a.claim_id
        INNER JOIN tally_limits AS b ON c.other_claim_id = b.claim_id
        WHERE c.kind = 'count'
        """
        ).fetchall()
    }
    assert torn == pairs
    assert 20 < len(torn) < 180
