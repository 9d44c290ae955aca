"""`datapackage.json`: what the package holds, for programs. Data Package v2, without dates, the same for the same rows.

Source: Data Package standard, version 2.0.
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from etl.model.files import file_sum
from etl.model.tables import Model
from etl.outputs.registry import Described
from etl.outputs.schemas import FOLDER

PROFILE = "https://datapackage.org/profiles/2.0/datapackage.json"
NAME = "datapackage.json"
TEXTS = "paragraph_texts"
VIEWS = "views"  # Folder of the views' files below `data/`.


def descriptor(
    model: Model, head: Mapping[str, Any], folder: Path, views: Iterable[Described] = (), opened: Sequence[str] = ()
) -> dict[str, Any]:
    """The descriptor of the package, which lists the CSV: tables, then views.

    Args:
        model: The tables.
        head: The hand-written head, as `read_head` returns it.
        folder: The package's folder, in which `data/<table>.csv` and `data/views/<view>.csv` stand.
        views: The views.
        opened: The licences of the texts of articles, as SPDX ids: not that of the package.

    Raises:
        OSError: A CSV file cannot be read.
    """
    resources = [_csv(folder, f"data/{table.name}.csv", table.title, table.description) for table in model]
    for resource in resources if opened else ():
        if resource["name"] == TEXTS:
            resource["licenses"] = [{"name": licence} for licence in opened]
    resources += [_csv(folder, f"data/{VIEWS}/{view.name}.csv", view.title, view.description) for view, _ in views]
    return {"$schema": PROFILE, **head, "resources": resources}


def site_descriptor(package: Mapping[str, Any], folder: Path) -> dict[str, Any]:
    """The descriptor of the copy that the site publishes, which lists a Parquet file beside every CSV.

    Both have one schema: what refers to another table refers to its CSV.

    Args:
        package: The descriptor that lists the CSV.
        folder: The package's folder.

    Raises:
        OSError: A file cannot be read.
    """
    return {**package, "resources": [*package["resources"], *(_parquet(one, folder) for one in package["resources"])]}


def write_descriptor(content: Mapping[str, Any], path: Path) -> None:
    """Write a descriptor as JSON."""
    text = json.dumps(content, ensure_ascii=False, indent=2) + "\n"
    path.write_bytes(text.encode("utf-8"))


def _csv(folder: Path, path: str, title: str, description: str) -> dict[str, Any]:
    stem, text = Path(path).stem, {"format": "csv", "mediatype": "text/csv", "encoding": "utf-8"}
    return _resource(folder, path, (stem, title, description), text, f"data/{FOLDER}/{stem}.json")


def _parquet(resource: Mapping[str, Any], folder: Path) -> dict[str, Any]:
    about = f"{resource['name']}-parquet", f"{resource['title']} (Parquet)", resource["description"]
    written = {"format": "parquet", "mediatype": "application/vnd.apache.parquet"}
    told = _resource(
        folder, Path(resource["path"]).with_suffix(".parquet").as_posix(), about, written, resource["schema"]
    )
    return told | ({"licenses": resource["licenses"]} if "licenses" in resource else {})


def _resource(
    folder: Path, path: str, about: tuple[str, str, str], form: Mapping[str, str], schema: str
) -> dict[str, Any]:
    found = file_sum(folder / path, folder)
    name, title, description = about
    told = {"name": name, "type": "table", "path": found.path, "title": title, "description": description, **form}
    return {**told, "bytes": found.bytes, "hash": f"sha256:{found.sha256}", "schema": schema}
