"""Where the settled cases name ids of either pass."""

from collections.abc import Iterator

import yaml

from etl.agreement.coded import CodedKind, coded_kinds
from etl.agreement.settled import NAME
from etl.model.project import Project
from etl.model.tables import Model
from etl.seeds.naming import Ids, Naming, id_tables
from etl.seeds.yaml_loader import compose


def settled_namings(project: Project, model: Model, first: Ids, second: Ids) -> Iterator[Naming]:
    """Every place of the settled cases that names some ids: in their rows, and the article of a case.

    Args:
        project: The second pass.
        model: The tables.
        first: The ids of the first pass that change.
        second: Those of the second.

    Raises:
        ValueError: The file cannot be read.
    """
    path = project.seeds / NAME
    shown = project.shown(path)
    node, problems = compose(path, shown) if path.is_file() else (None, [])
    if problems and node is None:
        raise ValueError(f"{shown} cannot be read; `etl check` says why")
    kinds = {kind.table: kind for kind in coded_kinds(model)}
    for case in node.value if isinstance(node, yaml.SequenceNode) else ():
        for key, value in case.value if isinstance(case, yaml.MappingNode) else ():
            if key.value == "source" and ("sources", value.value) in first:
                yield Naming(shown, value, first["sources", value.value])
            elif key.value == "differences" and isinstance(value, yaml.SequenceNode):
                for row in value.value:
                    yield from _in_row(shown, row, model, kinds, (first, second))


def _in_row(
    shown: str, row: yaml.Node, model: Model, kinds: dict[str, CodedKind], passes: tuple[Ids, Ids]
) -> Iterator[Naming]:
    """The ids in `[table, id, id, column, value, value]`, the first of each two of the first pass."""
    nodes = row.value if isinstance(row, yaml.SequenceNode) else []
    if len(nodes) != 6 or nodes[0].value not in kinds:
        return
    kind, column = kinds[nodes[0].value], nodes[3].value
    of_column = next((field.table for field in kind.columns if field.name == column), None)
    for side, ids in enumerate(passes):
        named, value = nodes[1 + side], nodes[4 + side]
        new = _named(model, kind, named.value, ids)
        if new != named.value:
            yield Naming(shown, named, new)
        tables = id_tables(model, of_column, column) if of_column is not None else ()
        told = next((ids[table, value.value] for table in sorted(tables) if (table, value.value) in ids), None)
        if told is not None:
            yield Naming(shown, value, told)


def _named(model: Model, kind: CodedKind, text: str, ids: Ids) -> str:
    """What names a record, with the new ids; its columns are told in their order, a printed phrase in any words."""
    words, last = text.split(" "), len(kind.named) - 1
    tables = [id_tables(model, kind.table, column) for column in kind.named]
    coded = [bool(of) or column == "paragraph" for of, column in zip(tables, kind.named, strict=True)]
    before = coded.index(False) if False in coded else len(coded)
    after = last - coded[::-1].index(False) if False in coded else last
    counted = len(words) > 1 and words[-1].startswith("(") and words[-1].endswith(")") and words[-1][1:-1].isdigit()
    end = len(words) - counted
    at = {n: n for n in range(before)} | {n: end - 1 - (last - n) for n in range(after + 1, last + 1)}
    for column, place in at.items():
        for table in sorted(tables[column]):
            if 0 <= place < end and (table, words[place]) in ids:
                words[place] = ids[table, words[place]]
                break
    return " ".join(words)
