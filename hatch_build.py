"""What the wheel holds beside the code: schemas, and the site's sources with what was fetched for it."""

from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

HANDBOOK = "site/pages/handbook/"  # of the publisher's own record alone
SHIPPED = ("schemas", "site/mkdocs.yml", "site/words.pot", "site/pages", "site/theme", "site/map")


class ShippedFiles(BuildHookInterface):  # type: ignore[type-arg]
    """Puts them below the package; in an editable install the code finds them beside it."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Name every file that is there: before npm has run, the site's typefaces and browser code are not."""
        if version == "editable":
            return
        root = Path(self.root)
        for name in SHIPPED:
            for path in sorted([root / name, *(root / name).rglob("*")]):
                shown = path.relative_to(root).as_posix()
                if path.is_file() and path.name != ".installed" and not shown.startswith(HANDBOOK):
                    build_data["force_include"][str(path)] = f"etl/_shipped/{shown}"
