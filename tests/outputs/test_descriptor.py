"""The descriptor: sizes and sums, and what the site lists beside the CSV."""

import hashlib
import json
from pathlib import Path

from etl.outputs.descriptor import site_descriptor
from etl.publish.checked import Checked
from etl.rules import find_views


def test_descriptor_tells_size_and_sum_of_every_table(package: Path, checked: Checked) -> None:
    told = json.loads((package / "datapackage.json").read_text(encoding="utf-8"))
    assert next(iter(told)) == "$schema"
    assert told["name"] == "small-record"
    views = sorted(view.name for view in find_views())
    assert [entry["name"] for entry in told["resources"]] == [*checked.model.tables, *views]
    for entry in told["resources"]:
        content = (package / entry["path"]).read_bytes()
        assert entry["bytes"] == len(content)
        assert entry["hash"] == f"sha256:{hashlib.sha256(content).hexdigest()}"
        assert (entry["type"], entry["format"], entry["mediatype"]) == ("table", "csv", "text/csv")
        assert entry["schema"] == f"data/schemas/{entry['name']}.json"
    assert "created" not in told


def test_the_site_lists_the_parquet_too(package: Path, checked: Checked) -> None:
    written = json.loads((package / "datapackage.json").read_text(encoding="utf-8"))
    told = site_descriptor(written, package)
    names = [entry["name"] for entry in told["resources"]]
    listed = [*checked.model.tables, *sorted(view.name for view in find_views())]
    assert names == [*listed, *(f"{name}-parquet" for name in listed)]
    assert len(set(names)) == len(names)
    for entry in told["resources"]:
        assert entry["bytes"] == (package / entry["path"]).stat().st_size
        schema = json.loads((package / entry["schema"]).read_text(encoding="utf-8"))
        assert {key["reference"].get("resource", entry["name"]) for key in schema.get("foreignKeys", [])} <= set(names)
