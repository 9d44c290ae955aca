"""pandera judges the Parquet, and what users put in their own frames."""

from dataclasses import replace
from pathlib import Path

import polars as pl

from etl.outputs.frames import frame_model
from etl.outputs.reread import judge_parquet
from etl.publish.checked import Checked


def test_pandera_judges_types_columns_and_references(package: Path, checked: Checked, tmp_path: Path) -> None:
    for path in (package / "data").glob("*.parquet"):
        (tmp_path / path.name).write_bytes(path.read_bytes())
    actors = pl.read_parquet(tmp_path / "actors.parquet")
    actors.with_columns(pl.lit(1).alias("extra")).write_parquet(tmp_path / "actors.parquet")
    claims = pl.read_parquet(tmp_path / "claims.parquet")
    claims.with_columns(pl.col("paragraph").cast(pl.Int32)).write_parquet(tmp_path / "claims.parquet")
    pl.read_parquet(tmp_path / "paragraphs.parquet").drop("role").write_parquet(tmp_path / "paragraphs.parquet")
    found = judge_parquet(tmp_path, checked.model)
    assert {(p.code, p.file, p.table) for p in found} == {
        ("pandera", f"data/{name}.parquet", name) for name in ("actors", "claims", "paragraphs")
    }
    assert any("extra" in p.message for p in found)
    assert any(p.field == "paragraph" and "Int64" in p.message for p in found)
    assert any("role" in p.message for p in found)


def test_a_reference_that_is_not_there_is_told_with_its_row(package: Path, checked: Checked, tmp_path: Path) -> None:
    for path in (package / "data").glob("*.parquet"):
        (tmp_path / path.name).write_bytes(path.read_bytes())
    actors = pl.read_parquet(tmp_path / "actors.parquet")
    last = actors["actor_id"][-1]
    actors.filter(pl.col("actor_id") != last).write_parquet(tmp_path / "actors.parquet")
    found = judge_parquet(tmp_path, checked.model)
    assert {p.value for p in found} == {last}
    assert all("actors does not hold" in p.message for p in found)


def test_users_judge_their_own_frames(checked: Checked) -> None:
    frame = pl.DataFrame({"vocabulary": ["v"], "value": ["w"], "label": ["W"], "definition": ["d"]})
    table = replace(checked.model["vocabulary"], fields=checked.model["vocabulary"].fields[:4])
    assert frame_model(table, checked.model).validate(frame).equals(frame)
