"""What YAML drops without a word: the text behind ` #` on a line that holds something else.

A comment there is told too, since nobody can tell it from a value that was cut short; it stands on a line of its own.
"""

import re
from bisect import bisect
from collections.abc import Iterator

import yaml

from etl.problems import Problem, problem

_REST = re.compile(r"[^\r\n]*")
_BLOCKS = ("|", ">")
_SHOWN = 60  # Most characters of a comment that a message repeats.


def comments_behind(text: str, root: yaml.Node, shown: str) -> Iterator[Problem]:
    """Each comment that shares its line with something else, at its `#`.

    Args:
        text: The content of a file.
        root: What it was read as.
        shown: Its path as shown to people.
    """
    spans: list[tuple[int, int]] = []
    position = text.find("#")
    while position >= 0:
        start = max(text.rfind("\n", 0, position), text.rfind("\r", 0, position)) + 1
        before = text[start:position]
        spans = spans or (sorted(_spans(root, text)) if before.strip() else [])
        nearest = bisect(spans, (position, len(text)))
        if before.strip() and (before[-1] not in " \t" or (nearest and position < spans[nearest - 1][1])):
            position = text.find("#", position + 1)  # It stands in a scalar.
            continue
        rest = _REST.match(text, position)
        assert rest is not None
        dropped = rest[0]
        if before.strip():
            at = (shown, text.count("\n", 0, position) + 1, len(before) + 1)
            told = dropped if len(dropped) <= _SHOWN else f"{dropped[: _SHOWN - 1]}…"
            yield problem("comment-behind", f"{told!r} is a comment to YAML, which drops it", at=at, value=dropped)
        position = text.find("#", position + len(dropped))


def _spans(root: yaml.Node, text: str) -> Iterator[tuple[int, int]]:
    """From where to where each scalar is typed, keys among them; of a block without the line of its mark."""
    nodes, seen = [root], set[int]()
    while nodes:
        node = nodes.pop()
        if id(node) in seen:  # Named by an alias, perhaps inside itself.
            continue
        seen.add(id(node))
        if isinstance(node, yaml.ScalarNode):
            start: int = node.start_mark.index
            yield text.find("\n", start) if node.style in _BLOCKS else start, node.end_mark.index
        elif isinstance(node, yaml.MappingNode):
            nodes += [part for pair in node.value for part in pair]
        else:
            nodes += node.value
