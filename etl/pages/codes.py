"""Every problem code with an example of bad data, from the head of each; also for programs."""

import json
import textwrap
from collections.abc import Iterator

from etl.checks import find_codes
from etl.model.tongue import gettext
from etl.pages.book import Asset, Book, Page
from etl.problems import Code


def pages(book: Book) -> Iterator[Page | Asset]:
    """The page of all problem codes, and the same as JSON."""
    codes = sorted(find_codes().values(), key=lambda code: code.name)
    rows = [
        {
            "code": code.name,
            "severity": code.severity,
            "title": code.title,
            "advice": code.advice,
            "example": example(code),
            "message": code.says,
        }
        for code in codes
    ]
    yield Page(
        "problems.md",
        gettext("Problems"),
        gettext(
            "Every problem that a check or a build can tell: what it means, what to do, and an example of bad data."
        ),
        "problems.md.jinja",
        {"codes": rows},
    )
    yield Asset("problems/index.json", json.dumps(rows, ensure_ascii=False, indent=1) + "\n")


def example(code: Code) -> str:
    """Bad data as lines of text: what is changed in which file, or what else is wrong."""
    lines: list[str] = []
    for key, text, below in code.example:
        if key == "example":
            lines += [text] if text not in lines else ["…"]
            plain = textwrap.dedent("\n".join(line[1:] for line in below)).split("\n")
            lines += [f"{line[0]} {rest}" for line, rest in zip(below, plain, strict=True)]
        elif key == "without":
            lines.append(f"{text} is not there")
        elif key == "sql":
            lines += ["The tables come out wrong, as after", f"  {text}"]
        else:
            lines.append(f"Told by {text}" if key == "run" else text)
    return "\n".join(lines)
