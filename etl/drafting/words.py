"""The first way of drafting: by words alone, those of the language's lists and those that the record has used."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from etl.drafting.credits import CreditFinder
from etl.drafting.guess import TELLING, Credit, Guess
from etl.drafting.known import Known
from etl.drafting.numbers import figures_in, harmed
from etl.drafting.quotations import quoted, said_by
from etl.drafting.remembered import names_in, remembered
from etl.drafting.way import Answered, ToDraft
from etl.evidence.sentences import sentence_starts
from etl.evidence.text import Line
from etl.evidence.tokens import find_tokens
from etl.seeds.numbers import NumberGrammar

WAY = "words"
_OF_SOURCES = {"occurred": "claimed", "did_not_happen": "denied"}
_OF_OWN_VOICE = {said: own for own, said in _OF_SOURCES.items()}
"""The status of an event that was told by the other of the two to what it is told by a source, or by the article."""


def by_words(given: ToDraft) -> Answered:
    """What the words of an article propose, paragraph by paragraph."""
    return Answered(list(_guesses(given)))


def _guesses(given: ToDraft) -> Iterator[Guess]:
    grammar, known, lexicon = given.grammar, given.known, given.grammar.lexicon
    finder, last = CreditFinder(lexicon, known), None
    tokens = find_tokens(given.article, lexicon)
    for line in given.telling:
        here = [token for token in tokens if token.paragraph == line.paragraph]
        shielded = [(t.span_start - line.start, t.span_end - line.start) for t in here if t.kind == "quotation"]
        sentences = list(sentence_starts(line.text, shielded, lexicon))
        credits_ = finder.credits(line.paragraph, line.text, sentences, shielded)
        harm = list(harmed(line, here, sentences, grammar))
        others = [one for one in figures_in(line, here, grammar) if not any(one.at.overlaps(h.at) for h in harm)]
        claims = [*harm, *others]
        claims += [one for form in ("mention", "attribution") for one in remembered(form, line, lexicon, known)]
        yield from names_in(line, lexicon, known)
        yield from (Guess(TELLING, credit.at, {}, credit.rests_on, credit) for credit in credits_)
        yield from (_of_known(claim, line, credits_, known, grammar) for claim in claims)
        yield from quoted(line, here, credits_, last)
        last = credits_[-1] if credits_ else last


def _of_known(claim: Guess, line: Line, credits_: Iterable[Credit], known: Known, grammar: NumberGrammar) -> Guess:
    """A claim with who says it, and with what the record knows of those it speaks of."""
    credit = said_by(claim.at.start, claim.at.end, list(credits_))
    if claim.form == "mention":
        status = claim.values.get("status", "")
        heard = (_OF_OWN_VOICE if credit is None else _OF_SOURCES).get(status, status)
        return replace(claim, values={**claim.values, **({"status": heard} if heard else {})}, credit=credit)
    if claim.form != "casualty":
        return replace(claim, credit=credit)
    victims = next((n.values["actor"] for n in names_in(line, grammar.lexicon, known) if n.at.overlaps(claim.at)), None)
    tally = known.tally(claim.values.get("outcome"), victims, claim.values["number"])
    event = None if tally is None else known.tallies[tally].get("event")
    more = {"victims": victims, "tally": tally, "event": event}
    values = {key: value for key, value in {**claim.values, **more}.items() if value is not None}
    return replace(claim, values=values, credit=credit)
