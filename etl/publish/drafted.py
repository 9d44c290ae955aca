"""What is wrong with drafts: warnings, and one line of each draft where nobody asks for more."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import PurePosixPath

from etl.model.drafts import DRAFT, KEY, STATE
from etl.model.tables import Model
from etl.model.words import count
from etl.problems import Problem, problem, sort
from etl.seeds import Record, Seeds
from etl.seeds.drafts import Drafts, holds

CODE = "draft"


def drafts_apart(
    published: list[Problem], whole: list[Problem], drafts: Drafts, model: Model
) -> tuple[list[Problem], list[Problem]]:
    """The problems of what is published, beside a line a draft, and those that come with the drafts.

    Args:
        published: What is wrong without the drafts.
        whole: What is wrong with all seeds, drafts among them.
        drafts: The drafts.
        model: The tables.

    Returns:
        Both lists in the order of files and lines; the second are warnings.
    """
    known, everywhere = ({_key(found) for found in problems} for problems in (published, whole))
    coming = sort(replace(found, severity="warning") for found in whole if _key(found) not in known)
    given = []
    for found in published:
        hint = _of_reference(found, drafts, model)
        if found.code == "token-uncovered" and not drafts.seeds.broken and _key(found) not in everywhere:
            hint = f"a draft covers it: take out its `{KEY}` where it is right"
        given.append(replace(found, hint=hint) if hint else found)
    return sort([*given, *_lines(coming, drafts)]), coming


def cut_short(published: list[Problem], whole: list[Problem], drafts: Drafts) -> dict[Problem, Record]:
    """The errors that disagreements have only since the answers of drafts went, each with its disagreement.

    Args:
        published: What is wrong without the drafts.
        whole: What is wrong with all seeds.
        drafts: The drafts.
    """
    everywhere = {_key(found) for found in whole} if drafts.shortened else ()
    return {
        found: record
        for record in drafts.shortened
        for found in published
        if found.severity == "error" and found.file == record.file and _key(found) not in everywhere
        if holds(record, (found.line or 0, found.column or 0))
    }


def warned(found: Problem) -> Problem:
    """Such an error as a warning, which says why."""
    why = "only a warning, since answers of drafts are left out of it"
    return replace(found, severity="warning", hint=f"{found.hint}; {why}" if found.hint else why)


def name_of(found: Problem, *passes: Drafts) -> str | None:
    """The article or register with which a problem is looked at: the draft that brings it, else where it stands.

    Args:
        found: The problem.
        passes: The drafts of each pass that has any.
    """
    owner = next((owner for drafts in passes if (owner := drafts.owner(found)) is not None), None)
    if owner is not None:
        return _name(owner)
    named = (_name(record) for drafts in passes for record in drafts.articles)
    stem = None if found.file is None else PurePosixPath(found.file).stem
    return next((name for name in named if f"{name}-p" in found.message), stem)


def softened(problems: Iterable[Problem], drafts: Drafts | None) -> Iterator[Problem]:
    """The problems, those that stand in a draft as warnings."""
    for found in problems:
        of_draft = drafts is not None and drafts.owner(found) is not None
        yield replace(found, severity="warning") if of_draft else found


def drafts_counted(seeds: Seeds) -> str:
    """How many drafts there are, to be put behind the number of claims; empty where there is none."""
    if seeds.drafts is None:
        return ""
    counts = (len(seeds.drafts.articles), "draft"), (len(seeds.drafts.records), "drafted record")
    return "".join(f", {count(number, noun)}" for number, noun in counts if number)


def _lines(coming: list[Problem], drafts: Drafts) -> Iterator[Problem]:
    """A line for each article or register that has drafts, or to which they bring problems."""
    problems: dict[str | None, list[Problem]] = defaultdict(list)
    for found in coming:
        problems[name_of(found, drafts)].append(found)
    for record in drafts.articles:
        left = problems.pop(_name(record), [])
        done = f"{_done(record)} once it is right" if KEY in record.values else f"`{STATE}: coded` publishes it"
        told = _to_the_end(left, _name(record), done)
        yield record.problem(CODE, STATE if record.get(STATE) == DRAFT else KEY, f"draft: {told}")
    marked: dict[str, list[Record]] = defaultdict(list)
    for record in drafts.records:
        marked[_name(record)].append(record)
    for name, records in marked.items():
        told = _to_the_end(problems.pop(name, []), name, f"take `{KEY}` out where the record is right")
        yield records[0].problem(CODE, KEY, f"{count(len(records), 'drafted record')}: {told}")
    for elsewhere, left in problems.items():
        first = left[0]
        at = None if first.file is None else (first.file, first.line or 1, first.column or 1)
        asked = elsewhere in drafts.seeds.files or elsewhere in drafts.seeds.forms.registers
        yield problem(CODE, _of(left, "that drafts bring", elsewhere if asked else "--format json"), at=at)


def _to_the_end(left: list[Problem], name: str, done: str) -> str:
    if not left:
        return f"no problem is left; {done}"
    return _of(left, "to the end", name)


def _of(problems: list[Problem], what: str, asked: str | None) -> str:
    named = "it" if len(problems) == 1 else "them"
    return f"{count(len(problems), 'problem')} {what}; `etl check {asked}` names {named}"


def _of_reference(found: Problem, drafts: Drafts, model: Model) -> str | None:
    """What to do about an id that is known as a draft's alone; null where the problem is none of that."""
    if found.code != "reference" or found.table is None or found.table not in model.tables:
        return None
    tables = [key.table for key in model[found.table].foreign_keys if key.fields[-1] == found.field]
    draft = next((drafts.ids[id_] for table in tables if (id_ := (table, str(found.value))) in drafts.ids), None)
    if draft is None:
        return None
    file, line, _ = draft.place()
    return f"it is a draft of {file}:{line}: {_done(draft)} there once it is right, or refer to what is none"


def _done(draft: Record) -> str:
    """What makes a draft one no longer."""
    marks = [f"take `{KEY}` out"] if KEY in draft.values else []
    return " and ".join(marks + ([f"write `{STATE}: coded`"] if draft.get(STATE) == DRAFT else []))


def _key(found: Problem) -> tuple[object, ...]:
    return found.code, found.file, found.line, found.column, found.field


def _name(record: Record) -> str:
    return PurePosixPath(record.file).stem
