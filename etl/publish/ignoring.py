"""What git leaves out of the article texts: all of them but those that a licence opens."""

from contextlib import suppress

from etl.changes import git
from etl.model.project import Project

_ALL = "/seeds/articles/*.txt"


def ignoring(project: Project, source_id: str, *, opened: bool) -> str | None:
    """What `.gitignore` must hold so that a text is left out, or is not; null where it does.

    Args:
        project: The repository.
        source_id: The article.
        opened: Whether a licence lets its text be there.

    Raises:
        OSError: The file cannot be read.
    """
    path = project.root / ".gitignore"
    text = path.read_text(encoding="utf-8") if path.is_file() else ""
    lines, own = [line.strip() for line in text.splitlines()], f"!/seeds/articles/{source_id}.txt"
    lacking = []
    if not any("seeds/articles" in line and line[0] not in "!#" for line in lines):
        lacking.append(_ALL)
    if opened and own not in lines:
        lacking.append(own)
    if not lacking:
        return None
    return "\n".join([*([text.removesuffix("\n")] if text else []), *lacking]) + "\n"


def ignored_by(project: Project, file: str) -> str | None:
    """The line by which git leaves a file out, with the place where it stands; null where it takes it, or is not there.

    A file whose folder is left out cannot be let through by a line of its own.
    """
    with suppress(ValueError):
        git(project.root, "check-ignore", "-q", "--", file)
        where = git(project.root, "check-ignore", "-v", "--", file).decode(errors="replace").partition("\t")[0]
        ignore, line, pattern = where.split(":", 2)
        return f"line {line} of {ignore}, `{pattern}`"
    return None
