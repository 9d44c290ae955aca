"""Changes shown to people, to programs, and on the site's page of changes."""

import json
from collections.abc import Callable, Iterable
from dataclasses import asdict

from etl.changes.compare import Changes, Key, TableChanges

NOTHING = "No differences."


def _text(changes: Changes) -> str:
    """A block a table: a count, then `+` for a row added, `-` for one removed, `~` for one changed."""
    if not changes.tables:
        return NOTHING
    blocks = []
    for table in changes.tables:
        lines = [f"{table.name}: {', '.join(_summary(table))}"]
        lines += [f"  + {_shown(row.key)}" for row in table.added]
        lines += [f"  - {_shown(row.key)}" for row in table.removed]
        for changed in table.changed:
            lines.append(f"  ~ {_shown(changed.key)}")
            lines += [f"      {c.column}: {_value(c.old)} -> {_value(c.new)}" for c in changed.cells]
        blocks.append("\n".join(lines))
    return "\n\n".join(blocks)


def _json(changes: Changes) -> str:
    """A JSON object: `old`, `new`, and `tables`, each with its columns and rows that differ."""
    return json.dumps(asdict(changes), ensure_ascii=False, indent=2)


def _markdown(changes: Changes) -> str:
    """A summary table, then a section a table, for the site."""
    if not changes.tables:
        return NOTHING + "\n"
    lines = ["| TableChanges | Rows added | Rows removed | Rows changed | Columns |", "|---|---:|---:|---:|---|"]
    for table in changes.tables:
        counts = " | ".join(str(len(rows)) for rows in (table.added, table.removed, table.changed))
        columns = [f"+ `{name}`" for name in table.columns_added]
        columns += [f"− `{name}`" for name in table.columns_removed]
        lines.append(f"| [{_plain(table.title)}](#{table.name}) | {counts} | {', '.join(columns)} |")
    for table in changes.tables:
        lines += ["", f"## {_plain(table.title)} {{#{table.name}}}", ""]
        lines.append(f"{', '.join(_summary(table)).capitalize()}.")
        lines += _listed("Added", (row.key for row in table.added))
        lines += _listed("Removed", (row.key for row in table.removed))
        lines += _changed(table)
    return "\n".join(lines) + "\n"


def _listed(heading: str, keys: Iterable[Key]) -> list[str]:
    shown = [f"- `{_code(_shown(key))}`" for key in keys]
    if not shown:
        return []
    return ["", f"**{heading}**", "", *shown]


def _changed(table: TableChanges) -> list[str]:
    if not table.changed:
        return []
    lines = ["", "**Changed**", "", "| Row | Column | Old | New |", "|---|---|---|---|"]
    for changed in table.changed:
        row = f"`{_code(_shown(changed.key))}`"
        lines += [f"| {row} | `{c.column}` | {_cell(c.old)} | {_cell(c.new)} |" for c in changed.cells]
    return lines


def _summary(table: TableChanges) -> list[str]:
    parts = [] if table.status == "kept" else [f"table {table.status}"]
    for verb, rows in (("added", table.added), ("removed", table.removed), ("changed", table.changed)):
        if rows:
            parts.append(f"{len(rows)} {'row' if len(rows) == 1 else 'rows'} {verb}")
    for verb, columns in (("added", table.columns_added), ("removed", table.columns_removed)):
        if columns:
            noun = "column" if len(columns) == 1 else "columns"
            parts.append(f"{noun} {verb}: {', '.join(columns)}")
    return parts


def _shown(key: Key) -> str:
    return ", ".join(key)


def _value(text: str | None) -> str:
    return "null" if text is None else json.dumps(text, ensure_ascii=False)


def _code(text: str) -> str:
    """Text for a code span in a table: no bar ends the cell, no mark the span."""
    return text.replace("`", "'").replace("|", "\\|").replace("\n", " ")


def _cell(text: str | None) -> str:
    return "*null*" if text is None else _plain(text)


def _plain(text: str) -> str:
    """Text in which nothing is markup."""
    text = text.replace("&", "&amp;").replace("<", "&lt;").replace("\n", " ")
    return "".join(f"\\{c}" if c in "\\`*_{}[]()#+-.!|~" else c for c in text)


FORMATS: dict[str, Callable[[Changes], str]] = {"text": _text, "json": _json, "markdown": _markdown}
