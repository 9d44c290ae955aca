"""Where seeds name ids: in the records that have them, and wherever a key refers to them, as the schemas say."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import yaml

from etl.model.tables import Model
from etl.seeds.ids import claim_id, own_id
from etl.seeds.load import Seeds
from etl.seeds.record import Record

Ids = Mapping[tuple[str, str], str]
"""(table, id) to the id that it shall have."""


@dataclass(frozen=True, slots=True)
class Naming:
    """A place where an id is typed.

    Attributes:
        file: The seed file, as shown to people.
        node: What stands there.
        new: What shall stand there.
    """

    file: str
    node: yaml.ScalarNode
    new: str


def id_tables(model: Model, table: str, column: str) -> set[str]:
    """The tables whose ids a column holds, its own among them; a part of a key leads on to what that part is."""
    found = {table} if model[table].primary_key == (column,) else set[str]()
    for foreign in model[table].foreign_keys:
        for own, target in zip(foreign.fields, foreign.target, strict=True):
            if own == column and (foreign.table, target) != (table, column):
                found |= id_tables(model, foreign.table, target)
    return found


def namings(model: Model, seeds: Seeds, ids: Ids) -> Iterator[Naming]:
    """Every place where records name some ids.

    Args:
        model: The tables.
        seeds: What people wrote.
        ids: The ids that change.
    """
    for record, key, tables in id_keys(model, seeds):
        value, node = str(record.get(key)), record.nodes.get(key)
        new = next((ids[table, value] for table in sorted(tables) if (table, value) in ids), None)
        if new is not None and isinstance(node, yaml.ScalarNode):
            yield Naming(record.file, node, new)
    for record in all_records(seeds):
        yield from _of_claim(model, record, ids)


def id_keys(model: Model, seeds: Seeds) -> Iterator[tuple[Record, str, set[str]]]:
    """Every key of a record that holds an id, its own or another's, and the tables in which that may stand."""
    held = {
        form.name: {key: id_tables(model, typed.table, typed.field.name) for key, typed in form.typed.items()}
        for form in model.forms.by_name.values()
    }
    for record in all_records(seeds):
        for key, tables in held[record.form.name].items():
            if record.get(key) is not None:
                yield record, key, tables


def _of_claim(model: Model, record: Record, ids: Ids) -> Iterator[Naming]:
    """The word that makes a claim's id, where that is what changes of it, and not its article."""
    tables, own = own_id(model, record)
    node = record.nodes.get("id")
    if own is None or "claims" not in tables or not isinstance(node, yaml.ScalarNode):
        return
    new, word = ids.get(("claims", own)), str(record.get("id"))
    if new is not None and ("sources", record.source_id) not in ids:
        yield Naming(record.file, node, new.removeprefix(own.removesuffix(word)))


def of_article(seeds: Seeds, old: str, new: str) -> dict[tuple[str, str], str]:
    """The ids that change with that of an article: its own, and those of its claims."""
    ids = {("sources", old): new}
    for record in seeds.claims():
        if record.source_id == old:
            renamed = new + claim_id(record).removeprefix(old)
            ids |= {(table, claim_id(record)): renamed for table in ("claims", record.form.table)}
    return ids


def all_records(seeds: Seeds) -> Iterator[Record]:
    """Every record that could be read, broken ones among them."""
    yield from (record for of_form in seeds.records.values() for record in of_form)
    yield from seeds.broken
