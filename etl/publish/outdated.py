"""Whether the package that stands is older than the seeds."""

from contextlib import suppress

from etl.changes import git
from etl.model.project import Project
from etl.publish.stamp import SEEDS, seeds_changed


def outdated(project: Project) -> bool:
    """Whether the seeds changed since the package was built: by what the build left, else by what git has of both.

    Raises:
        OSError: A file cannot be read.
    """
    changed = seeds_changed(project)
    with suppress(ValueError):  # Without git nobody knows.
        if changed is None:
            built = [project.shown(path) for path in (project.data, project.descriptor)]
            seeds = [f"{project.shown(project.seeds)}/*{ending}" for ending in SEEDS]
            changed = _edited(project, *seeds) and not _edited(project, *built)
    return bool(changed)


def _edited(project: Project, *paths: str) -> bool:
    return bool(git(project.root, "status", "--porcelain", "--", *paths))
