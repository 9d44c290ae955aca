"""What shall be otherwise in a seed file, and where what is new goes among what is there."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

import yaml

from etl.seeds.scalars import Value

Path = tuple[str | int, ...]
"""Keys and positions, from 0, that lead from the top of a file to a record or to a list of records."""


@dataclass
class New:
    """A record to be added.

    Attributes:
        values: Its keys in order, and their values.
        lists: Key of a list in it to the records there.
        flow: Whether it is written in braces, where they go on one line.
    """

    values: dict[str, Value]
    lists: dict[str, list["New"]] = field(default_factory=dict)
    flow: bool = False


@dataclass
class Edits:
    """What shall be otherwise in a file.

    Attributes:
        values: Path of a record to its keys that change; null takes a key out.
        added: Path of a list to the records that come into it.
        removed: Paths of the records that go.
        orders: Path of a record to its keys, in the order in which new ones are placed among the others.
    """

    values: dict[Path, dict[str, Value | None]] = field(default_factory=dict)
    added: dict[Path, list[New]] = field(default_factory=dict)
    removed: set[Path] = field(default_factory=set)
    orders: dict[Path, Sequence[str]] = field(default_factory=dict)

    def __bool__(self) -> bool:
        return bool(self.values or self.added or self.removed)


def key_slot(keys: Sequence[str], key: str, order: Sequence[str]) -> int:
    """Where a key goes among others: where the fewest of them then stand otherwise than in an order."""
    rank = {name: number for number, name in enumerate(order)}
    known = [rank.get(name, -1) for name in keys]

    def wrong(slot: int) -> int:
        return sum(r > rank[key] for r in known[:slot]) + sum(r < rank[key] for r in known[slot:])

    return min(range(len(keys), -1, -1), key=wrong)


def record_slot(node: yaml.SequenceNode, record: New, path: Path) -> int:
    """Before which record of a list a new one goes: behind all.

    In a list that is numbered, and in a register in the order of its ids, it goes where it belongs.
    """
    key, value = next(iter(record.values.items()), ("", ""))
    held = [{k.value: getattr(v, "value", "") for k, v in item.value}.get(key, "") for item in node.value]
    if isinstance(value, int) and all(text.isdecimal() for text in held):
        return _before([int(text) for text in held], value)
    return len(held) if path or len(held) < 2 else _before(held, str(value))


def _before(held: list[Any], value: Any) -> int:
    return next((n for n, one in enumerate(held) if one > value), len(held)) if held == sorted(held) else len(held)
