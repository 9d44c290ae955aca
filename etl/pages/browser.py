"""What runs in the browser: written in `site/browser/`, bundled into the theme by `make`, named and missed here."""

from collections.abc import Mapping
from pathlib import Path

from etl.model.project import Project

FILES = ("claim.js", "console.js", "filter.js", "duckdb-eh.wasm.gz", "duckdb-eh.worker.js.gz")
DATABASE = "record.duckdb.gz"


def browser_folder(project: Project) -> Path:
    """Folder of the theme that holds the bundle; it becomes `browser/` of the site."""
    return project.site / "theme" / "browser"


def bundled(project: Project) -> Mapping[str, int]:
    """File name to bytes; empty unless every file is there."""
    paths = [browser_folder(project) / name for name in FILES]
    return {path.name: path.stat().st_size for path in paths} if all(path.is_file() for path in paths) else {}
