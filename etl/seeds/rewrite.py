"""A seed file with other values and records, in which every other character is what it was.

The file is cut at its records, keys and values, and put together again from the same pieces: a comment, a blank line, a
quotation mark, a record in braces stay as somebody wrote them.
"""

from collections.abc import Sequence

import yaml

from etl.seeds.edits import Edits, New, Path, key_slot, record_slot
from etl.seeds.expected import expected, held_in
from etl.seeds.scalars import WIDTH, Value, entry, refolded, scalar
from etl.seeds.yaml_loader import SeedLoader


class CannotRewriteError(ValueError):
    """The file is written in a way in which this cannot be changed piece by piece."""


def rewrite(text: str, changes: Edits) -> str:
    """A seed file, changed.

    Args:
        text: The file.
        changes: What shall be otherwise.

    Raises:
        CannotRewriteError: A list that changes stands in brackets, the file ends its lines in two ways, or what comes
            out would not be read as it is meant.
    """
    if not changes:
        return text
    end = "\r\n" if "\r\n" in text else "\n"
    lines = text.replace("\r\n", "\n")
    if end == "\r\n" and lines.count("\n") != text.count("\r\n"):
        raise CannotRewriteError("1: the lines of the file end in two ways; save it with one")
    mark, body = ("\ufeff", lines[1:]) if lines.startswith("\ufeff") else ("", lines)
    whole = body if body.endswith("\n") else body + "\n"
    root = _read(whole)
    after = _Writer(whole, changes).file(root)
    if held_in(_read(after)) != expected(root, (), changes):
        raise CannotRewriteError("1: what is changed would not be read as it is meant; change it in the file by hand")
    after = after if body.endswith("\n") else after.removesuffix("\n")
    return mark + after.replace("\n", end)


def _read(text: str) -> yaml.Node | None:
    try:
        node: yaml.Node | None = yaml.compose(text, Loader=SeedLoader)
    except yaml.YAMLError as error:
        raise CannotRewriteError("1: the file is no YAML, or would be none any more") from error
    return node


class _Writer:
    """Puts a file together again; each piece of text goes to the end of its line."""

    def __init__(self, text: str, changes: Edits) -> None:
        self._text = text
        self._changes = changes

    def file(self, root: yaml.Node | None) -> str:
        if root is None:
            return self._text + self._records((), 0)
        if isinstance(root, yaml.SequenceNode) and root.flow_style and () in self._changes.added:
            before, after = self._text[: self._line_start(root)], self._text[self._line_end(root.end_mark.index) :]
            return before + self._instead(root, ()) + after
        start, end = self._line_start(root), self._line_end(_end(root, self._text))
        return self._text[:start] + self._value(root, ()) + self._text[end:]

    def _line_start(self, node: yaml.Node) -> int:
        start: int = node.start_mark.index
        return self._text.rfind("\n", 0, start) + 1

    def _line_end(self, index: int) -> int:
        return self._text.index("\n", index) + 1

    def _value(self, node: yaml.Node, path: Path) -> str:
        """A list or record with all its lines, from the start of a list's line, or from a record's first key."""
        if isinstance(node, yaml.SequenceNode) and not node.flow_style:
            return self._list(node, path)
        if isinstance(node, yaml.MappingNode) and not node.flow_style:
            return self._block(node, path)
        end = _end(node, self._text)
        whole = self._text[node.start_mark.index : end]
        if isinstance(node, yaml.MappingNode):
            whole = self._flow(node, path)
        return whole + self._text[end : self._line_end(end)]

    def _list(self, node: yaml.SequenceNode, path: Path) -> str:
        indent, new = node.start_mark.column, list(self._changes.added.get(path, ()))
        slots = [record_slot(node, record, path) for record in new]
        result, end, left = "", self._line_start(node), 0
        for number in range(len(node.value) + 1):
            result += "".join(_item(r, indent) for r, slot in zip(new, slots, strict=True) if slot == number)
            if number == len(node.value):
                break
            item = node.value[number]
            lead = self._text[end : item.start_mark.index]
            end = self._line_end(_end(item, self._text))
            if (*path, number) in self._changes.removed:
                result += _comments(lead)
            else:
                result, left = result + lead + self._value(item, (*path, number)), left + 1
        return result if left or new else f"{result}{' ' * indent}[]\n"

    def _instead(self, old: yaml.Node, path: Path, indent: int = 0) -> str:
        """New records where a list of none stands, or nothing."""
        if isinstance(old, yaml.SequenceNode) and old.value:
            raise CannotRewriteError(f"{old.start_mark.line + 1}: a list in brackets; write its records with dashes")
        return self._records(path, indent)

    def _records(self, path: Path, indent: int) -> str:
        return "".join(_item(record, indent) for record in self._changes.added.get(path, ()))

    def _block(self, node: yaml.MappingNode, path: Path) -> str:
        """The keys of a record, each with the comments above it."""
        column, given = node.start_mark.column, dict(self._changes.values.get(path, {}))
        keys, pieces, kept, end = list[str](), list[tuple[str, str]](), "", node.start_mark.index
        for key, value in node.value:
            lead = (
                kept + self._text[end : key.start_mark.index] if pieces or kept or end != key.start_mark.index else ""
            )
            end = self._line_end(_end(value, self._text))
            body = self._entry(key, value, path, given)
            if body is None:
                kept = _comments(lead)
            else:
                keys, pieces, kept = [*keys, key.value], [*pieces, (lead, body)], ""
        for key in self._keys(path):
            if key in keys:
                continue
            line = ""
            if (value := given.get(key)) is not None:
                line = entry(key, value, column)
            elif (*path, key) in self._changes.added:
                line = f"{key}:\n{self._records((*path, key), column)}"
            if line:
                slot = key_slot(keys, key, self._changes.orders[path])
                keys.insert(slot, key)
                pieces.insert(slot, (" " * column, line))
        if not pieces:
            return "{}\n" + kept
        return self._joined(pieces, column) + kept

    def _keys(self, path: Path) -> Sequence[str]:
        return self._changes.orders.get(path, ())

    @staticmethod
    def _joined(pieces: list[tuple[str, str]], column: int) -> str:
        """The keys behind each other; what was said above the one that is now first comes below it."""
        (lead, first), *others = pieces
        result = first + _comments(lead)
        for above, body in others:
            result += (above if above.endswith(" " * column) else above + " " * column) + body
        return result

    def _entry(self, key: yaml.ScalarNode, value: yaml.Node, path: Path, given: dict[str, Value | None]) -> str | None:
        """The lines of a key; null where it goes."""
        name, column, at = key.value, key.start_mark.column, (*path, key.value)
        if name in given:
            new = given[name]
            return None if new is None else self._replaced(key, value, new, column)
        if self._emptied(value, at):
            return None
        if isinstance(value, yaml.SequenceNode) and not value.flow_style:
            return self._text[key.start_mark.index : self._line_start(value)] + self._value(value, at)
        if at in self._changes.added:
            return f"{name}:\n{self._instead(value, at, column)}"
        return self._text[key.start_mark.index : value.start_mark.index] + self._value(value, at)

    def _emptied(self, value: yaml.Node, path: Path) -> bool:
        """Whether a list loses all its records."""
        if not isinstance(value, yaml.SequenceNode) or not value.value or path in self._changes.added:
            return False
        return all((*path, number) in self._changes.removed for number in range(len(value.value)))

    def _replaced(self, key: yaml.ScalarNode, old: yaml.Node, new: Value, column: int) -> str:
        """The lines of a key with another value, in the style of the old one."""
        start, end = old.start_mark.index, _end(old, self._text)
        rest = self._text[end : self._line_end(end)]
        if not isinstance(old, yaml.ScalarNode):
            return entry(key.value, new, column)
        head = self._text[key.start_mark.index : start]
        head = head if head[-1:].isspace() else head + " "
        if old.style in (">", "|"):
            folded = refolded(self._text[start:end], new) if isinstance(new, str) else None
            return entry(key.value, new, column) if folded is None else head + folded
        if rest == "\n" and not old.style:
            return entry(key.value, new, column)
        return head + scalar(new, style=old.style) + rest

    def _flow(self, node: yaml.MappingNode, path: Path) -> str:
        """A record in braces."""
        given, parts, keys = self._changes.values.get(path, {}), list[str](), list[str]()
        result, end = "", node.start_mark.index
        for key, value in node.value:
            start, stop = value.start_mark.index, value.end_mark.index
            head = self._text[key.start_mark.index : start]
            raw = self._text[start:stop]
            if key.value in given:
                new = given[key.value]
                head = head if head[-1:].isspace() else head + " "
                raw = "" if new is None else scalar(new, flow=True, style=getattr(value, "style", None))
                if new is None:
                    continue
            keys.append(key.value)
            parts.append(head + raw)
            result += self._text[end : key.start_mark.index] + head + raw
            end = stop
        if len(keys) == len(node.value) and set(given) <= set(keys):
            return result + self._text[end : node.end_mark.index]
        for key, new in given.items():
            if key not in keys and new is not None:
                slot = key_slot(keys, key, self._changes.orders[path])
                keys.insert(slot, key)
                parts.insert(slot, f"{key}: {scalar(new, flow=True)}")
        return "{" + ", ".join(parts) + "}"


def _end(node: yaml.Node, text: str) -> int:
    """Where what is written of a node ends, without the comments and blank lines below it."""
    end: int = node.end_mark.index
    if isinstance(node, yaml.CollectionNode) and node.value and not node.flow_style:
        last = node.value[-1]
        return _end(last[1] if isinstance(last, tuple) else last, text)
    if isinstance(node, yaml.ScalarNode) and node.style in ("|", ">"):
        return node.start_mark.index + len(text[node.start_mark.index : end].rstrip())
    return end


def _comments(lead: str) -> str:
    """The whole lines of what stands before a record or key."""
    return lead[: lead.rfind("\n") + 1]


def _item(record: New, indent: int) -> str:
    return f"{' ' * indent}- {_body(record, indent + 2)}"


def _body(record: New, column: int) -> str:
    braces = "{" + ", ".join(f"{k}: {scalar(v, flow=True)}" for k, v in record.values.items()) + "}\n"
    if record.flow and not record.lists and column + len(braces) <= WIDTH + 1:
        return braces
    lines = [entry(key, value, column) for key, value in record.values.items()]
    lines += [f"{key}:\n{''.join(_item(r, column) for r in records)}" for key, records in record.lists.items()]
    return (" " * column).join(lines) or "{}\n"
