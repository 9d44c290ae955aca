"""How a claimant stands to the people harmed: what the sides of both leave open, and the one value where they do not.

What a side is to the conflict says the column `party` of its vocabulary. In a side of several, only one body, with all
that belongs to it, or one country has losses of its own. Which other side is an ally and which an enemy is in no table:
between the two the curator is believed. `unknown` is for what the sides do not tell, and for what no other value says:
a belligerent on civilians who are not its own, or on people who are not told as civilians or combatants.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from etl.model.vocabularies import Term
from etl.problems import Problem
from etl.seeds import Record, Seeds

KEY = "claimant_interest"
_STATES = frozenset({"state", "population"})  # They stand for themselves, whatever alliance they are in.


@dataclass(frozen=True, slots=True)
class Standing:
    """What of an actor decides how it stands to another.

    Attributes:
        side: Its side.
        party: What the side is to the conflict: belligerent, several, not_a_party or unknown.
        body: The topmost body that it belongs to; itself where it belongs to nobody.
        country: Its country; null where it has none.
    """

    side: str
    party: str
    body: str
    country: str | None


class Interests:
    """The actors of a record and their sides, and what follows from them.

    Args:
        seeds: The records.
        vocabularies: Name to terms; of them side, party and claimant_interest.
    """

    def __init__(self, seeds: Seeds, vocabularies: Mapping[str, Mapping[str, Term]]) -> None:
        self._casualties = seeds.records["casualty"]
        self._actors = {str(r.get("actor")): r for r in seeds.records["actor"]}
        parties = {side: term.extra.get("party", "") for side, term in vocabularies["side"].items()}
        self._parties = {side: party for side, party in parties.items() if party in vocabularies["party"]}
        self._values = vocabularies[KEY]

    def fitting(self, record: Record) -> tuple[str, ...]:
        """The values that fit a casualty; none where nobody claims it, or an actor's side does not tell."""
        victims = record.get("victims")
        claimant, harmed = self._standing(_claimant(record)), self._standing(victims)
        if claimant is None or (victims is not None and harmed is None):
            return ()  # An unknown actor, and a side that says not what it is, are told where they are typed.
        return tuple(_fitting(claimant, harmed, str(record.get("victims_status"))))

    def only(self, record: Record) -> str | None:
        """The value of a casualty where the sides leave one."""
        fits = self.fitting(record)
        return fits[0] if len(fits) == 1 else None

    def problems(self) -> Iterator[Problem]:
        """Each value that does not fit, and each that is missing where several do."""
        for record in self._casualties:
            typed, fits = record.get(KEY), self.fitting(record)
            if typed is not None and typed not in self._values:
                continue  # Told by the vocabulary.
            if len(fits) > 1 and typed not in fits:
                expected = f"one of {', '.join(fits)}, by the sides of claimant and victims"
                yield _wrong(record, expected, self._asked(record))
            elif len(fits) == 1 and typed not in (None, *fits):
                yield _wrong(record, f"{fits[0]}, by the sides of claimant and victims")
            elif typed is not None and _claimant(record) is None:
                yield _wrong(record, "nothing, since there is no claimant")

    def _asked(self, record: Record) -> str:
        """Why the curator is asked, and what to look at."""
        actors = dict.fromkeys(str(id_) for id_ in (_claimant(record), record.get("victims")) if id_ is not None)
        sides = " and ".join(f"{actor} is {self._actors[actor].get('side')}" for actor in actors)
        status, file = record.get("victims_status"), next(iter(self._values.values())).place[0]
        return (
            f"asked because several values fit: by side {sides}, victims_status is {status}; write `{KEY}: …` as the"
            f" article tells how the claimant stands to them ({file} says what each value means), or correct a side in"
            " seeds/actors.yml"
        )

    def _standing(self, actor_id: str | None) -> Standing | None:
        actor = self._actors.get(str(actor_id))
        side = None if actor is None else actor.get("side")
        if actor is None or side not in self._parties:
            return None
        return Standing(side, self._parties[side], self._body(str(actor_id)), actor.get("country"))

    def _body(self, actor_id: str) -> str:
        below: set[str] = set()
        while actor_id not in below and self._actors[actor_id].get("kind") not in _STATES:
            below.add(actor_id)
            above = self._actors[actor_id].get("member_of")
            actor_id = above if above in self._actors else actor_id
        return actor_id


def _fitting(claimant: Standing, harmed: Standing | None, status: str) -> Iterator[str]:
    party, theirs = claimant.party, None if harmed is None else harmed.party
    fights = party in ("belligerent", "several")
    one_side = harmed is not None and fights and claimant.side == harmed.side
    if party == "several":
        one_side = one_side and harmed is not None and claimant.body == harmed.body
    one_country = harmed is not None and claimant.country is not None and claimant.country == harmed.country
    if status != "civilian":
        if one_side or (one_country and party == theirs and party in ("several", "not_a_party")):
            yield "own_losses"
        if fights and theirs not in (None, "unknown") and not one_side:
            yield from ("ally_losses", "enemy_losses")
    if status != "combatant" and (one_side or one_country):
        yield "own_civilians"
    if party in ("not_a_party", "several"):
        yield "third_party"
    untold = theirs in (None, "unknown") or status in ("mixed", "not_said")
    nobodys = status == "civilian" and not one_side and not one_country
    if party == "unknown" or (
        party != "not_a_party" and (untold or nobodys or (status == "combatant" and theirs == "not_a_party"))
    ):
        yield "unknown"


def _claimant(record: Record) -> str | None:
    assert record.told is not None
    claimant: str | None = record.told.get("claimant")
    return claimant


def _wrong(record: Record, expected: str, hint: str | None = None) -> Problem:
    typed = record.get(KEY)
    what = "empty" if typed is None else repr(typed)
    told = f"A claimant's interest that does not fit the sides: {KEY} is {what}; expected {expected}"
    return record.problem("claimant-interest", KEY, told, expected=expected, hint=hint)
