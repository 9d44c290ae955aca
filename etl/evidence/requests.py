"""The phrases that the seeds quote from an article, each with the paragraph in which it must stand."""

from collections.abc import Iterator
from dataclasses import dataclass

from etl.model.shape import FORMS
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
    """Source id to the phrases that its seed quotes, broken records left out."""
    result: dict[str, list[Request]] = {str(r.get("source")): [] for r in seeds.records["source"]}
    for name, form in FORMS.items():
        if form.evidence:
            for record in seeds.records[name]:
                result[record.source_id].extend(_of_record(record))
    return result


def span_key(record: Record, key: str) -> tuple[int, str, int] | None:
    """(paragraph, exact, nth) under which the evidence record holds a phrase; null where none is typed."""
    exact = record.get(key)
    if exact is None:
        return None
    nth_key = FORMS[record.form].evidence[key]
    nth = record.get(nth_key) if nth_key else None
    return _paragraphs(record, key)[0], exact, 1 if nth is None else nth


def _of_record(record: Record) -> Iterator[Request]:
    for key, nth_key in FORMS[record.form].evidence.items():
        exact = record.get(key)
        if exact is not None:
            nth = record.get(nth_key) if nth_key else None
            yield Request(record, key, _paragraphs(record, key), exact, nth, placed=nth_key is not None)


def _paragraphs(record: Record, key: str) -> tuple[int, ...]:
    here = record.paragraph_number
    credited = None if record.told is None else record.told.values.get("credit_paragraph")
    if credited is None:
        return (here,)
    if key == "credit":
        return (credited,)
    return (here, credited) if key == "speaker_role" else (here,)
