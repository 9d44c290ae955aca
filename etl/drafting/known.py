"""What a record knows already: how articles print its actors, and what the same words meant where they were coded."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from etl.model.lexicon import Lexicon
from etl.seeds import Record, Seeds


@dataclass(frozen=True)
class Known:
    """What the articles of a record, one left out, have told.

    Attributes:
        names: Printed name, in small letters, to the actor that most articles mean by it.
        kinds: Actor to its kind.
        namings: Actor to the way in which credits most often name it.
        phrases: Form, then printed phrase in small letters, to the records of it.
        tallies: The counts, by their ids.
    """

    names: Mapping[str, str] = field(default_factory=dict)
    kinds: Mapping[str, str] = field(default_factory=dict)
    namings: Mapping[str, str] = field(default_factory=dict)
    phrases: Mapping[str, Mapping[str, list[Record]]] = field(default_factory=dict)
    tallies: Mapping[str, Record] = field(default_factory=dict)

    def tally(self, outcome: str | None, victims: str | None, number: str) -> str | None:
        """The count of people harmed that is meant; null where several can be, or none.

        Args:
            outcome: What happened to them.
            victims: Who they are.
            number: How many, as printed: of several counts, that in which others said so too.
        """
        fitting = [
            id_
            for id_, tally in self.tallies.items()
            if outcome is not None and (tally.get("outcome"), tally.get("victims")) == (outcome, victims)
        ]
        told = {
            str(claim.get("tally"))
            for claims in self.phrases.get("casualty", {}).values()
            for claim in claims
            if claim.get("tally") in fitting and claim.get("number") == number
        }
        likely = told or set(fitting)
        return likely.pop() if len(likely) == 1 else None


def taught(seeds: Seeds, lexicon: Lexicon, but: str) -> Known:
    """What a record knows, without what it knows from one article.

    Args:
        seeds: What people wrote.
        lexicon: Word lists of the article's language: only articles in it are heard.
        but: Id of that article.
    """
    tongue = {s.source_id for s in seeds.records["source"] if s.get("language") == lexicon.language} - {but}
    printed = defaultdict[str, Counter[str]](Counter)
    for record in seeds.records["actor"]:
        printed[lexicon.fold(str(record.get("name")))][str(record.get("actor"))] += 100  # The register outweighs.
    for record in _heard(seeds.records["name"], tongue):
        for key in ("name", "role"):
            if record.get(key) is not None:
                printed[lexicon.fold(str(record.get(key)))][str(record.get("actor"))] += 1
    namings = defaultdict[str, Counter[str]](Counter)
    for record in _heard(seeds.records["told"], tongue):
        if record.get("claimant") is not None and record.get("naming") is not None:
            namings[str(record.get("claimant"))][str(record.get("naming"))] += 1
    phrases: dict[str, dict[str, list[Record]]] = {}
    for form in ("mention", "attribution", "casualty", "figure"):
        found = phrases.setdefault(form, {})
        for record in _heard(seeds.records[form], tongue):
            found.setdefault(lexicon.fold(str(record.get("exact"))), []).append(record)
    return Known(
        {name: actors.most_common(1)[0][0] for name, actors in printed.items()},
        {str(r.get("actor")): str(r.get("kind")) for r in seeds.records["actor"]},
        {actor: ways.most_common(1)[0][0] for actor, ways in namings.items()},
        phrases,
        {str(record.get("tally")): record for record in seeds.records["tally"]},
    )


def _heard(records: Iterable[Record], sources: set[str]) -> Iterator[Record]:
    return (record for record in records if record.source_id in sources)
