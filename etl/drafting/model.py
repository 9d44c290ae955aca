"""The way of drafting by a language model: what it is asked, and what of its answers is refused by fact.

A record enters only if its words are printed in its paragraph, its number stands in them, and its ids and codes are the
record's. Whatever else a model answers is refused and counted.
"""

import json
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from etl.drafting.endpoint import NoAnswerError
from etl.drafting.guess import Credit, Guess, Passage, cleaned
from etl.drafting.way import Answered, ToDraft, Way
from etl.evidence.text import Line, count_words, occurrences
from etl.model.forms import Form
from etl.model.tables import Model

BATCH = 700
"""Words of an article that are asked about at once, if its paragraphs are no longer."""
_ASKED = ("quote", "casualty", "figure", "attribution", "mention")
_CREDIT = ("claimant", "naming", "medium", "relayed_by")
_TASK = """\
You read paragraphs of a news article and list what they state, as JSON and nothing else:
{"records": [{"paragraph": 2, "form": "casualty", "exact": "…", "credit": "…", "claimant": "…", "why": "…"}]}
- `exact` is the shortest phrase that carries the statement, copied letter by letter from that paragraph.
- `credit` is the phrase of the same paragraph that names who says so, copied likewise; leave it out where the article
  says it in its own voice. `claimant` is the id of that actor, `naming` and `medium` how it is told.
- Leave out whatever you are not sure of. Never invent an id: use those listed, or leave the key out.
- `why` says in a few words what the record rests on.
Forms and their further keys, with the codes that each may have:
"""


def by_model(ask: Callable[[Sequence[dict[str, str]]], str]) -> Way:
    """The way of drafting by a model.

    Args:
        ask: Gives the text that the model answers to messages.

    Returns:
        The way; it raises NoAnswerError where the model answers none of its questions.
    """

    def way(given: ToDraft) -> Answered:
        task = _TASK + "\n".join(_forms(given.model)) + "\nIds:\n" + "\n".join(_listed(given.ids))
        judge, answered, failed, heard = _Judge(given), Answered(), list[NoAnswerError](), False
        for batch in _batches(given.telling):
            if failed:
                answered.refused["question that was not asked, as one before it had no answer"] += 1
                continue
            text = "\n\n".join(f"[{line.paragraph}] {line.text}" for line in batch)
            try:
                answer = ask([{"role": "system", "content": task}, {"role": "user", "content": text}])
            except NoAnswerError as error:
                failed.append(error)
                answered.refused[f"question without an answer: {error}"] += 1
                continue
            heard = True
            for record in _records(answer, answered.refused):
                try:
                    answered.guesses.append(judge.judged(record, {line.paragraph for line in batch}))
                except _RefusedError as why:
                    answered.refused[str(why)] += 1
        if failed and not heard:
            raise failed[0]
        answered.guesses.sort(key=lambda guess: (guess.at.paragraph, guess.at.start, guess.at.end, guess.form))
        return answered

    return way


def _batches(lines: Sequence[Line]) -> Iterator[list[Line]]:
    batch, words = list[Line](), 0
    for line in lines:
        length = count_words(line.text)
        if batch and words + length > BATCH:
            yield batch
            batch, words = [], 0
        batch.append(line)
        words += length
    if batch:
        yield batch


def _forms(model: Model) -> Iterator[str]:
    """A line a form: its keys, those with a vocabulary with its codes."""
    for name in _ASKED:
        form = model.forms.by_name[name]
        yield f"{name}: {'; '.join(_keys(form, model))}"
    told = model.forms.by_name["told"]
    yield f"with a credit: {'; '.join(key for key in _keys(told, model) if key.split()[0] in _CREDIT)}"


def _keys(form: Form, model: Model) -> Iterator[str]:
    for key, typed in form.typed.items():
        if typed.table == form.table or key == "event":
            codes = model.vocabularies.get(typed.field.vocabulary or "")
            yield f"{key} ({', '.join(codes)})" if codes else key
    if "number" in form.hooks:
        yield "number (as printed within exact)"


def _listed(ids: Mapping[str, Mapping[str, str]]) -> Iterator[str]:
    for table, named in ids.items():
        yield f"{table}: {'; '.join(f'{id_} = {name}' for id_, name in named.items())}"


def _records(answer: str, refused: Counter[str]) -> list[Any]:
    """The records of an answer; none, and counted, where it is no JSON of that form."""
    whole = answer.rpartition("</think>")[2]  # What a model thought first is no answer.
    first, last = whole.find("{"), whole.rfind("}")
    listed, ends = whole.find("["), whole.rfind("]")
    tries = [whole[first : last + 1] if first >= 0 else "", whole[listed : ends + 1] if listed >= 0 else ""]
    for text in tries:
        try:
            held = json.loads(text)
        except (ValueError, RecursionError):
            continue
        records = held.get("records") if isinstance(held, dict) else held
        if isinstance(records, list) and all(isinstance(record, dict) for record in records):
            return records
    refused["answer that is no JSON of the form asked for"] += 1
    return []


class _RefusedError(Exception):
    """Why something that a model said cannot enter."""


class _Judge:
    """Holds what a model says against the text and the record."""

    def __init__(self, given: ToDraft) -> None:
        self._article, self._grammar, self._model, self._ids = given.article, given.grammar, given.model, given.ids

    def judged(self, record: Any, asked: set[int]) -> Guess:
        """What a record says.

        Raises:
            _RefusedError: It cannot enter.
        """
        if not isinstance(record, dict) or record.get("form") not in _ASKED:
            raise _RefusedError("record of no form that was asked for")
        paragraph = record.get("paragraph")
        if type(paragraph) is not int or paragraph not in asked:
            raise _RefusedError("paragraph that was not asked about")
        form = self._model.forms.by_name[record["form"]]
        at = self._passage(paragraph, record.get("exact"), "phrase")
        values = {**self._values(form, record), **self._number(record, at.exact)}
        rests_on = cleaned(record.get("why") or "its reading")[:100]
        return Guess(form.name, at, {"exact": at.exact, **values}, rests_on, self._credit(record, paragraph))

    def _passage(self, paragraph: int, exact: object, what: str) -> Passage:
        exact = exact.strip() if isinstance(exact, str) else ""
        starts = occurrences(self._article.lines[paragraph - 1].text, exact)
        if not starts or not count_words(exact):
            raise _RefusedError(f"{what} that is not printed there")
        return Passage(paragraph, starts[0], starts[0] + len(exact), exact)

    def _values(self, form: Form, record: Mapping[str, Any]) -> dict[str, str]:
        """The codes and ids that a record fills in; other texts a model may not write."""
        values = dict[str, str]()
        for key, typed in form.typed.items():
            value = record.get(key)
            known = self._model.vocabularies.get(typed.field.vocabulary or "")
            keys = self._model[typed.table].foreign_keys
            table = next((foreign.table for foreign in keys if foreign.fields == (typed.field.name,)), None)
            if value is None or key == "basis" or (known is None and table is None):
                continue
            if known is not None and value not in list(known):
                raise _RefusedError("code that its vocabulary does not have")
            if table is not None and value not in list(self._ids.get(table, {})):
                raise _RefusedError("id that the record does not have")
            values[key] = value
        return values

    def _number(self, record: Mapping[str, Any], exact: str) -> dict[str, str]:
        if record.get("number") is None:
            return {}
        number = str(record["number"]).strip()
        if not occurrences(exact, number):
            raise _RefusedError("number that is not printed in its phrase")
        if not self._grammar.readings(number):
            raise _RefusedError("number that cannot be read")
        return {"number": number}

    def _credit(self, record: Mapping[str, Any], paragraph: int) -> Credit | None:
        if record.get("credit") is None:
            if record.get("claimant") is not None:
                raise _RefusedError("claimant without the words that name it")
            return None
        at = self._passage(paragraph, record["credit"], "credit")
        told = {key: record.get(key) for key in _CREDIT}
        values = self._values(self._model.forms.by_name["told"], told)
        return Credit(at, (at.start, at.end), {**values, "credit": at.exact}, "its reading")
