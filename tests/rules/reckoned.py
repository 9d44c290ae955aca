"""What each rule should make of the published claims, reckoned from the CSV alone, without a line of SQL."""

import csv
from dataclasses import dataclass
from functools import lru_cache

from tests import ROOT

DATA = ROOT / "data"
NEVER = "9999-12-31"
Row = dict[str, str]
Numbers = tuple[float | None, float | None, float | None]
NOTHING: Numbers = (None, None, None)


def read(name: str) -> list[Row]:
    with (DATA / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def number(text: str) -> float | None:
    return float(text) if text else None


@dataclass(frozen=True)
class Claim:
    """A claim that asserts a quantity: what it says, where its words begin and end, and whose it is."""

    claim_id: str
    tally_id: str
    value: float | None
    low: float | None
    high: float | None
    qualifier: str
    origin: str
    origin_kind: str
    parties: frozenset[str]
    claimant: str
    interest: str
    first_day: str
    last_day: str

    @property
    def smallest(self) -> float:
        return next(number for number in (self.low, self.value, self.high) if number is not None)

    @property
    def largest(self) -> float:
        return next(number for number in (self.high, self.value, self.low) if number is not None)

    @property
    def begins(self) -> float | None:
        return self.value if self.low is None and self.high is None else self.low

    @property
    def ends(self) -> float | None:
        return self.value if self.low is None and self.high is None else self.high

    @property
    def words(self) -> tuple[float | None, ...]:
        return (self.value,) if self.value is not None else (self.low, self.high)

    @property
    def voice(self) -> str:
        return self.origin or self.claim_id


@lru_cache
def claims() -> dict[str, Claim]:
    sourcing = {row["claim_id"]: row for row in read("claims")}
    published = {row["source_id"]: row for row in read("sources")}
    sides = {row["actor_id"]: row["side"] for row in read("actors")}
    party = {row["value"]: row["party"] for row in read_sides()}
    origins = {row["origin_id"]: row for row in read("origins")}
    found = {}
    for row in (one for table in ("casualties", "figures") for one in read(table) if one["modality"] == "certain"):
        numbers = [number(row[name]) for name in ("value", "low", "high")]
        if not row["tally_id"] or row["stance"] != "asserts" or numbers == [None] * 3:
            continue
        of, origin = sourcing[row["claim_id"]], origins.get(sourcing[row["claim_id"]]["origin_id"], {})
        day = published[row["source_id"]]
        actors = [actor for actor in (row["claimant_id"], origin.get("actor_id", "")) if actor]
        found[row["claim_id"]] = Claim(
            row["claim_id"],
            row["tally_id"],
            numbers[0],
            numbers[1],
            numbers[2],
            row["qualifier"],
            of["origin_id"],
            origin.get("kind", ""),
            frozenset(party[sides[actor]] for actor in actors if sides[actor]),
            row["claimant_id"],
            row.get("claimant_interest", ""),
            of["said_on_start"] or ("" if of["claimant_id"] else day["published_start"]),
            of["said_on_end"] or day["published_end"] or NEVER,
        )
    return found


def read_sides() -> list[Row]:
    with (ROOT / "seeds" / "vocabularies" / "side.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def fallen(sure: bool) -> set[str]:
    """The claims that an update takes, with their copies; of the updates all, or those alone that are sure."""
    told, links = claims(), read("claim_links")
    out = {
        link["other_claim_id"]
        for link in links
        if link["relation"] == "updates"
        and (not sure or (link["basis"], link["certainty"]) == ("stated", "certain"))
        and {link["claim_id"], link["other_claim_id"]} <= set(told)
    }
    while True:
        more = {
            claim.claim_id
            for claim in told.values()
            for other in (told[name] for name in out)
            if (claim.tally_id, claim.words) == (other.tally_id, other.words)
            and (claim.origin == other.origin != "" or linked(links, claim.claim_id, other.claim_id))
        }
        if more <= out:
            return out
        out |= more


def linked(links: list[Row], one: str, other: str) -> bool:
    return any(
        ((link["claim_id"], link["other_claim_id"]) == (one, other) and link["relation"] in {"repeats", "derives_from"})
        or (link["claim_id"], link["other_claim_id"], link["relation"]) == (other, one, "repeats")
        for link in links
    )


def said(tally: str) -> list[Claim]:
    return [claim for claim in claims().values() if claim.tally_id == tally]


def stands(tally: str, sure: bool = False) -> list[Claim]:
    return [claim for claim in said(tally) if claim.claim_id not in fallen(sure)]


@lru_cache
def answers() -> dict[tuple[str, str], Row]:
    return {(row["tally_id"], row["rule"]): row for row in read("views/estimates")}


def answered(row: Row, after: str = "") -> Numbers:
    value, low, high = (number(row[f"{name}{after}"]) for name in ("value", "low", "high"))
    return value, low, high


@lru_cache
def deaths() -> set[str]:
    return {row["tally_id"] for row in read("tallies") if row["outcome"] == "killed"}


def span(heard: list[Claim]) -> Numbers:
    """The one number, where there is one, and the ends; an end is open where any claim that reaches it leaves it so."""
    if not heard:
        return NOTHING
    least, most = min(one.smallest for one in heard), max(one.largest for one in heard)
    low = None if any(one.begins is None for one in heard if one.smallest == least) else least
    high = None if any(one.ends is None for one in heard if one.largest == most) else most
    return heard[0].value if len({one.words for one in heard}) == 1 else None, low, high


def of_range(tally: str) -> Numbers:
    value, low, high = span(said(tally))
    return value if low == high else None, low, high


def of_ucdp(tally: str, sure: bool = False) -> Numbers:
    heard = stands(tally, sure)
    bounded = [one.smallest for one in heard if one.begins is not None and one.ends is not None]
    _, low, high = span(said(tally))
    return min(bounded or [one.smallest for one in heard], default=None), low, high


def of_majority(tally: str, sure: bool = False) -> Numbers:
    heard = stands(tally, sure)
    known = {one.origin for one in heard if one.origin}
    unknown = sum(not one.origin for one in heard)
    winners = []
    for words in {one.words for one in heard}:
        those = [one for one in heard if one.words == words]
        mine, lost = {one.origin for one in those if one.origin}, sum(not one.origin for one in those)
        if 2 * (len(mine) + lost) > len(known) + unknown and 2 * (len(mine) + bool(lost)) > len(known) + bool(unknown):
            winners.append(those)
    return narrowest(winners[0]) if len(winners) == 1 else NOTHING


def of_newest(tally: str, sure: bool = False) -> Numbers:
    heard = stands(tally, sure)
    days: dict[tuple[tuple[float | None, ...], str], tuple[str, str]] = {}
    for one in heard:
        first, last = days.get((one.words, one.voice), ("", NEVER))
        earliest = min([day for day in (first, one.first_day) if day], default="")
        days[one.words, one.voice] = earliest, min(last, one.last_day)
    newest = [
        one
        for one in heard
        if all(days[one.words, one.voice][0] > last for (words, _), (_, last) in days.items() if words != one.words)
    ]
    return narrowest(newest) if newest else NOTHING


def narrowest(those: list[Claim]) -> Numbers:
    def width(one: Claim) -> tuple[bool, float]:
        return one.low is None or one.high is None, (one.high or 0) - (one.low or 0)

    first = min(those, key=width)
    return first.value, first.low, first.high


def of_third_parties(tally: str, sure: bool = False) -> Numbers:
    return span(
        [
            one
            for one in stands(tally, sure)
            if one.parties <= {"not_a_party", "unknown"}
            and "not_a_party" in one.parties
            and (one.claimant or one.origin_kind != "agency_report")
        ]
    )


def of_own_losses(tally: str, sure: bool = False) -> Numbers:
    return span([one for one in stands(tally, sure) if one.interest in {"own_losses", "own_civilians"}])


def tallies() -> list[str]:
    return [row["tally_id"] for row in read("tallies")]
