"""Problems shown to people, to programs, and to the pages where changes are reviewed, a form a file."""

import json
from collections.abc import Callable, Mapping, Sequence

from etl.problems.catalogue import Code
from etl.problems.formats.github import as_github
from etl.problems.formats.text import for_people
from etl.problems.problem import Problem


def _sarif(problems: Sequence[Problem], codes: Mapping[str, Code]) -> str:
    from etl.problems.formats.sarif import as_sarif  # noqa: PLC0415 - no other check needs what it imports

    return as_sarif(problems, codes)


FORMATS: dict[str, Callable[[Sequence[Problem], Mapping[str, Code]], str]] = {
    "text": lambda problems, _: for_people(problems),
    "json": lambda problems, _: json.dumps([p.as_dict() for p in problems], ensure_ascii=False, indent=2),
    "github": lambda problems, _: as_github(problems),
    "sarif": _sarif,
}
"""Name to what shows problems so, given what each code stands for."""

__all__ = ["FORMATS", "for_people"]
