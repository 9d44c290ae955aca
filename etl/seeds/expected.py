"""What must be read in a seed file once it is changed, worked out from what was read before.

It knows nothing of lines, comments and quotation marks, so that a file put together wrongly differs from it.
"""

from typing import Any

import yaml

from etl.seeds.edits import Edits, New, Path, record_slot
from etl.seeds.scalars import Value, plain_text


def expected(node: yaml.Node | None, path: Path, changes: Edits) -> Any:
    """Text, lists and mappings that shall stand at a path.

    Args:
        node: What stood there.
        path: Where.
        changes: What shall be otherwise in the file.
    """
    new = changes.added.get(path, [])
    if isinstance(node, yaml.SequenceNode):
        slots, result = [record_slot(node, record, path) for record in new], []
        for number in range(len(node.value) + 1):
            result += [_meant(r) for r, slot in zip(new, slots, strict=True) if slot == number]
            if number < len(node.value) and (*path, number) not in changes.removed:
                result.append(expected(node.value[number], (*path, number), changes))
        return result
    if isinstance(node, yaml.MappingNode):
        held = {key.value: expected(value, (*path, key.value), changes) for key, value in node.value}
        gone = {k.value for k, v in node.value if isinstance(v, yaml.SequenceNode) and v.value and not held[k.value]}
        held = {key: value for key, value in held.items() if key not in gone}
        for at, records in changes.added.items():
            if at[:-1] == path and at and not held.get(str(at[-1])):
                held[str(at[-1])] = [_meant(record) for record in records]
        for key, value in changes.values.get(path, {}).items():
            held.pop(key, None)
            if value is not None:
                held[key] = _read_as(value)
        return held
    return [_meant(record) for record in new] if node is None or new else node.value


def _meant(record: New) -> dict[str, Any]:
    lists = {key: [_meant(inner) for inner in records] for key, records in record.lists.items()}
    return {key: _read_as(value) for key, value in record.values.items()} | lists


def _read_as(value: Value) -> Any:
    if isinstance(value, list):
        return value[0] if len(value) == 1 else value
    return plain_text(value)


def held_in(node: yaml.Node | None) -> Any:
    """What a node holds: text, lists and mappings; nothing for a list of nothing."""
    if isinstance(node, yaml.SequenceNode):
        return [held_in(item) for item in node.value]
    if isinstance(node, yaml.MappingNode):
        return {key.value: held_in(value) for key, value in node.value}
    return [] if node is None else node.value
