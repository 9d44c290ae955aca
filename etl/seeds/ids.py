"""The id of a record: the one that the curator typed, or what makes it where nobody types a whole one."""

from etl.model.tables import Model
from etl.seeds.record import Record


def claim_id(record: Record) -> str:
    """The id of a claim: source, paragraph, and the word that the curator typed."""
    return f"{record.source_id}-p{record.paragraph_number}-{record.get('id')}"


def own_id(model: Model, record: Record) -> tuple[tuple[str, ...], str | None]:
    """Tables in which a record would stand under an id, and the id; null where it cannot be read."""
    form, table = record.form, record.form.table
    number = record.paragraph.get("paragraph") if record.paragraph is not None else None
    placed = isinstance(number, int)
    if form.kind is not None:
        return ("claims", table), claim_id(record) if placed and record.get("id") is not None else None
    if form.name == "paragraph":
        return (table,), f"{record.source_id}, {number}" if placed else None
    if model[table].primary_key == (f"{form.name}_id",):
        own = record.get(form.name)
        return (table,), None if own is None else str(own)
    return (), None
