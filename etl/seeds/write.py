"""Records as YAML, and their place in a seed file of which nothing else changes."""

import json
import re
from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import yaml

from etl.model.forms import Form
from etl.seeds.yaml_loader import SeedLoader

_PLAIN = re.compile(r"[^\W\d_][\w .,;'’()/-]*")
_OTHERWISE = frozenset({"y", "n", "yes", "no", "on", "off", "true", "false", "null"})  # to readers of YAML 1.1


def record_text(
    form: Form, values: Mapping[str, Any], lists: Mapping[str, str] | None = None, asked: Container[str] = ()
) -> str:
    """A record as a list item at the margin, its keys in the order of its form.

    Args:
        form: Its form.
        values: Column to value. A key whose value is null is left out, or empty where the form needs it.
        lists: Key of a list in it to its items, as this function writes them.
        asked: Columns whose keys stand empty where they have no value, though the form does not need them.
    """
    lines = []
    for key, typed in form.typed.items():
        value = values.get(typed.field.name)
        if value is not None:
            lines.append(f"{key}: {scalar_text(value)}")
        elif typed.needed or typed.field.name in asked:
            lines.append(f"{key}:")
    for key, items in (lists or {}).items():
        lines += [f"{key}:", *items.splitlines()]
    return "- " + "\n  ".join(lines) + "\n"


def scalar_text(value: object) -> str:
    """A value as it is typed behind a key, in quotes where it would else be read otherwise."""
    text = str(value)
    if isinstance(value, int) or (_PLAIN.fullmatch(text) and text == text.strip() and text.lower() not in _OTHERWISE):
        return text
    return json.dumps(text, ensure_ascii=False)


@dataclass(frozen=True, slots=True)
class Addition:
    """Records to be added to a file.

    Attributes:
        text: The records, each a list item at the margin.
        owner: Id of the record in whose list they belong; null: that of the file.
        key: The key of that list.
    """

    text: str
    owner: str | None = None
    key: str | None = None


class CannotAddError(ValueError):
    """The file is written in a way to which nothing can be added by lines."""


def add_records(text: str, additions: Sequence[Addition], id_key: str) -> tuple[str, list[int]]:
    """A seed file with more records: where its ids stand in the order of the alphabet in that order, else at its end.

    Args:
        text: The file, a list of records, or empty.
        additions: What to add, in order.
        id_key: The key of a record's id.

    Returns:
        The new text, in which every other character is what it was, and the line of each addition, from 1.

    Raises:
        CannotAddError: The list stands in brackets, or what was there would be read differently.
    """
    if not additions:
        return text, []
    root = _read(text)
    end = "\r\n" if "\r\n" in text else "\n"
    lines = text.splitlines(keepends=True)
    if isinstance(root, yaml.SequenceNode) and not root.value:
        line, start, stop = root.start_mark.line, root.start_mark.column, root.end_mark.column
        rest = lines[line][:start] + lines[line][stop:].lstrip(" ")
        lines[line : line + 1], root = [rest] if rest.strip() else [], None
    if lines and not lines[-1].endswith("\n"):
        lines[-1] += end
    placed = sorted(
        ((*_spot(root, lines, addition, id_key), number) for number, addition in enumerate(additions)),
        key=lambda spot: (spot[0], spot[2], spot[3]),
    )
    result, where, done = list[str](), [0] * len(additions), 0
    for line, indent, _, number in placed:
        result += lines[done:line]
        where[number] = len(result) + 1
        result += [" " * indent + item + end for item in additions[number].text.splitlines()]
        done = line
    changed = "".join([*result, *lines[done:]])
    _judge(text, changed, additions, id_key)
    return changed, where


def _spot(root: yaml.Node | None, lines: list[str], addition: Addition, id_key: str) -> tuple[int, int, str]:
    """Number of the line before which an addition belongs, its indentation, and its id where ids are in order."""
    if root is None:
        return len(lines), 0, ""
    if addition.owner is not None:
        pairs = (pair for record in root.value if _value(record, id_key) == addition.owner for pair in record.value)
        block = _block(next((node for key, node in pairs if key.value == addition.key), None), addition)
        return _last_line(block, lines, block.start_mark.column) + 1, block.start_mark.column, ""
    block = _block(root, addition)
    indent, ids = block.start_mark.column, [_value(record, id_key) for record in block.value]
    if len(ids) < 2 or ids != sorted(ids):
        return len(lines), indent, ""
    [record] = _records(addition.text)
    own = _value(record, id_key)
    later = next((n for n, id_ in enumerate(ids) if id_ > own), None)
    if later is None:
        return len(lines), indent, own
    line = block.value[later].start_mark.line
    while lines[line][indent : indent + 1] != "-":
        line -= 1
    # What is said above a record belongs to it; above the first it may be the head of the file.
    while later and lines[line - 1].lstrip(" ").startswith("#"):
        line -= 1
    return line, indent, own


def _block(node: yaml.Node | None, addition: Addition) -> yaml.SequenceNode:
    if isinstance(node, yaml.SequenceNode) and not node.flow_style and node.value:
        return node
    line = 1 if node is None else node.start_mark.line + 1
    what = "the file" if addition.owner is None else f"{addition.key!r} of {addition.owner!r}"
    raise CannotAddError(f"{line}: {what} is no list whose items start with a dash")


def _last_line(node: yaml.Node, lines: list[str], indent: int) -> int:
    """Number of the last line that belongs to a node."""
    if isinstance(node, yaml.CollectionNode) and node.value and not node.flow_style:
        last = node.value[-1]
        return _last_line(last[1] if isinstance(last, tuple) else last, lines, indent)
    line: int = node.end_mark.line
    if isinstance(node, yaml.ScalarNode) and node.style in ("|", ">"):
        line -= 1
        while not lines[line].strip() or re.match(rf" {{0,{indent}}}#", lines[line]):
            line -= 1
    return line


def _records(text: str) -> list[yaml.Node]:
    node = _read(text)
    return node.value if isinstance(node, yaml.SequenceNode) else []


def _value(record: yaml.Node, key: str) -> str:
    """The text under a key; empty where there is none."""
    pairs = record.value if isinstance(record, yaml.MappingNode) else ()
    return next((node.value for name, node in pairs if name.value == key and isinstance(node, yaml.ScalarNode)), "")


def _judge(before: str, after: str, additions: Sequence[Addition], id_key: str) -> None:
    """Refuse a text in which anything but the additions is new, or any of them is not there.

    Raises:
        CannotAddError: It is so.
    """
    old, new = _plain(_read(before)) or [], _plain(_read(after))
    for addition in additions:
        owners = [record for record in new if addition.owner is not None and record.get(id_key) == addition.owner]
        around = owners[0][addition.key] if owners else new
        for record in map(_plain, _records(addition.text)):
            if record not in around:
                raise CannotAddError("1: what is added would not be read as it is meant")
            around.remove(record)
    if old != new:
        raise CannotAddError("1: what stands there would be read differently")


def _read(text: str) -> yaml.Node | None:
    try:
        node: yaml.Node | None = yaml.compose(text, Loader=SeedLoader)
    except yaml.YAMLError as error:
        raise CannotAddError("1: the file is no YAML, or would be none any more") from error
    return node


def _plain(node: yaml.Node | None) -> Any:
    """What a node holds: text, lists and mappings."""
    if isinstance(node, yaml.SequenceNode):
        return [_plain(item) for item in node.value]
    if isinstance(node, yaml.MappingNode):
        return {key.value: _plain(value) for key, value in node.value}
    return None if node is None else node.value
