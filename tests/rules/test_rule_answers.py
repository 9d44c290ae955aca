"""What each rule makes of each kind of disagreement: truth tables worked out by hand, one table a case.

An answer reads `300 (300..] by a`: the value, the bounds (round brackets where the bound itself is outside, nothing
where the words set none), and the claims that decide; `-` is no value, with the reason.
"""

from dataclasses import dataclass
from functools import lru_cache
from types import MappingProxyType
from typing import Any

import duckdb
import pytest

from tests.counting import Said, answers, behind, settled, shown

OF_SOME = ("not_a_belligerent", "own_losses_first")  # The rules that do not look at every claim.


@dataclass(frozen=True)
class Case:
    """The claims of a count, how much stands behind it, and the answers of the rules."""

    claims: tuple[Said, ...]
    behind: str
    answers: str


CASES = {
    "agreeing claims": Case(
        (
            Said("a", "33", "north-count", by="north", interest="own_losses"),
            Said("b", "33", "monitor-count", by="monitor", article=2),
        ),
        "2 claims, 2 articles, 2 to 2 origins",
        """
        lowest             33 [33..33] by a
        highest            33 [33..33] by a
        range              33 [33..33] by a b
        majority           33 [33..33] by a b
        newest             33 [33..33] by a
        not_a_belligerent  33 [33..33] by b
        own_losses_first   33 [33..33] by a
        ucdp_style         33 [33..33] by a b
        acled_style        33 [33..33] by a
        """,
    ),
    "one claim": Case(
        (Said("a", "45", "monitor-count", by="monitor"),),
        "1 claims, 1 articles, 1 to 1 origins",
        """
        lowest             45 [45..45] by a
        highest            45 [45..45] by a
        range              45 [45..45] by a
        majority           45 [45..45] by a
        newest             45 [45..45] by a
        not_a_belligerent  45 [45..45] by a
        own_losses_first   - no_own_losses
        ucdp_style         45 [45..45] by a
        acled_style        45 [45..45] by a
        """,
    ),
    "no number": Case(
        (Said("a", None, by="south", stance="not_confirmed", interest="own_losses"),),
        "0 claims, 0 articles, 0 to 0 origins, contested",
        """
        lowest             - no_number
        highest            - no_number
        range              - no_number
        majority           - no_number
        newest             - no_number
        not_a_belligerent  - no_number
        own_losses_first   - no_number
        ucdp_style         - no_number
        acled_style        - no_number
        """,
    ),
    "nobody says anything": Case(
        (),
        "0 claims, 0 articles, 0 to 0 origins",
        """
        lowest             - no_number
        highest            - no_number
        range              - no_number
        majority           - no_number
        newest             - no_number
        not_a_belligerent  - no_number
        own_losses_first   - no_number
        ucdp_style         - no_number
        acled_style        - no_number
        """,
    ),
    "open ends": Case(
        (
            Said("a", "at least 16", "monitor-count", by="monitor"),
            Said("b", "up to 40", "north-count", by="north", article=2),
        ),
        "2 claims, 2 articles, 2 to 2 origins",
        """
        lowest             16 [16..] by a
        highest            40 [..40] by b
        range              - numbers_differ by a b
        majority           - no_majority
        newest             - undetermined_order
        not_a_belligerent  16 [16..] by a
        own_losses_first   - no_own_losses
        ucdp_style         16 by a b
        acled_style        16 [16..16] by a
        """,
    ),
    "one open end": Case(
        (Said("a", "at least 16", "monitor-count", by="monitor"), Said("b", "45", "north-count", by="north")),
        "2 claims, 1 articles, 2 to 2 origins",
        """
        lowest             16 [16..] by a
        highest            45 [45..45] by b
        range              - [16..] numbers_differ by a
        majority           - no_majority
        newest             - undetermined_order
        not_a_belligerent  16 [16..] by a
        own_losses_first   - no_own_losses
        ucdp_style         16 [16..] by a
        acled_style        16 [16..16] by a
        """,
    ),
    "exclusive bounds": Case(
        (
            Said("a", "more than 300", "north-count", by="north", interest="enemy_losses"),
            Said("b", "less than 400", "monitor-count", by="monitor"),
        ),
        "2 claims, 1 articles, 2 to 2 origins",
        """
        lowest             300 (300..] by a
        highest            400 [..400) by b
        range              - numbers_differ by a b
        majority           - no_majority
        newest             - undetermined_order
        not_a_belligerent  400 [..400) by b
        own_losses_first   - no_own_losses
        ucdp_style         300 by a b
        acled_style        300 [300..300] by a
        """,
    ),
    "an exclusive bound beside the number itself": Case(
        (Said("a", "more than 300", "north-count", by="north"), Said("b", "300", "monitor-count", by="monitor")),
        "2 claims, 1 articles, 2 to 2 origins",
        """
        lowest             300 [300..300] by b
        highest            300 (300..] by a
        range              - [300..] open_end by a b
        majority           300 [300..300] by a b
        newest             300 [300..300] by b
        not_a_belligerent  300 [300..300] by b
        own_losses_first   - no_own_losses
        ucdp_style         300 [300..] by a b
        acled_style        300 [300..300] by a
        """,
    ),
    "vague words beside a number": Case(
        (
            Said("a", "dozens", "monitor-count", by="monitor"),
            Said("b", "45", "north-count", by="north", interest="own_losses"),
        ),
        "2 claims, 1 articles, 2 to 2 origins",
        """
        lowest             - [24..99] words_only by a
        highest            - [24..99] words_only by a
        range              - [24..99] numbers_differ by a
        majority           - no_majority
        newest             - undetermined_order
        not_a_belligerent  - [24..99] words_only by a
        own_losses_first   45 [45..45] by b
        ucdp_style         24 [24..99] by a
        acled_style        12 [12..12] by a
        """,
    ),
    "vague words alone": Case(
        (
            Said("a", "hundreds", "monitor-count", by="monitor"),
            Said("b", "hundreds", "south-count", by="south", interest="own_civilians"),
        ),
        "2 claims, 1 articles, 2 to 2 origins",
        """
        lowest             - [200..999] words_only by a
        highest            - [200..999] words_only by a
        range              - [200..999] words_only by a b
        majority           - [200..999] words_only by a b
        newest             - [200..999] words_only by a
        not_a_belligerent  - [200..999] words_only by a
        own_losses_first   - [200..999] words_only by b
        ucdp_style         200 [200..999] by a b
        acled_style        100 [100..100] by a
        """,
    ),
    "tens, and words of which ACLED says nothing": Case(
        (
            Said("a", "tens", "monitor-count", by="monitor"),
            Said("b", "several", "wire"),
            Said("c", "many", "south-count", by="south"),
        ),
        "3 claims, 1 articles, 3 to 3 origins",
        """
        lowest             - [2..] words_only by c
        highest            - [20..99] words_only by a
        range              - [2..] numbers_differ by c
        majority           - no_majority
        newest             - undetermined_order
        not_a_belligerent  - [20..99] words_only by a
        own_losses_first   - no_own_losses
        ucdp_style         2 [2..] by c
        acled_style        2 [2..2] by c
        """,
    ),
    "tens alone": Case(
        (Said("a", "tens", "wire", by="witness"),),
        "1 claims, 1 articles, 1 to 1 origins",
        """
        lowest             - [20..99] words_only by a
        highest            - [20..99] words_only by a
        range              - [20..99] words_only by a
        majority           - [20..99] words_only by a
        newest             - [20..99] words_only by a
        not_a_belligerent  - no_third_party
        own_losses_first   - no_own_losses
        ucdp_style         20 [20..99] by a
        acled_style        10 [10..10] by a
        """,
    ),
    "about, nearly and between": Case(
        (
            Said("a", "about 20", "monitor-count", by="monitor", article=1),
            Said("b", "nearly 50", "north-count", by="north", article=2),
            Said("c", "between 10 and 30", "wire", article=3),
        ),
        "3 claims, 3 articles, 3 to 3 origins",
        """
        lowest             - [10..30] words_only by c
        highest            50 [..50) by b
        range              - [..50) numbers_differ by b
        majority           - no_majority
        newest             - [10..30] words_only by c
        not_a_belligerent  20 [20..20] by a
        own_losses_first   - no_own_losses
        ucdp_style         10 [..50) by b c
        acled_style        10 [10..10] by c
        """,
    ),
    "about alone": Case(
        (Said("a", "about 20", "monitor-count", by="monitor"),),
        "1 claims, 1 articles, 1 to 1 origins",
        """
        lowest             20 by a
        highest            20 by a
        range              20 [20..20] by a
        majority           20 by a
        newest             20 by a
        not_a_belligerent  20 [20..20] by a
        own_losses_first   - no_own_losses
        ucdp_style         20 [20..20] by a
        acled_style        20 [20..20] by a
        """,
    ),
    "one origin printed twice": Case(
        (
            Said("a", "16", "monitor-count", by="monitor", article=1),
            Said("b", "16", "monitor-count", article=2),
            Said("c", "45", "north-count", by="north", article=3, interest="own_losses"),
        ),
        "2 claims, 3 articles, 2 to 2 origins",
        """
        lowest             16 [16..16] by a
        highest            45 [45..45] by c
        range              - [16..45] numbers_differ by a b c
        majority           - no_majority
        newest             - undetermined_order
        not_a_belligerent  16 [16..16] by a b
        own_losses_first   45 [45..45] by c
        ucdp_style         16 [16..45] by a b c
        acled_style        16 [16..16] by a
        """,
    ),
    "unknown origins that may be one": Case(
        (
            Said("a", "16", article=1),
            Said("b", "16", article=2),
            Said("c", "45", "monitor-count", by="monitor", article=1),
        ),
        "2 claims, 2 articles, 2 to 3 origins",
        """
        lowest             16 [16..16] by a
        highest            45 [45..45] by c
        range              - [16..45] numbers_differ by a b c
        majority           - no_majority
        newest             16 [16..16] by b
        not_a_belligerent  45 [45..45] by c
        own_losses_first   - no_own_losses
        ucdp_style         16 [16..45] by a b c
        acled_style        16 [16..16] by a
        """,
    ),
    "unknown origins beside a known one": Case(
        (
            Said("a", "16", article=1),
            Said("b", "16", article=2),
            Said("c", "16", "monitor-count", by="monitor", article=3),
            Said("d", "45", "north-count", by="north", article=3),
        ),
        "3 claims, 3 articles, 3 to 4 origins",
        """
        lowest             16 [16..16] by a
        highest            45 [45..45] by d
        range              - [16..45] numbers_differ by a b c d
        majority           16 [16..16] by a b c
        newest             - undetermined_order
        not_a_belligerent  16 [16..16] by c
        own_losses_first   - no_own_losses
        ucdp_style         16 [16..45] by a b c d
        acled_style        16 [16..16] by a
        """,
    ),
    "an update by the same claimant": Case(
        (
            Said("a", "16", "monitor-count", by="monitor"),
            Said("b", "45", "monitor-later", by="monitor", article=2, updates="a"),
        ),
        "1 claims, 1 articles, 1 to 1 origins",
        """
        lowest             45 [45..45] by b
        highest            45 [45..45] by b
        range              45 [45..45] by b
        majority           45 [45..45] by b
        newest             45 [45..45] by b
        not_a_belligerent  45 [45..45] by b
        own_losses_first   - no_own_losses
        ucdp_style         45 [45..45] by b
        acled_style        45 [45..45] by b
        """,
    ),
    "uncredited copies of a superseded number": Case(
        (
            Said("a", "16", "monitor-count", by="monitor"),
            Said("b", "45", "monitor-later", by="monitor", article=2, updates="a"),
            Said("c", "at least 16", "monitor-count", article=3),
            Said("d", "16", article=4, repeats="a"),
        ),
        "1 claims, 1 articles, 1 to 1 origins",
        """
        lowest             45 [45..45] by b
        highest            45 [45..45] by b
        range              45 [45..45] by b
        majority           45 [45..45] by b
        newest             45 [45..45] by b
        not_a_belligerent  45 [45..45] by b
        own_losses_first   - no_own_losses
        ucdp_style         45 [45..45] by b
        acled_style        45 [45..45] by b
        """,
    ),
    "a copy of a superseded number whose origin nobody knows": Case(
        (
            Said("a", "16", "monitor-count", by="monitor", article=1),
            Said("b", "45", "monitor-later", by="monitor", article=2, updates="a"),
            Said("c", "16", article=4),
        ),
        "2 claims, 2 articles, 2 to 2 origins",
        """
        lowest             16 [16..16] by c
        highest            45 [45..45] by b
        range              - [16..45] numbers_differ by b c
        majority           - no_majority
        newest             16 [16..16] by c
        not_a_belligerent  45 [45..45] by b
        own_losses_first   - no_own_losses
        ucdp_style         16 [16..45] by b c
        acled_style        16 [16..16] by c
        """,
    ),
    "another number of a superseded origin": Case(
        (
            Said("a", "16", "monitor-count", by="monitor"),
            Said("b", "45", "monitor-later", by="monitor", updates="a"),
            Said("c", "20", "monitor-count", by="monitor", derives_from="a"),
        ),
        "2 claims, 1 articles, 2 to 2 origins",
        """
        lowest             20 [20..20] by c
        highest            45 [45..45] by b
        range              - [20..45] numbers_differ by b c
        majority           - no_majority
        newest             - undetermined_order
        not_a_belligerent  - [20..45] numbers_differ by b c
        own_losses_first   - no_own_losses
        ucdp_style         20 [20..45] by b c
        acled_style        20 [20..20] by c
        """,
    ),
    "a copy of a copy": Case(
        (
            Said("a", "16", "monitor-count", by="monitor", article=1),
            Said("b", "16", article=2, repeats="a"),
            Said("c", "16", article=3, derives_from="b"),
            Said("d", "45", "north-count", by="north", article=4, updates="a"),
        ),
        "1 claims, 1 articles, 1 to 1 origins",
        """
        lowest             45 [45..45] by d
        highest            45 [45..45] by d
        range              45 [45..45] by d
        majority           45 [45..45] by d
        newest             45 [45..45] by d
        not_a_belligerent  - no_third_party
        own_losses_first   - no_own_losses
        ucdp_style         45 [45..45] by d
        acled_style        45 [45..45] by d
        """,
    ),
    "the source of what is updated": Case(  # What somebody derives from a claim does not take that claim with it.
        (
            Said("a", "16", by="monitor", article=1),
            Said("b", "16", article=2, derives_from="a"),
            Said("c", "45", "north-count", by="north", article=2, updates="b"),
        ),
        "2 claims, 2 articles, 2 to 2 origins",
        """
        lowest             16 [16..16] by a
        highest            45 [45..45] by c
        range              - [16..45] numbers_differ by a c
        majority           - no_majority
        newest             - undetermined_order
        not_a_belligerent  16 [16..16] by a
        own_losses_first   - no_own_losses
        ucdp_style         16 [16..45] by a c
        acled_style        16 [16..16] by a
        """,
    ),
    "a chain of updates": Case(
        (
            Said("a", "10", "monitor-early", by="monitor"),
            Said("b", "16", "monitor-count", by="monitor", updates="a"),
            Said("c", "45", "monitor-later", by="monitor", updates="b"),
        ),
        "1 claims, 1 articles, 1 to 1 origins",
        """
        lowest             45 [45..45] by c
        highest            45 [45..45] by c
        range              45 [45..45] by c
        majority           45 [45..45] by c
        newest             45 [45..45] by c
        not_a_belligerent  45 [45..45] by c
        own_losses_first   - no_own_losses
        ucdp_style         45 [45..45] by c
        acled_style        45 [45..45] by c
        """,
    ),
    "a chain of updates told in two articles": Case(  # Claim b updates one, and is still a copy of what d updates.
        (
            Said("a", "10", "monitor-early", by="monitor", article=1),
            Said("b", "16", "monitor-count", by="monitor", article=1, updates="a"),
            Said("c", "16", "monitor-count", article=2),
            Said("d", "45", "monitor-later", by="monitor", article=2, updates="c"),
        ),
        "1 claims, 1 articles, 1 to 1 origins",
        """
        lowest             45 [45..45] by d
        highest            45 [45..45] by d
        range              45 [45..45] by d
        majority           45 [45..45] by d
        newest             45 [45..45] by d
        not_a_belligerent  45 [45..45] by d
        own_losses_first   - no_own_losses
        ucdp_style         45 [45..45] by d
        acled_style        45 [45..45] by d
        """,
    ),
    "a number taken up again": Case(
        (
            Said("a", "16", "monitor-count", by="monitor", article=1),
            Said("b", "45", "monitor-later", by="monitor", article=2, updates="a"),
            Said("c", "16", "monitor-count", by="monitor", article=3, updates="b"),
        ),
        "1 claims, 1 articles, 1 to 1 origins",
        """
        lowest             16 [16..16] by c
        highest            16 [16..16] by c
        range              16 [16..16] by c
        majority           16 [16..16] by c
        newest             16 [16..16] by c
        not_a_belligerent  16 [16..16] by c
        own_losses_first   - no_own_losses
        ucdp_style         16 [16..16] by c
        acled_style        16 [16..16] by c
        """,
    ),
    "a denial": Case(
        (
            Said("a", "33", "north-count", by="north", interest="own_losses"),
            Said("b", "33", by="south", stance="denies", interest="enemy_losses"),
        ),
        "1 claims, 1 articles, 1 to 1 origins, contested",
        """
        lowest             33 [33..33] by a
        highest            33 [33..33] by a
        range              33 [33..33] by a
        majority           33 [33..33] by a
        newest             33 [33..33] by a
        not_a_belligerent  - no_third_party
        own_losses_first   33 [33..33] by a
        ucdp_style         33 [33..33] by a
        acled_style        33 [33..33] by a
        """,
    ),
    "not confirmed": Case(
        (
            Said("a", "45", "monitor-count", by="monitor"),
            Said("b", None, by="south", stance="not_confirmed", interest="own_losses"),
        ),
        "1 claims, 1 articles, 1 to 1 origins, contested",
        """
        lowest             45 [45..45] by a
        highest            45 [45..45] by a
        range              45 [45..45] by a
        majority           45 [45..45] by a
        newest             45 [45..45] by a
        not_a_belligerent  45 [45..45] by a
        own_losses_first   - no_own_losses
        ucdp_style         45 [45..45] by a
        acled_style        45 [45..45] by a
        """,
    ),
    "zero against null": Case(
        (
            Said("a", "0", "south-count", by="south", interest="own_losses"),
            Said("b", "12", "monitor-count", by="monitor"),
            Said("c", None, by="north", stance="not_confirmed", interest="own_losses"),
        ),
        "2 claims, 1 articles, 2 to 2 origins, contested",
        """
        lowest             0 [0..0] by a
        highest            12 [12..12] by b
        range              - [0..12] numbers_differ by a b
        majority           - no_majority
        newest             - undetermined_order
        not_a_belligerent  12 [12..12] by b
        own_losses_first   0 [0..0] by a
        ucdp_style         0 [0..12] by a b
        acled_style        0 [0..0] by a
        """,
    ),
    "a tie": Case(
        (
            Said("d", "16", "south-count", by="south", interest="own_losses"),
            Said("c", "16", "north-count", by="north", interest="own_losses"),
            Said("b", "at least 16", "wire"),
            Said("a", "up to 16", "monitor-count", by="monitor"),
        ),
        "4 claims, 1 articles, 4 to 4 origins",
        """
        lowest             16 [..16] by a
        highest            16 [16..] by b
        range              - open_end by a b
        majority           16 [16..16] by a b c d
        newest             16 [16..16] by c
        not_a_belligerent  16 [..16] by a
        own_losses_first   16 [16..16] by c d
        ucdp_style         16 by a b c d
        acled_style        16 [16..16] by a
        """,
    ),
    "two majorities": Case(
        (
            Said("a", "16", "monitor-count", by="monitor"),
            Said("b", "45", "monitor-count", by="monitor"),
            Said("c", "16", "north-count", by="north"),
            Said("d", "45", "north-count", by="north"),
        ),
        "4 claims, 1 articles, 2 to 2 origins",
        """
        lowest             16 [16..16] by a
        highest            45 [45..45] by b
        range              - [16..45] numbers_differ by a b c d
        majority           - no_majority
        newest             - undetermined_order
        not_a_belligerent  - [16..45] numbers_differ by a b
        own_losses_first   - no_own_losses
        ucdp_style         16 [16..45] by a b c d
        acled_style        16 [16..16] by a
        """,
    ),
    "days that decide": Case(
        (
            Said("a", "45", "monitor-count", by="monitor", day="2020-02-27"),
            Said("b", "16", "north-count", by="north", day="2020-02-28/2020-02-29", interest="own_civilians"),
            Said("c", "45", "monitor-count", article=5),
        ),
        "2 claims, 2 articles, 2 to 2 origins",
        """
        lowest             16 [16..16] by b
        highest            45 [45..45] by a
        range              - [16..45] numbers_differ by a b c
        majority           - no_majority
        newest             16 [16..16] by b
        not_a_belligerent  45 [45..45] by a c
        own_losses_first   16 [16..16] by b
        ucdp_style         16 [16..45] by a b c
        acled_style        16 [16..16] by b
        """,
    ),
    "two numbers of one day": Case(
        (
            Said("a", "45", "monitor-count", by="monitor", day="2020-02-28"),
            Said("b", "16", "north-count", by="north", day="2020-02-28"),
        ),
        "2 claims, 1 articles, 2 to 2 origins",
        """
        lowest             16 [16..16] by b
        highest            45 [45..45] by a
        range              - [16..45] numbers_differ by a b
        majority           - no_majority
        newest             - undetermined_order
        not_a_belligerent  45 [45..45] by a
        own_losses_first   - no_own_losses
        ucdp_style         16 [16..45] by a b
        acled_style        16 [16..16] by b
        """,
    ),
    "a party's number in a monitor's mouth": Case(  # And a monitor's in a party's: neither is heard as a third party.
        (
            Said("a", "33", "north-count", by="monitor"),
            Said("b", "45", "monitor-count", by="south"),
            Said("c", "50", "monitor-later", by="witness"),
        ),
        "3 claims, 1 articles, 3 to 3 origins",
        """
        lowest             33 [33..33] by a
        highest            50 [50..50] by c
        range              - [33..50] numbers_differ by a c
        majority           - no_majority
        newest             - undetermined_order
        not_a_belligerent  50 [50..50] by c
        own_losses_first   - no_own_losses
        ucdp_style         33 [33..50] by a c
        acled_style        33 [33..33] by a
        """,
    ),
}


@lru_cache
def record() -> duckdb.DuckDBPyConnection:
    """One record that holds all cases."""
    return settled({name: case.claims for name, case in CASES.items()})


@lru_cache
def found() -> Any:
    """Case to rule to answer."""
    return MappingProxyType(answers(record()))


@pytest.mark.parametrize("case", CASES)
def test_the_rules_answer_as_worked_out(case: str) -> None:
    expected = dict(line.split(maxsplit=1) for line in CASES[case].answers.strip().splitlines())
    assert {rule: shown(row) for rule, row in found()[case].items()} == expected


@pytest.mark.parametrize("case", CASES)
def test_what_stands_behind_a_count(case: str) -> None:
    """The rules that look at every claim tell one and the same; a contested count is contested for all."""
    rows = found()[case]
    assert {behind(row) for rule, row in rows.items() if rule not in OF_SOME} == {CASES[case].behind}
    assert {row["contested"] for row in rows.values()} == {"contested" in CASES[case].behind}


@pytest.mark.parametrize(
    ("case", "rule", "told"),
    [
        ("one origin printed twice", "not_a_belligerent", "1 claims, 2 articles, 1 to 1 origins"),
        ("one origin printed twice", "own_losses_first", "1 claims, 1 articles, 1 to 1 origins"),
        ("one claim", "own_losses_first", "0 claims, 0 articles, 0 to 0 origins"),
        ("two majorities", "not_a_belligerent", "2 claims, 1 articles, 1 to 1 origins"),
        ("the source of what is updated", "not_a_belligerent", "1 claims, 1 articles, 1 to 1 origins"),
        ("zero against null", "own_losses_first", "1 claims, 1 articles, 1 to 1 origins, contested"),
    ],
)
def test_a_rule_that_looks_at_some_counts_those(case: str, rule: str, told: str) -> None:
    assert behind(found()[case][rule]) == told


@pytest.mark.parametrize(
    ("case", "fallen"),
    [
        ("agreeing claims", ""),
        ("an update by the same claimant", "a"),
        ("uncredited copies of a superseded number", "a c d"),
        ("a copy of a superseded number whose origin nobody knows", "a"),
        ("another number of a superseded origin", "a"),
        ("a copy of a copy", "a b c"),
        ("the source of what is updated", "b"),
        ("a chain of updates", "a b"),
        ("a chain of updates told in two articles", "a b c"),
        ("a number taken up again", "a b"),
    ],
)
def test_which_claims_no_longer_stand(case: str, fallen: str) -> None:
    sql = "SELECT string_agg(claim_id, ' ' ORDER BY claim_id) FROM tally_claims WHERE tally_id = ? AND updated"
    row = record().execute(sql, [case]).fetchone()
    assert row == (" ".join(f"{case.replace(' ', '-')}/{claim}" for claim in fallen.split()) or None,)


def test_every_claim_of_a_count_stands_there_once() -> None:
    rows = record().execute("SELECT tally_id, claim_id FROM tally_claims").fetchall()
    assert len(rows) == len(set(rows)) == sum(len(case.claims) for case in CASES.values())
