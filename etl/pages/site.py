"""MkDocs run over the written pages, its warnings turned into problems, and the data files put beside its pages."""

import gzip
import logging
import os
import shutil
import sys
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from html import escape
from logging.handlers import BufferingHandler
from pathlib import Path
from typing import Any

from etl.model.project import Project
from etl.model.tongue import gettext, language
from etl.pages.browser import DATABASE, FILES, browser_folder, write_browser_words
from etl.pages.folders import leave_out_empty, place_in_menu
from etl.pages.handbook import handbook_in_menu
from etl.pages.home import MOTTO
from etl.pages.policy import lock_page
from etl.pages.reports import reports_in_menu
from etl.problems import Problem, problem

ENGINE_PAGES = frozenset({"query/index.html"})


def build_site(
    project: Project,
    head: Mapping[str, Any],
    *,
    pages: Path | None = None,
    site: Path | None = None,
    package: Path | None = None,
    descriptor: Path | None = None,
) -> list[Problem]:
    """Build the site from the written pages.

    Args:
        project: The repository.
        head: The hand-written head of the descriptor.
        pages: Folder of pages; `.build/pages` when absent.
        site: Folder of the built site, emptied first; `.build/site` when absent.
        package: Folder that holds `data/` and `datapackage.json`; the repository's root when absent.
        descriptor: File to publish as `datapackage.json`; the package's own when absent.

    Returns:
        A problem for each warning or error of MkDocs: a link to nothing, an anchor that no page has. Another when the
        browser code was not bundled.

    Raises:
        OSError: A file cannot be read or written.
    """
    pages = pages or project.work / "pages"
    site = site or project.work / "site"
    package = package or project.root
    with _listening() as heard:
        _run(project, head, pages, site)
    if any(record.levelno >= logging.ERROR for record in heard):
        return [_problem(record) for record in heard]
    for path in sorted(site.rglob("*.html")):
        lock_page(path, engine=path.relative_to(site).as_posix() in ENGINE_PAGES)
    _put_data(package, descriptor or package / "datapackage.json", site)
    write_browser_words(site)
    return [*(_problem(record) for record in heard), *_missed(project)]


def _run(project: Project, head: Mapping[str, Any], pages: Path, site: Path) -> None:
    os.environ["NO_MKDOCS_2_WARNING"] = "1"  # Read by Material when it is imported.
    from mkdocs.commands.build import build  # noqa: PLC0415 - a fifth of a second that `etl check` need not pay
    from mkdocs.config import load_config  # noqa: PLC0415
    from mkdocs.exceptions import MkDocsException  # noqa: PLC0415

    try:
        config = load_config(
            str(project.site / "mkdocs.yml"),
            docs_dir=str(pages.resolve()),
            site_dir=str(site.resolve()),
            # The theme prints these as they are, into elements and attributes.
            site_name=escape(head.get("title") or head.get("name") or project.root.resolve().name),
            site_description=escape(" ".join(str(head.get("description", "")).split())),
            copyright=escape(_copyright(head)),
            strict=False,  # Each warning is a problem here, and all of them are told.
        )
        _speak(config)
        if config.nav:
            place_in_menu(config.nav, project)
            reports_in_menu(config.nav, project)
            handbook_in_menu(config.nav, project)
            leave_out_empty(config.nav, pages)
            config.nav = spoken_menu(config.nav)
        config.plugins.on_startup(command="build", dirty=False)
        try:
            build(config)
        finally:
            config.plugins.on_shutdown()
    except MkDocsException as error:
        logging.getLogger("mkdocs").error("%s", error)  # noqa: TRY400 - a problem's message, not a traceback


def _speak(config: Any) -> None:
    """Let the frame speak the language of the site; where Material does not know it, its own words stay English."""
    config.extra |= {"language": language(), "gettext": gettext}
    languages = [f"{folder}/partials/languages/{language()}.html" for folder in config.theme.dirs]
    if any(Path(path).is_file() for path in languages):
        config.theme["language"] = language()
    palettes = config.theme.get("palette", {})
    toggles = [one.get("toggle", {}) for one in (palettes if isinstance(palettes, list) else [palettes])]
    _say(toggles, "name")
    _say([config.mdx_configs.get("toc", {})], "permalink_title")


def _say(settings: Iterable[dict[str, Any]], key: str) -> None:
    for held in settings:
        if key in held:
            held[key] = gettext(held[key])


def spoken_menu(menu: list[Any]) -> list[Any]:
    """A menu with its titles in the language of the site."""
    return [
        {gettext(title): spoken_menu(held) if isinstance(held, list) else held for title, held in item.items()}
        if isinstance(item, dict)
        else item
        for item in menu
    ]


def _copyright(head: Mapping[str, Any]) -> str:
    named = [one.get("title") or one["name"] for one in head.get("licenses", [])]
    licences = (gettext("Data: %(licence)s.") % {"licence": name} for name in named)
    return " ".join([*licences, gettext(MOTTO)])


def _missed(project: Project) -> list[Problem]:
    folder = browser_folder(project)
    lacking = [name for name in FILES if not (folder / name).is_file()]
    told = f"the site has no SQL page and no filters: {project.shown(folder)} lacks {', '.join(lacking)}"
    return [problem("browser-code", told)] if lacking else []


def _put_data(package: Path, descriptor: Path, site: Path) -> None:
    """Put what people take away beside the pages, in the places where the descriptor says it stands."""
    if package.joinpath("data").is_dir():
        shutil.copytree(package / "data", site / "data", dirs_exist_ok=True)
    for database in (package / "data").glob("*.duckdb"):
        # The same bytes for the SQL page, packed: most of a small database is empty, and many servers pack nothing.
        packed = site / "browser" / DATABASE
        packed.parent.mkdir(exist_ok=True)
        packed.write_bytes(gzip.compress(database.read_bytes(), mtime=0))
    if descriptor.is_file():
        shutil.copyfile(descriptor, site / "datapackage.json")


@contextmanager
def _listening() -> Iterator[list[logging.LogRecord]]:
    """What MkDocs warns of, kept and not printed."""
    logger, listener = logging.getLogger("mkdocs"), BufferingHandler(sys.maxsize)
    listener.setLevel(logging.WARNING)
    spread = logger.propagate
    logger.addHandler(listener)
    logger.propagate = False
    try:
        yield listener.buffer
    finally:
        logger.removeHandler(listener)
        logger.propagate = spread


def _problem(record: logging.LogRecord) -> Problem:
    return problem("site", " ".join(record.getMessage().split()))
