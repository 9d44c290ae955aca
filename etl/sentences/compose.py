"""The sentence of one claim, from its fields: what is filled into which template."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from etl.model.vocabularies import Term
from etl.sentences import english
from etl.sentences.english import English, digits, when
from etl.sentences.printed import cut, otherwise, printed, without
from etl.sentences.templates import ANY, Noun, filled_in, fitting, words

Row = Mapping[str, Any]
Content = tuple[dict[str, str], dict[str, str | Noun]]
"""What decides on the template, and what is filled into it."""
_COMMA = re.compile(r"(“[^”]*”)|,(?=[:,)]|$)")  # A comma before another mark; what is quoted stays as it is.
NOTHING = Noun("something that is no event of this record")


@dataclass
class Composer:
    """Composes sentences, with what it looks up for all of them.

    Attributes:
        english: The grammar.
        actors: Actor id to its name as it stands in a sentence.
        issuers: Row of a claim to who makes the demand or threat that it tells, where its claimant does not.
        addressees: Row of a claim to whom its event is addressed.
        means: Row of a claim to the means that it tells.
        vocabularies: The vocabularies, for a value that has no word of its own here.
    """

    english: English
    actors: Mapping[str, Noun]
    issuers: Mapping[int, list[str]]
    addressees: Mapping[int, list[str]]
    means: Mapping[int, list[str]]
    vocabularies: Mapping[str, Mapping[str, Term]]
    _events: dict[str, Noun] = field(default_factory=dict)

    def sentence(self, claim: Row) -> str:
        """One sentence that says what a claim says, who says it, and where; never more than the fields hold.

        Args:
            claim: A row of `facts.sql`.
        """
        facts, given = self._content(claim)
        shared = {**self._opening(claim), "event": self._event(claim), "words": cut(claim["exact"])}
        template = fitting(claim["claim_kind"], facts).text
        told = filled_in(template, {**shared, **given})
        return english.upper(_COMMA.sub(r"\1", told)) + printed(claim, quoted="{words}" in template) + "."

    def _content(self, claim: Row) -> Content:
        kinds: dict[str, Callable[[Row], Content]] = {
            "casualty": self._casualty,
            "figure": self._figure,
            "attribution": self._attribution,
            "event": self._mention,
            "quote": self._quote,
        }
        content = kinds.get(claim["claim_kind"])
        return ({}, {}) if content is None else content(claim)

    def _opening(self, claim: Row) -> dict[str, str | Noun]:
        """Who says it, and where."""
        place = f"{claim['article']} ¶{claim['paragraph']}"
        if claim["claimant_id"] is None:
            own = " in its own voice"
            return {"who": Noun(place), "where": own, "told": f",{own},"}
        claimant = self.actors[claim["claimant_id"]]
        who = claimant.text
        if claim["claimant_basis"] == "inferred" and claim["credit"]:
            named = who.split()[-1] in claim["credit"]
            who = f"{who}, concluded to be the source," if named else f"“{claim['credit']}”, concluded to be {who},"
        if claim["on_behalf_of_id"] is not None:
            who = f"{who.rstrip(',')}, speaking for {self.actors[claim['on_behalf_of_id']].text},"
        relay = claim["relayed_by_id"]
        by_way = f" by way of {self.actors[relay].text}," if relay is not None else ""
        return {
            "who": Noun(who, claimant.plural),
            "where": f",{by_way} in {place},",
            "told": f",{by_way} as {place} tells,",
        }

    def _event(self, claim: Row) -> Noun:
        title = claim["event"]
        if title is None:
            return NOTHING
        if title not in self._events:
            self._events[title] = self.english.event(title)
        return self._events[title]

    def _alleged(self, claim: Row) -> Noun:
        """The event without a word of doubt of ours, where the sentence says that its claimant alleges it."""
        event = self._event(claim)
        said = event.text.split()
        if claim["stance"] != "asserts":
            return event
        return Noun(" ".join(word for word in said if word not in words().of("hedge")), event.plural)

    def _label(self, vocabulary: str, value: str) -> str:
        term = self.vocabularies.get(vocabulary, {}).get(value)
        return self.english.low(term.label) if term is not None and term.label else value.replace("_", " ")

    def _quantity(self, claim: Row) -> tuple[str, str]:
        """A number before what it counts, and alone: "dozens of", "dozens"; both empty where none is said."""
        known = words().of("qualifier").get(claim["qualifier"])
        value = claim["value"]
        if known is None:
            return ("", "") if value is None else (digits(value),) * 2
        parts = {
            "n": "" if value is None else digits(value),
            "low": "" if claim["low"] is None else digits(claim["low"]),
            "high": "" if claim["high"] is None else digits(claim["high"]),
        }
        return filled_in(known[0], parts), filled_in(known[1], parts)

    def _casualty(self, claim: Row) -> Content:
        done = words().word("outcome", claim["outcome"], self._label("outcome", claim["outcome"]))
        counted = self.english.low(claim["tally"]) if claim["tally"] else self._uncounted(claim, done)
        many, alone = self._quantity(claim)
        people, participle, rest = f"{counted} ".partition(f" {done} ")
        relative = any(word in words().of("relative") for word in counted.split())
        whole = not relative and bool(participle)
        few = claim["value"] is not None and claim["value"] < 2
        count = "none" if not many else "few" if few else "clause" if whole else "phrase"
        facts = {
            "stance": claim["stance"],
            "modality": claim["modality"],
            "count": count,
            "named": "otherwise" if otherwise(claim) else "so",
        }
        return facts, {
            "many": many,
            "number": alone,
            "counted": counted,
            "people": people,
            "harmed": f"{done} {rest}".rstrip(),
        }

    def _uncounted(self, claim: Row, done: str) -> str:
        """The people harmed, where no tally counts them."""
        victims = self.actors.get(claim["victims_id"] or "")
        people = "people" if victims is None else victims.text if victims.plural else f"members of {victims.text}"
        return f"{people} {done} in {self._event(claim).text}" if claim["event"] else f"{people} {done}"

    def _figure(self, claim: Row) -> Content:
        many, alone = self._quantity(claim)
        things = self.english.low(claim["subject"])
        counted = self.english.low(claim["tally"]) if claim["tally"] else things
        thing = self.english.thing(claim["subject"])
        # What a figure is about is the event itself where its title holds all words of it.
        own = set(things.split()) - {"a", "an", "the"} <= set(self._event(claim).text.split())
        about = claim["event"] and not claim["tally"] and not own
        value, unit = claim["value"], claim["unit"]
        few = value is not None and value < 2
        share = alone
        if value is not None:
            known = words().word("fraction", str(float(round(value, 6))), digits(value))
            share = alone.replace(digits(value), known)
        order = words().word("place_in_order", None if value is None else digits(value), f"number {alone}")
        units = {"EUR": f"{alone} euros", "rank": f"rank {alone}", "year": f"{alone} years", "fraction": share}
        facts = {
            "stance": claim["stance"],
            "unit": unit,
            "count": "none" if not many else "few" if few else "phrase",
            "about": "event" if about else "none",
        }
        return facts, {
            "many": many,
            "number": alone,
            "amount": units.get(unit, alone),
            "share": share,
            "place_in_order": order,
            "counted": counted,
            "things": things,
            "thing": thing,
            "measure": words().word("measure", claim["measure"], f"by {self._label('measure', claim['measure'])}"),
            "among": f" among {claim['among']}" if claim["among"] else "",
            "on_event": f" (said of {self._event(claim).text})" if about else "",
            "perhaps": "perhaps " if claim.get("modality") == "possible" else "",
        }

    def _attribution(self, claim: Row) -> Content:
        label = self._label("charge", claim["charge"])
        about = ", in connection with {event}"
        fallback = (f"[is|are] held to this: {label}{about}", f"this: {label}{about}")
        accused = self.actors[claim["accused_id"]]
        word = words().word("charge_word", claim["charge"])
        called = without(accused, word) if word else accused
        did, doing = words().of("charge").get(claim["charge"], fallback)
        parts: dict[str, str | Noun] = {"accused": accused, "event": self._event(claim)}
        facts = {
            "stance": claim["stance"],
            "self": "yes" if claim["accused_id"] == claim["claimant_id"] else "no",
            "charge": claim["charge"],
            "told": _told(claim),
            "status": claim["mentioned"],
            "type": claim["event_type"],
            "some": "yes" if accused.text.startswith(f"{called.text} ") else "no",
        }
        return facts, {
            "accused": called,
            "word": word,
            "did": filled_in(f"{{accused}} {did}", parts).removeprefix(f"{accused.text} "),
            "doing": filled_in(doing, parts),
        }

    def _mention(self, claim: Row) -> Content:
        event, tail = self._alleged(claim), ""
        if claim["place"] is not None and claim["place"].split()[0] not in event.text:
            tail += f" {self.english.place(claim['place'], claim['place_kind'])}"
        if claim["date"] is not None and not _dated(event.text, day := when(claim["date"])):
            concluded = claim["date_basis"] == "inferred" and claim["basis"] != "inferred"
            tail += f" {day}" + (_by_us(claim) if concluded else "")
        tail += self._by(claim, event)
        asked = [self.actors[one].text for one in self.addressees.get(claim["row"], [])]
        issuers = [self.actors[one] for one in self.issuers.get(claim["row"], [])]
        known_types = words().of("happened")
        happened, not_happened = known_types.get(claim["event_type"], known_types[ANY])
        bare = event.text.removeprefix("the ")
        facts = {
            "stance": claim["stance"],
            "status": claim["status"],
            "told": "issuer" if issuers else _told(claim),
            "named": "so" if bare == event.text else "bare",
        }
        to = english.series(asked) if asked else ""
        return facts, {
            "event": event,
            "bare": bare,
            "tail": tail,
            "to": f" {to}" if to else "",
            "on": f" on {to}" if to else "",
            "addressed": f", addressed to {to}" if to else "",
            "happened": filled_in(f"{{event}} {happened}", {"event": event}),
            "not_happened": filled_in(f"{{event}} {not_happened}", {"event": event}),
            "issuer": _several(issuers) if issuers else "",
            "perhaps": "perhaps " if claim["modality"] == "possible" else "",
            "possible": "possible " if claim["modality"] == "possible" else "",
        }

    def _by(self, claim: Row, event: Noun) -> str:
        """By which means, where the title of the event does not name just those."""
        known = words().of("means")
        told = [one for one in self.means.get(claim["row"]) or [claim["means"]] if one in known]
        titled = [one for one, (_, named) in known.items() if named in event.text.split()]
        return f", by {english.series([known[one][0] for one in told])}" if told and set(told) != set(titled) else ""

    def _quote(self, claim: Row) -> Content:
        topic = claim["event"] is None and claim["topic"] is not None
        own = claim["speaker_id"] in (None, claim["claimant_id"])
        speaker = self.actors.get(claim["speaker_id"] or "", Noun(""))
        to = None if claim["addressee_id"] == claim["relayed_by_id"] else self.actors.get(claim["addressee_id"] or "")
        facts = {
            "kind": claim["quote_kind"],
            "speaker": "self" if own else "other",
            "length": "one" if len(claim["exact"].split()) == 1 else "more",
            "about": "topic" if topic else "none" if claim["event"] is None else "event",
        }
        return facts, {
            "topic": self._label("topic", claim["topic"]) if topic else "",
            "speaker": speaker,
            "to": f" to {to.text}" if to else "",
        }


def _told(claim: Row) -> str:
    """Whether an article tells it in its own voice; else whether a source says it, or we conclude that it does."""
    return "own_voice" if claim["claimant_id"] is None else claim["basis"]


def _several(nouns: list[Noun]) -> Noun:
    return Noun(english.series([one.text for one in nouns]), len(nouns) > 1 or nouns[0].plural)


def _by_us(claim: Row) -> str:
    """That a time is our conclusion, and from which printed words where there are any."""
    return f" (our dating of “{claim['time']}”)" if claim["time"] else " (our dating)"


def _dated(event: str, day: str) -> bool:
    """Whether the title of an event tells the day already, with or without its year."""
    return day in event or (day.count(" ") > 2 and day.rpartition(" ")[0] in event)
