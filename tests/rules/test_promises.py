"""What the head of each rule promises, held against the published claims.

And the answers for the counts that the articles tell most differently, worked out by hand.
"""

from collections.abc import Callable

import pytest

from tests.rules.reckoned import (
    NOTHING,
    Numbers,
    answered,
    answers,
    claims,
    deaths,
    of_majority,
    of_newest,
    of_own_losses,
    of_range,
    of_third_parties,
    of_ucdp,
    read,
    said,
    tallies,
)
from tests.rules.worked import rules

STANDING: dict[str, Callable[[str, bool], Numbers]] = {
    "majority": of_majority,
    "newest": of_newest,
    "not_a_belligerent": of_third_parties,
    "own_losses_first": of_own_losses,
    "ucdp_style": of_ucdp,
}
FOR_DEATHS = {"acled_style", "own_losses_first", "ucdp_style"}


def test_every_rule_is_held_to_its_promise() -> None:
    assert {*STANDING, "acled_style", "highest", "lowest", "range"} == set(rules())


def test_the_lowest_is_the_smallest_number_that_anybody_asserts() -> None:
    for tally in tallies():
        row, heard = answers()[tally, "lowest"], said(tally)
        if heard:
            decides = claims()[row["deciding_claim_ids"]]
            assert decides.smallest == min(one.smallest for one in heard), tally
            assert answered(row) == (decides.value, decides.low, decides.high), tally
        else:
            assert (answered(row), row["reason_null"]) == (NOTHING, "no_number"), tally


def test_the_highest_is_the_largest_number_that_anybody_asserts() -> None:
    for tally in tallies():
        row, heard = answers()[tally, "highest"], said(tally)
        if heard:
            decides = claims()[row["deciding_claim_ids"]]
            assert decides.largest == max(one.largest for one in heard), tally
            assert answered(row) == (decides.value, decides.low, decides.high), tally
        else:
            assert (answered(row), row["reason_null"]) == (NOTHING, "no_number"), tally


def test_the_range_runs_from_the_smallest_to_the_largest_that_anybody_asserts() -> None:
    for tally in tallies():
        assert answered(answers()[tally, "range"]) == of_range(tally), tally


def test_the_most_cautious_number_is_that_of_all_that_was_said() -> None:
    plain = {"tens": 10.0, "dozens": 12.0, "hundreds": 100.0}
    for tally in deaths():
        numbers = [
            plain.get(one.qualifier, one.value if one.value is not None else one.smallest) for one in said(tally)
        ]
        least = min(numbers, default=None)
        assert answered(answers()[tally, "acled_style"]) == (least, least, least), tally


@pytest.mark.parametrize("rule", STANDING)
def test_a_rule_of_what_stands_gives_what_it_promises_and_what_hangs_on_an_unsure_update(rule: str) -> None:
    for tally in tallies():
        row = answers()[tally, rule]
        if rule in FOR_DEATHS and tally not in deaths():
            assert (answered(row), row["reason_null"]) == (NOTHING, "not_deaths"), tally
            continue
        here, there = STANDING[rule](tally, False), STANDING[rule](tally, True)
        assert answered(row) == here, tally
        assert bool(row["hangs_on"]) == (here != there), tally
        assert answered(row, "_without") == (there if here != there else NOTHING), tally


def test_rules_for_deaths_answer_no_ships_euros_or_wounded() -> None:
    others = set(tallies()) - deaths()
    assert len(others) > 10
    for rule in rules():
        not_deaths = {tally for tally in tallies() if answers()[tally, rule]["reason_null"] == "not_deaths"}
        assert not_deaths == (others if rule in FOR_DEATHS else set()), rule


# ---- what the answers should be, read from the articles ------------------------------------------------------------

# 16 and "at least 16" (Business Standard 7, ITV News 6), 45 (The Japan Times 15), more than 300 (Washington Post 8).
SOLDIERS = """
acled_style        16 16 16
highest            300 300 -
lowest             16 16 16
majority           - - -     no_majority
newest             - - -     undetermined_order
not_a_belligerent  45 45 45
own_losses_first   - - -     no_own_losses
range              - 16 -    numbers_differ
ucdp_style         45 16 -
"""
# 33 everywhere, "at least 33" once (ITV News 3): one announcement.
STRIKE = """
acled_style        33 33 33
highest            33 33 -
lowest             33 33 33
majority           33 33 33
newest             33 33 33
not_a_belligerent  - - -     no_third_party
own_losses_first   33 33 33
range              - 33 -    open_end
ucdp_style         33 33 -
"""
# 53 (Business Standard 5) and 54 (ITV News 26), both without a credit.
FEBRUARY = """
acled_style        53 53 53
highest            54 54 54
lowest             53 53 53
majority           - - -     no_majority
newest             - - -     undetermined_order
not_a_belligerent  - - -     no_third_party
own_losses_first   - - -     no_own_losses
range              - 53 54   numbers_differ
ucdp_style         53 53 54
"""
# More than 3 million (ITV News 14), more than 3.5 (The National 9), about 4 (The Japan Times 27).
HOSTED = """
acled_style        - - -     not_deaths
highest            4000000 - -
lowest             3000000 3000000 -
majority           - - -     no_majority
newest             - - -     undetermined_order
not_a_belligerent  - - -     no_third_party
own_losses_first   - - -     not_deaths
range              - 3000000 4000000 numbers_differ
ucdp_style         - - -     not_deaths
"""


@pytest.mark.parametrize(
    ("tally", "should_be"),
    [
        ("reprisals-syrian-soldiers-killed", SOLDIERS),
        ("idlib-strike-turkish-killed", STRIKE),
        ("turkish-killed-idlib-february", FEBRUARY),
        ("turkey-syrians-hosted", HOSTED),
    ],
)
def test_the_answers_are_what_they_should_be(tally: str, should_be: str) -> None:
    for line in should_be.strip().splitlines():
        rule, *cells = line.split()
        row = answers()[tally, rule]
        found = [f"{bound:.0f}" if bound is not None else "-" for bound in answered(row)]
        assert [*found, row["reason_null"]] == [*cells[:3], *(cells[3:] or [""])], (tally, rule)


def test_two_answers_hang_on_the_monitors_later_count() -> None:
    """Without it 16 stands beside 45: those on no side give 16 to 45, and the smallest that stands is 16."""
    hanging = {
        rule: (row["hangs_on"], answered(row, "_without"))
        for (tally, rule), row in answers().items()
        if tally == "reprisals-syrian-soldiers-killed" and row["hangs_on"]
    }
    assert hanging == {
        "not_a_belligerent": ("japan-times-p15-killed", (None, 16, 45)),
        "ucdp_style": ("japan-times-p15-killed", (16, 16, None)),
    }
    assert {row["hangs_on"] for (tally, _), row in answers().items() if not tally.startswith("reprisals")} == {""}


def test_an_end_left_open_or_outside_says_so() -> None:
    rows = {rule: answers()["reprisals-syrian-soldiers-killed", rule] for rule in ("highest", "range", "ucdp_style")}
    assert rows["highest"]["low_open"] == "true"
    assert {row["high"] for row in rows.values()} == {""}
    hosted = answers()["turkey-syrians-hosted", "range"]
    assert (hosted["low_open"], hosted["high_open"]) == ("true", "false")
    deciding = "itv-news-p14-hosted japan-times-p27-hosted"
    assert hosted["deciding_claim_ids"] == deciding


def test_what_the_claims_of_a_count_allow_together() -> None:
    """Of the soldiers nothing: 45 and more than 300 exclude each other, and "at least 16" fits both."""
    bounds = {row["tally_id"]: row for row in read("views/joint_bounds")}
    assert bounds["reprisals-syrian-soldiers-killed"]["reason_null"] == "no_common_number"
    hosted = bounds["turkey-syrians-hosted"]
    assert (answered({"value": "", **hosted}), hosted["low_open"]) == ((None, 3_500_000, None), "true")
    fewest = {row["tally_id"]: (row["removed"], row["claim_ids"]) for row in read("views/smallest_conflict")}
    assert fewest["reprisals-syrian-soldiers-killed"] == ("1", "japan-times-p15-killed")
    assert fewest["turkish-killed-idlib-february"] == ("1", "business-standard-p5-killed-this-month")
    assert fewest["idlib-strike-turkish-killed"] == ("0", "")
    sizes = {row["claim_id"]: float(row["size"]) for row in read("views/contradiction_size")}
    assert sizes["japan-times-p15-killed"] == sizes["washington-post-p8-killed"] == 256
    assert sizes["itv-news-p6-killed"] == 0
    assert sizes["itv-news-p26-killed-since-february"] == 1
