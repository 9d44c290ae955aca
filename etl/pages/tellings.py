"""What each telling says of an event, aspect by aspect, and where the tellings differ."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from etl.pages.book import Row

ASPECTS = (
    ("status", "told as", "states"),
    ("date", "day", "days"),
    ("place_id", "place", "places"),
    ("means", "means", "means"),
    ("participants", "participants", "sets of participants"),
)
"""(key of a telling, what it is called, what several that differ are called)."""
TOGETHER = {"counterpart": "actor"}
"""Roles that only tell who is named first of those who do a thing together; the order alone is no difference."""


@dataclass(frozen=True, slots=True)
class Aspect:
    """One aspect of an event.

    Attributes:
        key: Where it stands in a telling: `status`, `date`, `place_id`, `means`, `participants`.
        noun: What it is called.
        plural: What several that differ are called.
        told: (value, its tellings), the value of most tellings first.
        unsaid: How many tellings say nothing of it.
    """

    key: str
    noun: str
    plural: str
    told: list[tuple[Any, list[Row]]]
    unsaid: int

    @property
    def differs(self) -> bool:
        """Whether two tellings say different things."""
        return len(self.told) > 1


def telling(claim: Row, participants: Mapping[str, Sequence[Row]]) -> Row:
    """A mention with what it says of the event beside its claim.

    Args:
        claim: A claim of kind event, the row of its mention under `of`.
        participants: Claim id to the participants named there.
    """
    cast = tuple(sorted((row["role"], row["actor_id"]) for row in participants.get(claim["claim_id"], ())))
    return claim | {key: claim["of"][key] for key, _, _ in ASPECTS[:-1]} | {"participants": cast or None}


def aspects(tellings: Sequence[Row]) -> list[Aspect]:
    """Every aspect of an event as its tellings have it."""
    return [_aspect(tellings, *aspect) for aspect in ASPECTS]


def _aspect(tellings: Sequence[Row], key: str, noun: str, plural: str) -> Aspect:
    found: dict[Any, list[Row]] = {}
    for row in tellings:
        found.setdefault(_compared(row[key]) if key == "participants" else row[key], []).append(row)
    unsaid = len(found.pop(None, []))
    told = sorted(found.items(), key=lambda item: (-len(item[1]), item[1][0]["claim_id"]))
    return Aspect(key, noun, plural, told, unsaid)


def _compared(cast: tuple[tuple[str, str], ...] | None) -> tuple[tuple[str, str], ...] | None:
    """A cast without the order in which those are named who act together."""
    return tuple(sorted((TOGETHER.get(role, role), actor_id) for role, actor_id in cast)) if cast else None
