"""Take marks that people made with other tools into the seed of a draft."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from etl.drafting.guess import Credit, Guess, Passage, cleaned
from etl.evidence.text import Article, occurrences
from etl.marks.annotation import Annotation
from etl.marks.place import place_of
from etl.marks.read import COLUMNS, read_marks
from etl.model.forms import Form, Forms
from etl.model.project import Project
from etl.model.tables import load_model
from etl.model.words import count
from etl.problems.faults import nearest
from etl.publish.drafting import RESTS_ON, OpenDraft, forms_counted, next_step


@dataclass(frozen=True, slots=True)
class Taken:
    """What became of the marks of a file.

    Attributes:
        lines: What was done, and of each mark what it says otherwise than the text, or why it was not taken.
        whole: Whether all of them stand in the seed now.
    """

    lines: list[str]
    whole: bool


def import_marks(project: Project, path: Path, source_id: str) -> Taken:
    """Write the marks of a file into the seed of a draft, as drafted records.

    Args:
        project: The repository.
        path: The file.
        source_id: Id of the article.

    Raises:
        ValueError: The file, the article's seed or its text cannot be used; then nothing is written.
        OSError: A file cannot be read or written; then nothing is written.
    """
    marks, draft = read_marks(path), OpenDraft(project, source_id)
    guesses, lines, refused = list[Guess](), list[str](), 0
    for mark in marks:
        try:
            guess, told = _record(mark, draft.article, draft.model.forms)
        except ValueError as error:
            refused += 1
            lines.append(f"{path.name}: {cleaned(mark.where)}: not taken: {cleaned(error)}")
            continue
        guesses.append(guess)
        lines += [f"{path.name}: {cleaned(mark.where)}: {cleaned(line)}" for line in told]
    guesses.sort(key=lambda one: (one.at.paragraph, one.at.start, one.at.end))
    counts = draft.write(guesses, path.name)
    file = draft.source.file
    lines += [
        f"{path.name}: {one.rests_on}: not taken: its words are recorded or set aside there" for one in draft.left
    ]
    if counts:
        taken = f"{file}: {forms_counted(counts)} of {count(len(marks), 'mark')}"
        lines += [taken, RESTS_ON, next_step(source_id)]
    return Taken(lines, refused == 0)


def template(project: Project) -> str:
    """The head of a table of claims: every key that one can have, and its source."""
    forms = load_model(project.schemas, project.vocabularies).forms
    claims = [form for name, form in forms.by_name.items() if name in forms.by_name["told"].lists.values()]
    keys = dict.fromkeys(key for form in (*claims, forms.by_name["told"]) for key in form.types)
    return ",".join([*COLUMNS, *(key for key in keys if key not in (*COLUMNS, *_NOT_MARKED, "credit_nth"))])


def _record(mark: Annotation, article: Article, forms: Forms) -> tuple[Guess, list[str]]:
    """A mark as a record, and what is to be said of it.

    Raises:
        ValueError: It states nothing that is known, or its place is not clear.
    """
    form, told = _form(mark, forms), forms.by_name["told"]
    at = place_of(mark, article)
    lines = [] if at.told is None else [at.told]
    own, of_source, unknown = dict[str, str](), dict[str, str](), list[str]()
    for key, value in ((cleaned(key), cleaned(value)) for key, value in mark.values.items()):
        of = form if key in form.types else told if key in told.types else None
        if of is None or key in _NOT_MARKED:
            unknown.append(key)
        elif not _fits(value, of.types[key], key):
            lines.append(f"its {key} is {value!r}; expected {_EXPECTED.get(key, of.types[key])}: left out")
        else:
            (own if of is form else of_source)[key] = value
    if unknown:
        lines.append(f"a record of {form.table} has no {' and no '.join(unknown)} that a mark can fill: left out")
    if mark.note is not None and "note" in form.types:
        own["note"] = cleaned(mark.note)
    passage = Passage(at.paragraph, at.start, at.start + len(at.exact), at.exact)
    credit = None
    if of_source:
        credit, faults = _credit(of_source, passage, article)
        lines += faults
    return Guess(form.name, passage, {**own, "exact": at.exact}, cleaned(mark.where), credit), lines


_NOT_MARKED = ("exact", "nth", "drafted", "alias", "as")
"""Keys of a record that its place, or the seed around it, fills in."""
_EXPECTED = {"id": "small letters and digits, with a hyphen between words", "credit_paragraph": "a paragraph's number"}
_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


def _fits(value: str, type_: str, key: str) -> bool:
    """Whether a value is of the type of its key."""
    if key == "id":
        return _ID.fullmatch(value) is not None
    if type_ == "boolean":
        return value in ("true", "false")
    if type_ in ("integer", "number"):
        return len(value) < 20 and re.fullmatch(r"\d+(\.\d+)?" if type_ == "number" else r"\d+", value) is not None
    return bool(value)


def _form(mark: Annotation, forms: Forms) -> Form:
    """What a mark states: the form of that name, or that under which such records are listed."""
    told = forms.by_name["told"]
    known = {name: name for name in told.lists.values()} | told.lists
    if mark.form is None:
        raise ValueError(f"nothing says what it states: tag it with one of {', '.join(told.lists.values())}")
    name = known.get(mark.form.lower())
    if name is None:
        raise ValueError(
            f"{mark.form!r} is nothing that a mark states; {nearest(mark.form, list(known), 'it is one of')}"
        )
    return forms.by_name[name]


def _credit(values: Mapping[str, str], at: Passage, article: Article) -> tuple[Credit, list[str]]:
    """Who says it, as the mark tells; its words only where they are printed."""
    kept, faults = dict(values), list[str]()
    words, number = kept.get("credit", ""), kept.get("credit_paragraph", str(at.paragraph))
    paragraph = int(number) if number.isdecimal() and 0 < int(number) <= len(article.lines) else at.paragraph
    if paragraph != int(number or 0):
        faults.append(f"its credit stands in no paragraph {number}: looked for in paragraph {paragraph}")
        kept.pop("credit_paragraph")
    starts = occurrences(article.lines[paragraph - 1].text, words)
    if words and not starts:
        del kept["credit"]
        faults.append(f"its credit {words!r} is not printed in paragraph {paragraph}: left out")
    nth = kept.pop("credit_nth", "")
    if nth.isdecimal() and 0 < int(nth) <= len(starts):
        starts = starts[int(nth) - 1 : int(nth)]
    elif len(starts) > 1:
        faults.append(f"its credit {words!r} stands {len(starts)} times: taken for the one that is nearest")
    start = min(starts, key=lambda found: abs(found - at.start), default=0)
    here = Passage(paragraph, start, start + len(words), words) if starts else Passage(at.paragraph, 0, 0, "")
    return Credit(here, (at.start, at.end), kept, ""), faults
