"""What is to be said of an article that is added though it, or one of its name, is there."""

import difflib
from collections.abc import Iterator

from etl.adding.draft import Draft
from etl.evidence.files import read_record, record_file
from etl.evidence.moved import Moved, moved, moved_from
from etl.evidence.open_texts import text_path
from etl.evidence.record import Evidence, parse
from etl.evidence.text import Article, parse_article, read_article
from etl.model.project import Project
from etl.seeds import Record

_SHOWN = 40  # most characters of a wording that a line repeats


def text_there(project: Project, source: Record | None, source_id: str) -> Article | None:
    """The text that an article has; null where it is not at hand.

    Raises:
        ValueError: It is not UTF-8.
        OSError: It cannot be read.
    """
    path = project.texts / f"{source_id}.txt" if source is None else text_path(project, source)
    return read_article(path, project.shown(path)) if path.is_file() else None


def _evidence_there(project: Project, source_id: str) -> Evidence | None:
    """What was recorded of an article's text; null where nothing was, or it cannot be read."""
    file, at = record_file(project, source_id)
    return read_record(file, at[0], parse)[0] if file.is_file() else None


def differing(project: Project, source: Record | None, source_id: str, draft: Draft) -> list[str] | None:
    """How the text of a draft differs from the one that is there, a line each; null where it does not.

    Without the old text, its evidence tells what it can.
    """
    old, new = text_there(project, source, source_id), parse_article(draft.text, "")
    if old is not None and old.sha256 == new.sha256:
        return None
    if old is not None:
        found = moved(old.lines, new.lines, lambda here, there: here.text == there.text)
        told = [f"{source_id} is there with another text, {old.file}: {found}"]
        return (
            None if old.sha256 == new.sha256 else [*told, *_wordings(old, new, found), *_what_now(project, source_id)]
        )
    stored = _evidence_there(project, source_id)
    if stored is None or stored.text_sha256 == new.sha256:
        return None
    since = str(moved_from(stored, new.lines)) or "no length and no quoted phrase shows where"
    told = [f"{source_id} was located in another text, which is not at hand: {since}"]
    return [*told, *_what_now(project, source_id)]


def _wordings(old: Article, new: Article, found: Moved) -> Iterator[str]:
    """What a paragraph had, and has now: the first words in which they differ."""
    for was, number in found.changed:
        before, after = old.lines[was - 1].text.split(), new.lines[number - 1].text.split()
        codes = difflib.SequenceMatcher(None, before, after, autojunk=False).get_opcodes()
        first = next((code for code in codes if code[0] != "equal"), None)
        if first is not None:
            _, i, k, j, m = first
            yield f"  paragraph {number}: {_brief(before[i:k])} is now {_brief(after[j:m])}"


def _brief(words: list[str]) -> str:
    text = " ".join(words)
    return repr(text if len(text) <= _SHOWN else text[: _SHOWN - 1] + "…") if text else "nothing"


def _what_now(project: Project, source_id: str) -> list[str]:
    text, evidence = (
        project.shown(f) for f in (project.texts / f"{source_id}.txt", record_file(project, source_id)[0])
    )
    return [
        f"nothing was written. If the new text is the right one, move {text} and {evidence} away,",
        "add it again (the seed stays) and run `etl locate`, which names what no longer stands where it did.",
        f"If it is another article, give it an id other than {source_id} by --id.",
    ]
