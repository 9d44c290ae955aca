"""What holds of the rules whatever is said: tried on many counts made by chance, all settled in one go.

A count that breaks a property is told claim by claim, the shortest first.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from random import Random
from typing import Any

import pytest

from tests.counting import ORIGINS, SIDES, Row, Said, answers, settled, shown
from tests.rules.worked import SETTLE, cases, rules, worked_answers

COUNTS = 400
NUMBERS = """0 3 16 16 16 33 33 45 300, at least 16, at least 33, more than 16, more than 300, up to 16, up to 45,
less than 45, nearly 33, about 16, about 33, between 10 and 30, several, tens, dozens, hundreds, many, millions"""
STANCES = ("asserts",) * 8 + ("denies", "not_confirmed")
INTERESTS = (None, "own_losses", "own_civilians", "enemy_losses")
DAYS = (None, None, None, "2020-02-27", "2020-02-28", "2020-02-28/2020-03-02")
BOUNDS = ("value", "low", "low_open", "high", "high_open")
ANSWER = ("value", "low", "high")
WHOLE = ("value", "low", "low_open", "high", "high_open")
Answers = Mapping[str, Mapping[str, Row]]


@dataclass(frozen=True)
class Tried:
    """Counts, what became of each, and the answers."""

    counts: dict[str, list[Said]]
    answers: Answers


def printed() -> list[str]:
    words = NUMBERS.replace("\n", " ").split(", ")
    return words[0].split() + words[1:]


def claim(chance: Random, word: str, before: list[Said]) -> Said:
    """A claim; now and then it updates, repeats or derives from one before it."""
    said = Said(
        word,
        chance.choice(printed()),
        chance.choice([None, *ORIGINS]),
        chance.choice([None, *SIDES]),
        chance.randint(1, 6),
        chance.choice(DAYS),
        chance.choice(STANCES),
        chance.choice(INTERESTS),
    )
    if said.stance == "not_confirmed":
        said = replace(said, number=None)
    if before and chance.random() < 0.3:
        other = chance.choice(before).claim
        said = chance.choice(
            [replace(said, updates=other), replace(said, repeats=other), replace(said, derives_from=other)]
        )
    return replace(said, unsure=chance.random() < 0.5)


def count(chance: Random) -> list[Said]:
    claims: list[Said] = []
    for word in chance.sample("abcdefghij", chance.randint(0, 6)):
        claims.append(claim(chance, word, claims))
    return claims


def with_one_more(chance: Random, claims: list[Said]) -> list[Said]:
    """A claim that is linked to none: an update takes a say away, which is another matter."""
    return [*claims, claim(chance, chance.choice("0klm"), [])]


def with_a_reprint(chance: Random, claims: list[Said]) -> list[Said]:
    """What one known origin says, printed again in the same words by the last article, credited or not."""
    known = [said for said in claims if said.origin and said.stance == "asserts"]
    if not known:
        return claims
    first = chance.choice(known)
    reprint = replace(first, claim=chance.choice("0klm"), article=9, day=None)
    reprint = replace(reprint, updates=None, repeats=chance.choice([None, first.claim]), derives_from=None)
    return [*claims, reprint]


def without_unsure_updates(claims: list[Said]) -> list[Said]:
    return [replace(said, updates=None) if said.unsure else said for said in claims]


def outcomes(counts: Mapping[str, list[Said]]) -> dict[str, str]:
    """In one count of eight people are wounded."""
    return {name: "wounded" if int(name.partition("-")[0]) % 8 == 0 else "killed" for name in counts}


@pytest.fixture(scope="module")
def tried() -> Tried:
    chance = Random(20200227)
    counts: dict[str, list[Said]] = {}
    for nth in range(COUNTS):
        counts[f"{nth}"] = claims = count(chance)
        counts[f"{nth}-more"] = with_one_more(chance, claims)
        counts[f"{nth}-reprinted"] = with_a_reprint(chance, claims)
        counts[f"{nth}-without"] = without_unsure_updates(claims)
    return Tried(counts, answers(settled(counts, outcomes(counts))))


def broken(tried: Tried, holds: Callable[[str], bool]) -> Iterator[Any]:
    """The counts of which something does not hold, the shortest first."""
    found = [name for name in map(str, range(COUNTS)) if not holds(name)]
    return iter(sorted((tried.counts[name] for name in found), key=len))


def numbers(row: Row) -> list[Any]:
    return [row[name] for name in ("value", "low", "high") if row[name] is not None]


def outside(rule: str, case: str) -> bool:
    """Whether the answer worked out for a rule has a number that is neither lowest, highest, nor between."""

    def worked(name: str) -> list[float]:
        answer, _ = worked_answers(SETTLE / f"{name}.answers")[case]
        return [float(number) for number in re.findall(r"\d+", answer.partition(" by ")[0])]

    bounds = [*worked("lowest"), *worked("highest")]
    return any(not min(bounds) <= number <= max(bounds) for number in worked(rule))


def test_the_counts_try_every_reason_and_every_rule(tried: Tried) -> None:
    """So that nothing below holds for want of a case."""
    rows = [(rule, row) for rules in tried.answers.values() for rule, row in rules.items()]
    assert len({row["reason_null"] for _, row in rows} - {None}) == 9
    assert {rule for rule, row in rows if row["value"] is not None and row["articles"] > 1} == set(tried.answers["0"])


def test_numbers_lie_between_the_lowest_and_the_highest(tried: Tried) -> None:
    """But those of a rule whose worked answers say otherwise, as of one that makes 12 of dozens."""
    within = [rule for rule in rules() if not any(outside(rule, case) for case in cases())]
    assert len(within) > 1

    def holds(name: str) -> bool:
        rows = tried.answers[name]
        if rows["lowest"]["reason_null"] == "no_number":
            return not any(numbers(row) for row in rows.values())
        least = min(numbers(rows["lowest"]))
        most = max(numbers(rows["highest"]))
        return all(least <= number <= most for rule in within for number in numbers(rows[rule]))

    assert next(broken(tried, holds), None) is None


def test_the_range_goes_from_the_lowest_to_the_highest_number(tried: Tried) -> None:
    """Either end is that of the rule, the number itself where no bound is printed, and open where the words are."""

    def ends(row: Row) -> tuple[Any, Any]:
        bare = row["low"] is None and row["high"] is None
        return (row["value"], row["value"]) if bare else (row["low"], row["high"])

    def holds(name: str) -> bool:
        found, lowest, highest = (tried.answers[name][rule] for rule in ("range", "lowest", "highest"))
        return (found["low"], found["high"]) == (ends(lowest)[0], ends(highest)[1])

    assert next(broken(tried, holds), None) is None


def test_another_claim_never_moves_an_end_of_the_range_inwards(tried: Tried) -> None:
    def holds(name: str) -> bool:
        before, after = tried.answers[name], tried.answers[f"{name}-more"]
        if before["range"]["reason_null"] == "no_number":
            return True
        lower: bool = min(numbers(after["lowest"])) <= min(numbers(before["lowest"]))
        higher: bool = max(numbers(after["highest"])) >= max(numbers(before["highest"]))
        return lower and higher

    assert next(broken(tried, holds), None) is None


def test_the_answer_without_the_unsure_updates_is_the_answer_where_they_are_not(tried: Tried) -> None:
    """And where it is the same, nothing hangs on them."""

    def holds(name: str) -> bool:
        for rule, row in tried.answers[name].items():
            here = [row[column] for column in WHOLE]
            there = [tried.answers[f"{name}-without"][rule][column] for column in WHOLE]
            without = [row[f"{column}_without"] for column in WHOLE]
            if without != (there if here != there else [None] * len(WHOLE)):
                return False
            links = [f"{name}/{said.claim}" for said in tried.counts[name] if said.unsure and said.updates]
            if row["hangs_on"] != (" ".join(sorted(links)) if here != there else None):
                return False
        return True

    assert next(broken(tried, holds), None) is None
    hanging = {rule for rows in tried.answers.values() for rule, row in rows.items() if row["hangs_on"]}
    assert hanging == {"majority", "newest", "not_a_belligerent", "own_losses_first", "ucdp_style"}


def test_an_answer_hangs_on_an_update_that_only_shuts_an_end() -> None:
    """300 itself is outside with it, and inside without it."""
    told = [
        Said("a", "at least 300", "north-count", by="north"),
        Said("b", "more than 300", "monitor-count", by="monitor", updates="a", unsure=True),
    ]
    shut = answers(settled({"shut": told}))["shut"]
    assert shown(shut["newest"]) == "300 (300..] by b, without b 300 [300..]"


def test_all_unsure_updates_are_left_out_together() -> None:
    """So one that decides nothing is named beside one that does, and of two that mask each other none is named."""
    found = answers(
        settled(
            {
                "beside": [
                    Said("a", "10", "north-count", by="north"),
                    Said("b", "20", "north-count", by="north", updates="a", unsure=True),
                    Said("c", "5", "monitor-early", by="monitor"),
                    Said("d", "7", "monitor-count", by="monitor", updates="c", unsure=True),
                ],
                "masked": [
                    Said("a", "10", "north-count", by="north"),
                    Said("b", "20", "south-count", by="south", updates="a", unsure=True),
                    Said("c", "20", "monitor-early", by="monitor"),
                    Said("d", "10", "monitor-count", by="monitor", updates="c", unsure=True),
                ],
            }
        )
    )
    assert shown(found["beside"]["not_a_belligerent"]) == "7 [7..7] by d, without b d - [5..7]"
    assert shown(found["masked"]["majority"]) == "- no_majority"


def test_rules_for_deaths_answer_counts_of_people_killed_alone(tried: Tried) -> None:
    deaths = {"acled_style", "own_losses_first", "ucdp_style"}
    for name, outcome in outcomes(tried.counts).items():
        rows = tried.answers[name]
        assert {rule for rule in rows if rows[rule]["reason_null"] == "not_deaths"} == (
            deaths if outcome == "wounded" else set()
        )


def test_printing_a_number_of_one_origin_again_changes_no_number(tried: Tried) -> None:
    def holds(name: str) -> bool:
        before, after = tried.answers[name], tried.answers[f"{name}-reprinted"]
        return all(before[rule][column] == after[rule][column] for rule in before for column in BOUNDS)

    assert sum(len(tried.counts[f"{nth}-reprinted"]) > len(tried.counts[f"{nth}"]) for nth in range(COUNTS)) > 200
    assert next(broken(tried, holds), None) is None


@pytest.mark.slow
def test_the_order_of_rows_never_matters(tried: Tried) -> None:
    backwards = {name: claims[::-1] for name, claims in reversed(tried.counts.items())}
    assert answers(settled(backwards, outcomes(backwards))) == tried.answers
