"""Proposals as records of a seed, among those that people typed there and without touching them."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from etl.drafting.guess import TELLING, Guess, Passage
from etl.evidence.text import Article, occurrences
from etl.model.drafts import KEY
from etl.model.forms import Form, Forms
from etl.seeds import Record
from etl.seeds.edits import Edits, New
from etl.seeds.scalars import Value

_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


def edits(
    source: Record, records: Iterable[Record], article: Article, proposals: Sequence[Guess], forms: Forms, way: str
) -> tuple[Edits, Counter[str], list[Guess]]:
    """What shall be added to the seed of an article, how many records of each form that is, and what is there already.

    Nothing is proposed where somebody typed a record of that form for any of its words, and no name twice.

    Args:
        source: The head of the article.
        records: Every record of its seed.
        article: Its text.
        proposals: What is proposed, in the order of the text.
        forms: The forms of the seeds.
        way: How the proposals came, which each record says.
    """
    typed = list(records)
    made, counts, left = Edits(), Counter[str](), list[Guess]()
    paragraph, told = forms.by_name["paragraph"], forms.by_name["told"]
    held = _spans(typed, article)
    ids = {(r.paragraph_number, str(r.get("id"))) for r in typed if r.paragraph is not None and r.get("id") is not None}
    known_names = {(r.paragraph_number, str(r.get("actor"))) for r in typed if r.form.name == "name"}
    numbers = [n.get("paragraph") for n in typed if n.form.name == "paragraph" and n.parent is source]
    for position, number in enumerate(numbers):
        here = [one for one in proposals if one.at.paragraph == number]
        names = list[New]()
        for one in here:
            if one.form == "name" and (number, one.values["actor"]) not in known_names:
                known_names.add((number, one.values["actor"]))
                names.append(New({**one.values, KEY: f"{way}: {one.rests_on}"}, flow=True))
        new = {_said(one): one for one in here if one.form != "name" and not _held(one, held)}
        left += [one for one in here if one.form != "name" and new.get(_said(one)) is not one]
        claims, groups = list(new.values()), dict[object, list[Guess]]()
        for one in claims:
            groups.setdefault(_credited(one), []).append(one)
        tellings = [_telling(of, told, forms, article, ids, way) for of in groups.values()]
        at = "paragraphs", position
        for key, added in (("names", names), ("told", tellings)):
            if added:
                made.added[*at, key] = added
                made.orders[at] = [*paragraph.typed, *paragraph.hooks, *paragraph.lists]
        counts += Counter("credit" if one.form == TELLING else one.form for one in claims) + Counter(
            {"name": len(names)}
        )
    return made, +counts, left


def _credited(one: Guess) -> object:
    """What tells the source of a record from others."""
    return None if one.credit is None else (one.credit.at, tuple(sorted(one.credit.values.items())))


def _said(one: Guess) -> object:
    """What tells a record from others, whatever it rests on."""
    return one.form, one.at, tuple(sorted(one.values.items())), _credited(one)


def _telling(
    claims: Sequence[Guess], told: Form, forms: Forms, article: Article, ids: set[tuple[int, str]], way: str
) -> New:
    values, credit = dict[str, Value](), claims[0].credit
    if credit is not None:
        given = {**credit.values}
        if credit.at.paragraph != claims[0].at.paragraph:
            given["credit_paragraph"] = str(credit.at.paragraph)
        values = _values(told, given, "credit", credit.at, article)
        values[KEY] = f"{way}: {credit.rests_on}"
    lists = dict[str, list[New]]()
    for one in (one for one in claims if one.form != TELLING):
        key = next(key for key, name in told.lists.items() if name == one.form)
        form = forms.by_name[one.form]
        inner = _values(form, {**one.values, "id": _new_id(one, ids)}, "exact", one.at, article)
        lists.setdefault(key, []).append(New({**inner, KEY: f"{way}: {one.rests_on}"}))
    return New(values, {key: lists[key] for key in told.lists if key in lists})


def _values(form: Form, given: dict[str, str], key: str, at: Passage, article: Article) -> dict[str, Value]:
    """The keys that a form has of what is proposed, in the order in which people type them."""
    text = article.lines[at.paragraph - 1].text
    starts = occurrences(text, at.exact)
    values: dict[str, Value] = {
        k: int(v) if k.endswith("paragraph") else v for k, v in given.items() if k in form.types
    }
    nth = form.phrases[key].nth
    if nth is not None and len(starts) > 1 and at.start in starts:
        values[nth] = starts.index(at.start) + 1
    order = ["id", "exact", "nth", *form.typed, *form.hooks]
    return {k: values[k] for k in dict.fromkeys(order) if k in values}


def _new_id(one: Guess, ids: set[tuple[int, str]]) -> str:
    """A word for a claim that no other of its paragraph has: what it is about, else its form."""
    words = [one.values.get(key, "") for key in ("id", "outcome", "event", "accused")]
    word = next((w for w in words if _ID.fullmatch(w)), one.form)
    numbered = (f"{word}-{n}" if n > 1 else word for n in range(1, len(ids) + 2))
    found = next(name for name in numbered if (one.at.paragraph, name) not in ids)
    ids.add((one.at.paragraph, found))
    return found


def _spans(records: Iterable[Record], article: Article) -> list[tuple[str, Passage]]:
    """Where the phrases of the records stand, each with the name of its form."""
    return [found for record in records for found in _placed(record, article)]


def _placed(record: Record, article: Article) -> Iterator[tuple[str, Passage]]:
    exact = record.get("credit" if record.form.name == TELLING else "exact")
    if exact is None or record.paragraph is None or record.paragraph_number > len(article.lines):
        return
    text, nth = article.lines[record.paragraph_number - 1].text, record.get("nth")
    starts = occurrences(text, str(exact))
    for start in starts if nth is None else starts[nth - 1 : nth]:
        yield record.form.name, Passage(record.paragraph_number, start, start + len(str(exact)), str(exact))


def _held(one: Guess, held: Iterable[tuple[str, Passage]]) -> bool:
    """Whether somebody typed a record of that form, or set something aside, at its words."""
    return any(form in (one.form, "set_aside") and one.at.overlaps(span) for form, span in held)
