"""Measure the built site as a reader has it, and how long a large one takes to build.

Bytes of the home page, bytes and time to the first answer of a query, and the site of 5,000 generated claims. Run as
`make bench`, or `python -m tests.bench_site --quick` for three runs instead of nine. Every run is a browser that has
seen nothing before, on a plain file server on this machine.
"""

import argparse
import gzip
import shutil
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, Page

from etl.model.project import Project
from etl.outputs.registry import downloadable
from etl.pages import build_site, write_claims, write_pages
from etl.pages.query import examples, fragment
from etl.publish.checked import run_stages
from etl.publish.locating import locate_all
from tests import ROOT
from tests.bench import report
from tests.chrome import Watched, chromium, served
from tests.generate import generate
from tests.living import create_views

PACKED = (".gz", ".woff2", ".png")


def main() -> None:
    """Print every figure."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--quick", action="store_true", help="three runs instead of nine")
    runs = 3 if parser.parse_args().quick else 9
    with tempfile.TemporaryDirectory() as folder:
        site = shutil.copytree(ROOT / ".build" / "site", Path(folder) / "site")
        with served(site, "record") as address, chromium() as browser:
            bytes_of("home page", browser, address, "", wait)
            bytes_of("query page, first answer", browser, address, f"query/{fragment(examples()[0].sql)}", answer)
            print(f"medians of {runs} runs, in seconds (least to most)")
            report("opened to first answer", [first_answer(browser, address) for _ in range(runs)])
    generated(125)


def generated(articles: int) -> None:
    """The site of a corpus of 40 claims an article, step by step: seconds by the clock and of the processor."""
    spent: dict[str, tuple[float, float]] = {}
    with tempfile.TemporaryDirectory() as folder:
        project = Project(Path(folder), Path(folder) / "seeds" / "articles")
        generate(project.root, articles)
        locate_all(project)
        checked = run_stages(project)
        tables, head, site = checked.tables, checked.head, project.work / "site"
        with timed(spent, "pages"):
            create_views(tables.con)
            book, _ = write_pages(
                tables.con, checked.model, head, project, project.work / "pages", downloadable(project.root)
            )
        with timed(spent, "MkDocs"):
            build_site(project, head)
        with timed(spent, "claims"):
            tables.provenance.tell("claims")
            write_claims(book, site)
        files = [path.stat().st_size for path in site.rglob("*") if path.is_file()]
    clock, processor = (sum(times) for times in zip(*spent.values(), strict=True))
    print(f"site of {articles * 40} generated claims: {clock:.1f} s ({processor:.1f} of the processor)")
    for step, (by_clock, of_processor) in spent.items():
        print(f"  {step}: {by_clock:.1f} ({of_processor:.1f})")
    print(f"  {len(files)} files, {sum(files) / 1e6:.0f} MB")


@contextmanager
def timed(spent: dict[str, tuple[float, float]], step: str) -> Iterator[None]:
    """Note what a step takes."""
    clock, processor = time.perf_counter(), time.process_time()
    yield
    spent[step] = time.perf_counter() - clock, time.process_time() - processor


def wait(page: Page) -> None:
    """Let a page load what it loads by itself."""
    page.wait_for_timeout(500)


def answer(page: Page) -> None:
    """Wait until the rows of a query stand in the page."""
    page.locator("#console-rows tbody tr").first.wait_for()


def bytes_of(title: str, browser: Browser, address: str, path: str, ready: Callable[[Page], None]) -> None:
    """Bytes that a page fetches: as they lie, and from a server that packs texts with gzip."""
    watched = Watched(browser, address, 1360, "light")
    page = watched.open(path)
    ready(page)
    plain = packed = 0
    for request in watched.inside:
        found = request.response()
        if request.url.startswith("blob:") or found is None:
            continue
        body = found.body()
        plain += len(body)
        packed += len(body) if request.url.endswith(PACKED) else len(gzip.compress(body, 6))
    print(
        f"{title}: {len(watched.inside)} requests, {plain / 1e6:.2f} MB; {packed / 1e6:.2f} MB where texts are packed"
    )
    page.context.close()


def first_answer(browser: Browser, address: str) -> float:
    """Seconds from opening a link that carries a query to its rows."""
    watched = Watched(browser, address, 1360, "light")
    start = time.perf_counter()
    watched.page.goto(f"{address}query/{fragment(examples()[0].sql)}", wait_until="commit")
    answer(watched.page)
    spent = time.perf_counter() - start
    watched.page.context.close()
    return spent


if __name__ == "__main__":
    main()
