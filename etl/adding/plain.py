"""A text file to paragraphs."""

import re
from collections.abc import Sequence

from etl.adding.draft import Draft, Paragraph, one_line
from etl.adding.roles import with_head, with_roles

_ENDS = re.compile(r"[.!?…:][”\"'’»)\]]*$")

_BROKEN = 30  # least characters of a line that is broken because its page ends


def read_plain(text: str, language: str | None) -> Draft:
    """The article that a text holds: a paragraph a line, whatever of Unicode ends it.

    Where blank lines part the paragraphs and most lines inside them end in the middle of a sentence, the lines are
    those of a page: they are joined.

    Args:
        text: The file's content.
        language: Its language; null where that is not known.

    Raises:
        ValueError: There is no line in it.
    """
    groups = [[line.strip() for line in group] for group in _groups(text.splitlines())]
    if not groups:
        raise ValueError("there is no text in it")
    remarks = list[str]()
    if _wrapped(groups):
        joined = sum(len(group) > 1 for group in groups)
        counted = f"{joined} paragraphs of several lines were" if joined > 1 else "1 paragraph of several lines was"
        remarks.append(f"{counted} joined, since blank lines part the paragraphs")
        lines = [one_line(" ".join(group)) for group in groups]
    else:
        lines = [line for group in groups for line in group]
    paragraphs = with_roles([Paragraph(line) for line in lines], language)
    return with_head(Draft(paragraphs, language=language, remarks=tuple(remarks)))


def _groups(lines: Sequence[str]) -> list[list[str]]:
    groups: list[list[str]] = [[]]
    for line in lines:
        if line.strip():
            groups[-1].append(line)
        elif groups[-1]:
            groups.append([])
    return [group for group in groups if group]


def _wrapped(groups: Sequence[Sequence[str]]) -> bool:
    """Whether lines are broken where a page ends, and not where a paragraph does."""
    inner = [line for group in groups for line in group[:-1]]
    broken = [line for line in inner if len(line) >= _BROKEN and not _ENDS.search(line)]
    return len(groups) > 1 and 2 * len(broken) > len(inner)
