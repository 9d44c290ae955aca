"""PyYAML's C parser without tags: a seed's values are text until their columns give them a type.

Guessing a type for every scalar would cost a third of the parse and be thrown away.
"""

from pathlib import Path
from typing import Any

import yaml

from etl.problems import Place, Problem, problem
from etl.seeds.dropped import comments_behind

NULLS = frozenset({"", "~", "null", "Null", "NULL"})

_Parser: Any = getattr(yaml, "CBaseLoader", yaml.BaseLoader)


class SeedLoader(_Parser):  # type: ignore[misc]
    """Composes nodes that carry text and place only."""

    def resolve(self, _kind: type, _value: str | None, _implicit: Any) -> str:
        """Every node has the same tag."""
        return "text"

    def descend_resolver(self, _node: Any, _index: Any) -> None:
        """There is nothing to resolve by the way to a node."""

    def ascend_resolver(self) -> None:
        """Nor on the way back."""


def is_null(node: yaml.Node) -> bool:
    """Whether a scalar is YAML's null: empty, `~` or `null`, and not in quotes; a text of nothing but space is none."""
    text = node.value
    if node.__class__ is not yaml.ScalarNode:
        return False
    return (text in NULLS and not (text and node.style)) or text.isspace()


def place(node: yaml.Node, shown: str) -> Place:
    """Where a node of a file stands: (file as shown to people, line, column)."""
    return shown, node.start_mark.line + 1, node.start_mark.column + 1


Composed = tuple[yaml.Node | None, list[Problem]]
"""The root node of a seed file and what YAML drops of it, or the problem that keeps it from being read."""


def compose(path: Path, shown: str) -> Composed:
    """Read a seed file.

    Args:
        path: The file.
        shown: The path as shown to people.

    Raises:
        OSError: The file cannot be read.
    """
    return composed(path.read_bytes(), shown)


def composed(content: bytes, shown: str) -> Composed:
    """The same of what the file holds."""
    text, hint = "", None
    try:
        text = content.decode("utf-8-sig")
        node: yaml.Node | None = yaml.compose(text, Loader=SeedLoader)
    except UnicodeDecodeError as error:
        before = content[: error.start].decode("utf-8")
        told, at = f"the file is not UTF-8: {error.reason}", _place(before, len(before))
        hint = "save the file as UTF-8"
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        told = "this is not YAML: " + " ".join(part for part in (error.problem, error.context) if part)
        at = (mark.line + 1, mark.column + 1) if mark else (1, 1)
        if isinstance(error, yaml.composer.ComposerError) and "single document" in str(error.context):
            hint = "a file is one document: take out the line `---`, or move what follows it"
    except yaml.reader.ReaderError as error:
        # Its position counts bytes in the C parser, characters in the other: the character itself is looked up.
        character = chr(error.character) if isinstance(error.character, int) else error.character
        told, at = f"a character that YAML forbids: {error.reason}", _place(text, text.index(character))
    else:
        if node is not None:
            return node, list(comments_behind(text, node, shown))
        told, at = "the file is empty", (1, 1)
        hint = "write what belongs there, or take the file out; a list of no records is written `[]`"
    return None, [problem("yaml-syntax", told, at=(shown, *at), hint=hint)]


def _place(text: str, position: int) -> tuple[int, int]:
    """Line and column of a character."""
    return text.count("\n", 0, position) + 1, position - text.rfind("\n", 0, position)
