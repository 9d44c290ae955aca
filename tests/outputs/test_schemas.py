"""The schemas beside the descriptor: of the tables, and of the views."""

import json
from pathlib import Path

from etl.publish.checked import Checked
from etl.rules import find_views
from tests.outputs.written import metadata, schemas


def test_a_schema_stands_in_a_file_and_says_each_vocabulary_once(package: Path, checked: Checked) -> None:
    """The values, as every reader enforces them; labels and definitions stand in the table of the vocabularies."""
    found = schemas(package)
    assert {path.stem for path in (package / "data" / "schemas").iterdir()} == set(found)
    for table in checked.model:
        assert [written["name"] for written in found[table.name]["fields"]] == [field.name for field in table.fields]
        for field, written in zip(table.fields, found[table.name]["fields"], strict=True):
            assert "fieldsMatch" not in written
            assert "categories" not in written
            if field.vocabulary is not None:
                assert written["constraints"]["enum"] == list(checked.model.vocabularies[field.vocabulary])
                assert written["vocabulary"] == field.vocabulary


def test_a_view_has_a_schema_of_its_own(package: Path, checked: Checked) -> None:
    """What it passes on keeps code and limits but may be null; what it makes is told by its head."""
    found = schemas(package)
    types = {"DOUBLE": "number", "VARCHAR": "string", "BIGINT": "integer", "BOOLEAN": "boolean", "DATE": "date"}
    for view in find_views():
        described = checked.tables.con.execute(f'DESCRIBE "{view.name}"').fetchall()
        fields = found[view.name]["fields"]
        assert [(f["name"], f["type"]) for f in fields] == [(r[0], types[r[1]]) for r in described]
        assert all(f["description"] for f in fields)
        assert not [f for f in fields if {"required", "unique"} & set(f.get("constraints", {}))]
        path = package / "data" / "views" / f"{view.name}.parquet"
        assert json.loads(metadata(path)["schema"]) == found[view.name]
    context = {field["name"]: field for field in found["claim_context"]["fields"]}
    outcomes = [term.value for term in checked.model.vocabularies["outcome"].values()]
    assert context["outcome"]["constraints"]["enum"] == outcomes
    assert context["claimant_side"]["vocabulary"] == "side"
    assert "Values:" not in context["claimant_side"]["description"]
    assert context["value"]["type"] == "number"
    assert context["span_end"]["constraints"] == {"minimum": 1}


def test_a_reference_to_the_own_table_names_no_resource(package: Path) -> None:
    keys = schemas(package)["actors"]["foreignKeys"]
    assert [key["reference"] for key in keys] == [{"fields": ["actor_id"]}]
