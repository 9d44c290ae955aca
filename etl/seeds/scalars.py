"""Values as they are typed in YAML, in the style of what stood there: plain, in quotes, or folded over lines."""

import json
import re
from decimal import Decimal
from typing import Any

import yaml

from etl.seeds.yaml_loader import SeedLoader, is_null

Value = str | int | Decimal | list[str]
"""What may be written under a key: a text, a number, true or false, or several bare values."""

WIDTH = 120
_RESOLVER: Any = yaml.resolver.Resolver()
_PLAIN_TAGS = ("tag:yaml.org,2002:str", "tag:yaml.org,2002:timestamp")
_OTHERWISE = frozenset({"y", "n"})  # true and false to other readers of YAML 1.1


def plain_text(value: Value) -> str:
    """A single value as a reader of the seeds finds it."""
    if isinstance(value, bool):
        return str(value).lower()
    return format(value, "f") if isinstance(value, Decimal) else str(value)


def scalar(value: Value, *, flow: bool = False, style: str | None = None) -> str:
    """A value on one line.

    Args:
        value: The value.
        flow: Whether it stands within braces or brackets.
        style: The quotation mark around what stood there, if any.
    """
    if isinstance(value, list):
        texts = [scalar(text, flow=True) for text in value]
        return texts[0] if len(texts) == 1 and not flow else f"[{', '.join(texts)}]"
    text = plain_text(value)
    if not isinstance(value, str) or (style not in ("'", '"') and _is_plain(text, flow=flow)):
        return text
    if style == "'" and text.isprintable():
        return "'" + text.replace("'", "''") + "'"
    return json.dumps(text, ensure_ascii=False)


def _is_plain(text: str, *, flow: bool) -> bool:
    """Whether a text without quotes is read as that text, and by no reader as something else."""
    try:
        node = yaml.compose(f"{{k: {text}}}" if flow else f"k: {text}", Loader=SeedLoader)
    except yaml.YAMLError:
        return False
    if not isinstance(node, yaml.MappingNode) or len(node.value) != 1:
        return False
    value = node.value[0][1]
    if not isinstance(value, yaml.ScalarNode) or value.style or value.value != text or is_null(value):
        return False
    tag = _RESOLVER.resolve(yaml.ScalarNode, text, (True, False))
    return tag in _PLAIN_TAGS and text.lower() not in _OTHERWISE


def entry(key: str, value: Value, column: int) -> str:
    """The line of a key, or the lines where its text is too long for one.

    Args:
        key: The key.
        value: What stands under it.
        column: The column of the key, from 0.
    """
    line = f"{key}: {scalar(value)}\n"
    if isinstance(value, str) and column + len(line) > WIDTH + 1 and _can_fold(value):
        return f"{key}: >-\n{_lines(value.split(' '), column + 2)}"
    return line


def refolded(old: str, value: str) -> str | None:
    """A folded text with another value, in which lines whose words stay are as they were; null where it cannot fold.

    Args:
        old: The block scalar: `>` and the lines below it, without the last line's end.
        value: The new text.
    """
    head, *lines = old.split("\n")
    if not head.startswith(">") or not _can_fold(value) or any(not line.strip() for line in lines) or not lines:
        return None
    indent = len(lines[0]) - len(lines[0].lstrip(" "))
    words, rows = value.split(" "), [line[indent:].split(" ") for line in lines]
    first = last = 0
    above, below = list[str](), list[str]()
    for line, row in zip(lines, rows, strict=True):
        if words[first : first + len(row)] != row:
            break
        above.append(line + "\n")
        first += len(row)
    for line, row in zip(reversed(lines[len(above) :]), reversed(rows[len(above) :]), strict=True):
        end = len(words) - last
        if end - len(row) < first or words[end - len(row) : end] != row:
            break
        below.insert(0, line + "\n")
        last += len(row)
    between = words[first : len(words) - last]
    comment = re.sub(r"^>\S*", "", head)
    return f">-{comment}\n" + "".join(above) + (_lines(between, indent) if between else "") + "".join(below)


def _can_fold(text: str) -> bool:
    return text.isprintable() and all(text.split(" "))


def _lines(words: list[str], indent: int) -> str:
    lines = [words[0]]
    for word in words[1:]:
        if indent + len(lines[-1]) + 1 + len(word) <= WIDTH:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    return "".join(f"{' ' * indent}{line}\n" for line in lines)
