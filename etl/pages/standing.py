"""How an event stands by some tellings of it: how surely that is told, and whose word it is."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from etl.pages.book import Row, grouped

DOUBTFUL = "hypothetical"
"""The status that is itself a word of doubt, so that no other stands beside it."""


@dataclass(frozen=True, slots=True)
class WhoseWord:
    """One whose word a status is.

    Attributes:
        actor_id: Who it is.
        name: Its name.
        basis: Inferred where each of its tellings is our conclusion, or its being the claimant is.
        modality: Possible where each of its tellings has a word of chance or doubt.
        stances: What it does where it does not assert the status.
        doubt: Whether a word of doubt is to be shown beside it, since the status has none.
    """

    actor_id: str
    name: str
    basis: str
    modality: str
    stances: tuple[str, ...]
    doubt: bool


@dataclass(frozen=True, slots=True)
class HowItStands:
    """How an event stands.

    Attributes:
        basis: Inferred where each telling is our conclusion.
        modality: Possible where each telling has a word of chance or doubt.
        doubt: Whether a word of doubt is to be shown beside the status.
        tellers: Whose word it is; none where an article tells it in its own voice.
        against: Who denies or doubts it beside them.
    """

    basis: str
    modality: str
    doubt: bool
    tellers: tuple[WhoseWord, ...]
    against: tuple[WhoseWord, ...] = ()


def standing(names: Mapping[str, str], status: str, tellings: Sequence[Row]) -> HowItStands:
    """How an event stands by tellings of a status: by those in an article's own voice where there are any.

    Args:
        names: Actor id to name.
        status: Code of the status.
        tellings: Rows with the columns of the view `status_tellings`; without `against` none is against it.
    """
    resting = [one for one in tellings if not one.get("against")]
    held = [one for one in resting if one["teller_id"] is None] or resting
    modality = _modality(held)
    tellers = _tellers(names, held, doubt=status != DOUBTFUL and modality != "possible")
    against = _tellers(names, [one for one in tellings if one.get("against")], doubt=status != DOUBTFUL)
    doubt = status != DOUBTFUL and modality == "possible"
    return HowItStands(_basis(one["basis"] == "inferred" for one in held), modality, doubt, tellers, against)


def _tellers(names: Mapping[str, str], held: Sequence[Row], *, doubt: bool) -> tuple[WhoseWord, ...]:
    """Who tells these, with a word of doubt where each telling has one and it is to be shown."""
    return tuple(
        WhoseWord(
            actor_id,
            names[actor_id],
            _basis("inferred" in (one["basis"], one["teller_basis"]) for one in said),
            _modality(said),
            tuple(dict.fromkeys(one["stance"] for one in said if one["stance"] != "asserts")),
            doubt=doubt and _modality(said) == "possible",
        )
        for actor_id, said in grouped(held, "teller_id").items()
    )


def _basis(inferred: Iterable[bool]) -> str:
    each = list(inferred)
    return "inferred" if each and all(each) else "stated"


def _modality(tellings: Sequence[Row]) -> str:
    return "possible" if tellings and all(one["modality"] == "possible" for one in tellings) else "certain"
