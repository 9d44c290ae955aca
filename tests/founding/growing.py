"""Articles of its own that a founded record takes in: in `own/`, their words, all ours, and what a curator codes.

`.ci/run` does the same with one of them where there is nothing but the wheel.
"""

from collections.abc import Iterable, Mapping
from pathlib import Path

from etl.cli import main

OWN = Path(__file__).with_name("own")
ARTICLES = {
    "valley-times": ("Valley Times", "en"),
    "ova-postasi": ("Ova Postası", "tr"),
    "radio-osmere": ("Radio Osmere", "en"),
}
TALLIES = (OWN / "registers" / "tallies.yml").read_text(encoding="utf-8")


def grow(root: Path, articles: Iterable[str], registers: Mapping[str, str]) -> None:
    """Take articles in as drafts, code them, and settle what contradicts; each step must end well.

    Args:
        root: The founded record.
        articles: Names of those in `ARTICLES`.
        registers: Name of a register to the records that are put behind its own.
    """

    def etl(*words: str) -> None:
        assert main(["--project", str(root), *words]) == 0, words

    for name in articles:
        publisher, language = ARTICLES[name]
        more = ["--published", "2024-05-16", "--publisher", publisher, "--language", language]
        etl("add", str(OWN / f"{name}.txt"), *more)
    etl("check")  # Drafts block nothing.
    for name in articles:
        seed = root / "seeds" / "sources" / f"{name}.yml"
        head = seed.read_text(encoding="utf-8").partition("paragraphs:")[0].replace("state: draft", "state: coded")
        seed.write_text(head + (OWN / f"{name}.yml").read_text(encoding="utf-8"), encoding="utf-8")
    for name, records in registers.items():
        with (root / "seeds" / f"{name}.yml").open("a", encoding="utf-8") as file:
            file.write(records)
    etl("locate")
    etl("check", "--write")
