"""The publisher: curated seeds in, a validated data package, database and site out.

Data flows one way through the stages, each importing only what stands above it; `tests/test_stages.py` has their order.
"""

TYPE_CHECKING = False  # So that typing, which takes as long as all of this, is not loaded.
if TYPE_CHECKING:
    from pathlib import Path

    import pandera.polars as pa

__all__ = ["frame_schema"]


def frame_schema(table: str, record: "str | Path" = ".") -> "pa.DataFrameSchema":
    """The pandera schema of a table, for data frames of your own.

        from etl import frame_schema

        frame_schema("casualties").validate(my_frame, lazy=True)

    It judges a `polars.DataFrame`: of a `LazyFrame` pandera looks at the types only and lets wrong values pass.
    References to other tables are no matter of one frame.

    Args:
        table: A published table, such as `casualties`.
        record: Folder of the record whose vocabularies count; without seeds there, those of the publisher.

    Returns:
        Exactly the table's columns in their order, with their types and all that `schemas/` says of them.

    Raises:
        ValueError: There is no such table.
    """
    from pathlib import Path  # noqa: PLC0415 - `import etl` starts nothing

    from etl.model.project import Project  # noqa: PLC0415
    from etl.model.tables import load_model  # noqa: PLC0415
    from etl.outputs.frames import frame_model  # noqa: PLC0415 - polars and pandera take a second

    project = Project(Path(record))
    model = load_model(project.schemas, project.vocabularies)
    if table not in model.tables:
        raise ValueError(f"there is no table {table!r}; the tables are {', '.join(sorted(model.tables))}")
    return frame_model(model[table], model)
