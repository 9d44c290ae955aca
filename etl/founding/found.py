"""Make the folder of a new record: the template filled in, its evidence located, and all of it checked."""

import csv
import importlib.metadata
import io
import json
import shlex
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import unquote, urlsplit

from etl.founding.wishes import Wishes, languages
from etl.model.project import PACKAGE_SCHEMAS, Project
from etl.model.templates import filled
from etl.problems import for_people
from etl.publish.checked import run_stages, summary
from etl.publish.editor import write_editor_schemas
from etl.publish.locating import locate_all

TEMPLATE = Path(__file__).with_name("template")
"""A record as it is founded: `dot-` before a name stands for its dot, and what ends in `.jinja` is filled in."""
DRAFT = ".draft"
KEPT = {".git"}
"""What a folder may hold that counts as empty: a repository that holds nothing yet."""
DISTRIBUTION = "claims-press"


def refuse_full(folder: Path) -> None:
    """See that a record may be founded in a folder.

    Raises:
        ValueError: It is a file, or holds something.
        OSError: It cannot be read.
    """
    if folder.exists() and not folder.is_dir():
        raise ValueError(f"{folder} is a file; expected a folder that is empty, or not there yet")
    held = sorted(path.name for path in folder.iterdir() if path.name not in KEPT) if folder.exists() else []
    if held:
        some = ", ".join(held[:3]) + (", …" if len(held) > 3 else "")
        raise ValueError(f"{folder} is not empty (it holds {some}); expected a folder that is, or is not there yet")


def found_record(folder: Path, wishes: Wishes) -> str:
    """Write a record with its example, see that it is well, and only then put it into its folder.

    Args:
        folder: An empty folder, or one that is not there yet.
        wishes: What the record is told.

    Returns:
        One line: how much the example holds, and that it has no problem.

    Raises:
        ValueError: The folder is not empty.
        OSError: A file cannot be written.
        RuntimeError: What was made is not well, which is the publisher's fault.
    """
    refuse_full(folder)
    with _nothing_left(folder):
        draft = folder / DRAFT
        draft.mkdir(parents=True)
        _write(draft, wishes)
        told = _checked(draft)
        for path in sorted(draft.iterdir()):
            path.rename(folder / path.name)
        draft.rmdir()
    return told


@contextmanager
def _nothing_left(folder: Path) -> Iterator[None]:
    """Take back what was made in a folder, and the folder and those around it that were not there, where it fails."""
    missing = [path for path in (folder, *folder.parents) if not path.exists()]
    try:
        yield
    except BaseException:
        if missing:
            shutil.rmtree(missing[-1], ignore_errors=True)
        else:
            for path in folder.iterdir():
                if path.name not in KEPT:
                    shutil.rmtree(path) if path.is_dir() else path.unlink()
        raise


def _write(folder: Path, wishes: Wishes) -> None:
    values = {"yaml": _yaml, "languages": languages(), **{key: getattr(wishes, key) for key in wishes.__slots__}}
    for source in sorted(path for path in TEMPLATE.rglob("*") if path.is_file()):
        parts = [part.replace("dot-", ".", 1) if part.startswith("dot-") else part for part in _below(source)]
        target = folder.joinpath(*parts)
        target.parent.mkdir(parents=True, exist_ok=True)
        if target.suffix == ".jinja":
            target.with_suffix("").write_text(filled(source, **values), encoding="utf-8", newline="\n")
        else:
            target.write_bytes(source.read_bytes())
    if wishes.sides:
        vocabularies = folder / "seeds" / "vocabularies"
        vocabularies.mkdir()
        (vocabularies / "side.csv").write_text(_side_csv(wishes), encoding="utf-8", newline="\n")


def _below(path: Path) -> tuple[str, ...]:
    return path.relative_to(TEMPLATE).parts


def _yaml(text: str) -> str:
    """A text as a scalar of YAML, which takes those of JSON."""
    return json.dumps(text, ensure_ascii=False)


def _side_csv(wishes: Wishes) -> str:
    """The record's sides, before those that the publisher brings and the checks know by name."""
    written = io.StringIO()
    rows = csv.writer(written, lineterminator="\n")
    rows.writerow(["value", "label", "definition", "party"])
    for side in wishes.sides:
        rows.writerow([side.id, side.label, f"{side.label}, its bodies and those who fight for it.", side.party])
    kept = (PACKAGE_SCHEMAS / "vocabularies" / "side.csv").read_text(encoding="utf-8")
    return written.getvalue() + kept.partition("\n")[2]


def _checked(folder: Path) -> str:
    """Locate the example, check it, and leave the schemas for editors."""
    project = Project(folder, folder / "seeds" / "articles", texts_required=True)
    _, problems = locate_all(project)
    checked = run_stages(project)
    if problems or checked.problems:
        told = for_people(problems or checked.problems)
        raise RuntimeError(f"the record that was made is not well, and was taken back; please report this:\n{told}")
    write_editor_schemas(project, checked)
    return summary(checked)


def how_to_make() -> str:
    """The words after `make` that name the publisher which is at work here; where pip took it from."""
    try:
        distribution = importlib.metadata.distribution(DISTRIBUTION)
    except importlib.metadata.PackageNotFoundError:
        return "PUBLISHER=…"
    told = distribution.read_text("direct_url.json")
    if told is None:
        return f"PUBLISHER={DISTRIBUTION}=={distribution.version}"
    address = json.loads(told)["url"]
    parts = urlsplit(address)
    return f"PUBLISHER={shlex.quote(unquote(parts.path) if parts.scheme == 'file' else address)}"
