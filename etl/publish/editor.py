"""JSON Schemas for editors, with the ids of the record, in `.build/schemas/`: a check and a build leave them there."""

import json
from pathlib import Path

from etl.model.project import Project
from etl.model.seed_schemas import editor_schemas
from etl.publish.checked import Checked
from etl.publish.files import write_whole


def write_editor_schemas(project: Project, checked: Checked) -> None:
    """Write the schemas that differ from those of last time, those of the second pass into a folder of their own.

    Raises:
        OSError: One cannot be written.
    """
    _write(project.work / "schemas", checked.whole or checked)  # Whoever completes a draft needs the ids of drafts.
    if checked.second is not None:
        _write(project.work / "schemas" / "second-pass", checked.second.whole or checked.second)


def _write(folder: Path, checked: Checked) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    model, con = checked.model, checked.tables.con
    # Only what registers define: claim ids come and go with every article, and an editor need not offer them.
    ids = {}
    for table in model:
        if table.name in model.forms.registers and len(table.primary_key) == 1:
            key = table.primary_key[0]
            rows = con.execute(f'SELECT "{key}" FROM "{table.name}" ORDER BY "{key}"').fetchall()
            ids[table.name] = [row[0] for row in rows]
    for name, schema in editor_schemas(model, ids).items():
        path, text = folder / f"{name}.json", json.dumps(schema, ensure_ascii=False, indent=1) + "\n"
        if not path.is_file() or path.read_text(encoding="utf-8") != text:
            write_whole(path, text)
