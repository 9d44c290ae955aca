"""The phrases that the seeds quote from an article, each with the paragraph in which it must stand."""

from dataclasses import dataclass

from etl.model.forms import Phrase
from etl.seeds import Record, Seeds


@dataclass(frozen=True, slots=True)
class Request:
    """A phrase to be found.

    Attributes:
        record: The record that quotes it.
        key: The key under which it is typed.
        paragraphs: Paragraphs in which it may stand, the likeliest first.
        exact: The phrase.
        nth: Which occurrence, from 1; null where the curator did not say.
        placed: Whether its place is published, so that the occurrence matters.
    """

    record: Record
    key: str
    paragraphs: tuple[int, ...]
    exact: str
    nth: int | None
    placed: bool


def requests(seeds: Seeds) -> dict[str, list[Request]]:
    """Source id to the phrases that its seed quotes from paragraphs, broken records left out."""
    result: dict[str, list[Request]] = {str(r.get("source")): [] for r in seeds.records["source"]}
    for form in seeds.forms.by_name.values():
        for key, phrase in ((k, p) for k, p in form.phrases.items() if p.where != "article"):
            for record in seeds.records[form.name]:
                exact = record.get(key)
                if exact is not None:
                    nth, placed = record.get(phrase.nth or ""), phrase.nth is not None
                    found = Request(record, key, _paragraphs(record, phrase), exact, nth, placed=placed)
                    result[record.source_id].append(found)
    return result


def span_key(record: Record, key: str) -> tuple[int, str, int] | None:
    """(paragraph, exact, nth) under which the evidence record holds a phrase; null where none is typed."""
    exact = record.get(key)
    if exact is None:
        return None
    phrase = record.form.phrases[key]
    nth = record.get(phrase.nth or "")
    return _paragraphs(record, phrase)[0], exact, 1 if nth is None else nth


def _paragraphs(record: Record, phrase: Phrase) -> tuple[int, ...]:
    here = record.paragraph_number
    credited = None if record.told is None else record.told.values.get("credit_paragraph")
    if credited is None or phrase.where == "here":
        return (here,)
    return (credited,) if phrase.where == "credit" else (here, credited)
