"""The handbook of the publisher: a page a task, on the site of the publisher's own record and on no other."""

from typing import Any

from etl.model.project import Project
from etl.model.tongue import later

FOLDER = "handbook"
SECTION, ENTRY = "Take it away", {later("Your own record"): f"{FOLDER}/index.md"}


def has_handbook(project: Project) -> bool:
    """Whether the site of a record has the handbook: its pages stand in a folder `site/` of its own."""
    own = project.root / "site"
    return project.site == own and (own / "pages" / FOLDER).is_dir()


def handbook_in_menu(menu: list[Any], project: Project) -> None:
    """Put the handbook last into the section on what people take away; its own first page leads to the others.

    Args:
        menu: The menu as MkDocs has it, which changes.
        project: The repository.
    """
    held = next((item[SECTION] for item in menu if isinstance(item, dict) and SECTION in item), None)
    if held is not None and has_handbook(project):
        held.append(ENTRY)
