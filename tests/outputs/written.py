"""The small project written in every format, and what stands beside the rows: what the tests of the outputs share."""

import json
from pathlib import Path
from typing import Any

import duckdb

from etl.model.project import Project
from etl.outputs.descriptor import descriptor, write_descriptor
from etl.outputs.registry import Edition, find_outputs
from etl.outputs.sums import write_sums
from etl.publish.checked import Checked
from etl.seeds.head import read_head
from tests import SMALL


def write_all(checked: Checked, folder: Path) -> Path:
    """Write a package into a folder in every format."""
    head, problems = read_head(Project(SMALL))
    assert problems == []
    edition = Edition(checked.tables.con, checked.model, head, folder / "data")
    edition.data.mkdir(parents=True)
    for output in find_outputs():
        assert output.write(edition) == [], output.name
    write_sums(edition.data)
    write_descriptor(descriptor(checked.model, head, folder, edition.views), folder / "datapackage.json")
    return folder


def metadata(path: Path) -> dict[str, str]:
    """What a Parquet file says of itself."""
    rows = duckdb.execute("SELECT key, value FROM parquet_kv_metadata(?)", [str(path)]).fetchall()
    return {key.decode("utf-8"): value.decode("utf-8") for key, value in rows}


def schemas(package: Path) -> dict[str, dict[str, Any]]:
    """Table or view to its schema, found as a reader of the descriptor finds it."""
    told = json.loads((package / "datapackage.json").read_text(encoding="utf-8"))
    return {e["name"]: json.loads((package / e["schema"]).read_text(encoding="utf-8")) for e in told["resources"]}
