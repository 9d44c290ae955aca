"""The dictionary of tables, columns and views, and the vocabularies; their anchors are stable addresses."""

from collections.abc import Iterator

from etl.model.tables import Model, Table
from etl.model.tongue import gettext
from etl.pages.book import Book, Page
from etl.rules import ALL_RULES, find_views
from etl.rules.columns import view_columns


def pages(book: Book) -> Iterator[Page]:
    """The dictionary and the vocabularies."""
    used: dict[str, list[tuple[str, str]]] = {}
    for table in book.model:
        for field in table.fields:
            if field.vocabulary is not None:
                used.setdefault(field.vocabulary, []).append(
                    (f"{table.name}.{field.name}", f"{table.name}-{field.name}")
                )
    views = sorted(find_views(), key=lambda view: view.name)
    for view in views:
        for column, vocabulary in view.vocabularies.items():
            used.setdefault(vocabulary, []).append((f"{view.name}.{column}", f"view-{view.name}-{column}"))
    yield Page(
        "dictionary.md",
        gettext("Dictionary"),
        gettext("Every table, column and view of the data: type, key, vocabulary, and what it means."),
        "dictionary.md.jinja",
        {
            "tables": [(table, len(book.tables[table.name])) for table in _in_reading_order(book.model)],
            "targets": {table.name: _targets(table) for table in book.model},
            "views": [(view, view_columns(book.con, book.model, view)) for view in views],
            "all_rules": ALL_RULES,
        },
    )
    yield Page(
        "vocabularies.md",
        gettext("Vocabularies"),
        gettext("Every coded value of the data, with its label and its definition."),
        "vocabularies.md.jinja",
        {"used": used},
    )


def _in_reading_order(model: Model) -> list[Table]:
    """The claims and what hangs on them first, then the articles, then the registers by name."""
    first = ["claims"]
    first += [t.name for t in model if t.primary_key == ("claim_id",) and t.name not in first]
    rest = sorted(table.name for table in model if table.name not in first)
    return [model[name] for name in (*first, *rest) if name in model.tables]


def _targets(table: Table) -> dict[str, tuple[str, str]]:
    """Column to the (table, column) that it refers to; the narrowest reference where there are several."""
    found: dict[str, tuple[str, str]] = {}
    for key in sorted(table.foreign_keys, key=lambda key: len(key.fields)):
        for column, target in zip(key.fields, key.target, strict=True):
            found.setdefault(column, (key.table, target))
    return found
