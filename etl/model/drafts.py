"""How a seed says that it is a draft: `state: draft` in an article's head, or the key `drafted` in any record."""

import math
import re
from collections.abc import Iterator
from pathlib import Path

KEY = "drafted"
STATE, DRAFT = "state", "draft"
ABOUT = (
    "What this proposal rests on, as long as nobody has confirmed it. With this key the record, and every record in it,"
    " is a draft: checks warn of it, and nothing that is published holds it. Take the key out once the record is right."
)
_SAYS = re.compile(rb"^(state:[ \t]*['\"]?draft['\"]?[ \t]*\r?$|drafted:[ \t]*[^ ~\t\r\n])", re.MULTILINE)


def says_draft(path: Path) -> bool:
    """Whether an article's seed says that it is a draft, be it one that is no YAML.

    A line within a text in quotation marks says nothing, closed or not: where a mark is forgotten in an article that is
    none, whatever its texts tell of drafts must not make the fault a warning.

    Raises:
        OSError: It cannot be read.
    """
    content = path.read_bytes()
    if b"draft" not in content or not (found := [*_SAYS.finditer(content)]):
        return False
    quoted = [*_quoted(content)]
    lines = (content.count(b"\n", 0, saying.start()) for saying in found)
    return any(not any(start < line <= end for start, end in quoted) for line in lines)


def _quoted(content: bytes) -> Iterator[tuple[int, float]]:
    """First and last line, from 0, of each text in quotation marks."""
    import yaml  # noqa: PLC0415 - commands that read no seed, and records without drafts, do without

    loader = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
    try:
        for token in yaml.scan(content, Loader=loader):
            if isinstance(token, yaml.ScalarToken) and token.style in ("'", '"'):
                yield token.start_mark.line, token.end_mark.line
    except yaml.MarkedYAMLError as error:
        if error.context_mark is not None and error.problem == "found unexpected end of stream":
            yield error.context_mark.line, math.inf
    except yaml.YAMLError:  # Characters that YAML forbids: no text is known as quoted.
        return
