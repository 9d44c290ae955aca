"""The record itself: all words are covered, nothing is wrong, and no file names the machine it was made on."""

import csv
import os
import re
import shutil
import socket
import subprocess
from dataclasses import replace
from functools import lru_cache
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest

from etl.evidence.record import parse
from etl.evidence.share import published_words, unquoted_words
from etl.evidence.text import read_article
from etl.model.project import Project
from etl.pages.questions import answer_questions
from etl.problems import Problem
from etl.publish.checked import Checked, run_stages
from etl.sentences import fill_sentences
from tests import ROOT
from tests.living import recompute
from tests.publish.test_marking import WAYS, there_and_back

MACHINE_PATH = re.compile(
    r"(?<![\w.~-])/(?:home|root|Users|tmp|work|mnt|private|var/folders)/[\w.-]+|\b[A-Z]:\\\\?Users\b"
)


@pytest.fixture
def texts() -> Path:
    """The folder of the article texts; without them a test is skipped by name, in CI it fails."""
    folder = Path(os.environ.get("ETL_ARTICLES") or ROOT / "seeds/articles")
    sources = [path.stem for path in (ROOT / "seeds/sources").glob("*.yml")]
    lacking = [source for source in sources if not text_file(folder, source).is_file()]
    if lacking and not os.environ.get("REQUIRE_ARTICLES"):
        pytest.skip(f"needs the texts of {', '.join(lacking)}: name their folder in ETL_ARTICLES")
    return folder


def text_file(folder: Path, source: str) -> Path:
    """The file of a text: in the folder that is named, else beside the seeds."""
    named, beside = (place / f"{source}.txt" for place in (folder, ROOT / "seeds/articles"))
    return beside if beside.is_file() and not named.is_file() else named


@lru_cache
def record(folder: Path | None = None) -> Checked:
    return run_stages(Project(ROOT, folder, texts_required=folder is not None))


def wrong(checked: Checked, *but: str) -> list[Problem]:
    """The problems but those of some codes; to measure the checks anew takes minutes, and a release asks for it."""
    return [p for p in checked.problems if p.code not in ("mutants-stale", *but)]


def opened_texts() -> set[str]:
    """The articles whose text a licence lets anyone pass on."""
    return {str(r.get("source")) for r in record().seeds.records["source"] if r.get("text_licence")}


def test_there_is_nothing_wrong_with_the_record() -> None:
    checked = record()
    assert wrong(checked, "not-verified") == []
    sources = len(checked.seeds.records["source"])
    assert sources == len(list((ROOT / "seeds/sources").glob("*.yml"))) > 0
    unverified = [p for p in checked.problems if p.code == "not-verified"]
    assert len(unverified) == sources + len(list((ROOT / "seeds/second-pass/sources").glob("*.yml")))


@pytest.mark.articles
def test_there_is_nothing_wrong_with_the_record_beside_the_texts(texts: Path) -> None:
    checked = record(texts)
    assert wrong(checked) == []
    assert checked.gathered.verified == {path.stem for path in (ROOT / "seeds/sources").glob("*.yml")}


@pytest.mark.slow
@pytest.mark.articles
@pytest.mark.parametrize("way", WAYS)
def test_its_claims_come_back_through_each_format_of_marks(texts: Path, way: Any, tmp_path: Path) -> None:
    for path in (ROOT / "seeds/sources").glob("*.yml"):
        root = tmp_path / path.stem / "back"
        shutil.copytree(ROOT / "seeds", root / "seeds", ignore=shutil.ignore_patterns("second-pass", "articles"))
        article = read_article(text_file(texts, path.stem), path.name)
        head, _, _ = path.read_text(encoding="utf-8").partition("paragraphs:\n")
        paragraphs = "".join(f"- paragraph: {line.paragraph}\n" for line in article.lines)
        bare = f"{head}state: draft\nparagraphs:\n{paragraphs}"
        (root / "seeds/sources" / path.name).write_text(bare, encoding="utf-8")
        there_and_back(way, Project(ROOT, texts), root, path.stem, article)


@pytest.mark.articles
def test_the_evidence_in_git_is_what_the_texts_give(texts: Path) -> None:
    written = record(texts).gathered.written
    assert written
    for source, content in written.items():
        assert (ROOT / f"seeds/evidence/{source}.json").read_text(encoding="utf-8") == content
    overlap = record(texts).gathered.overlap_written
    assert (ROOT / "seeds/evidence/source_overlap.json").read_text(encoding="utf-8") == overlap


@pytest.mark.articles
def test_texts_are_no_part_of_the_record(texts: Path) -> None:
    """No file of the repository holds twelve words in a row of an article outside its quotation marks and its title."""
    checked = record(texts)
    titles = {str(r.get("title")) for r in checked.seeds.records["source"]}
    for source, evidence in checked.gathered.evidence.items():
        if source in opened_texts():
            continue
        lines = text_file(texts, source).read_text(encoding="utf-8-sig").splitlines()
        unquoted = [part for line in lines if line not in titles for part in re.split(r"[“”\"]", line)[::2]]
        runs = {
            " ".join(words[i : i + 13]): max(words[i + 1 : i + 12], key=len)  # A word that few files hold.
            for part in unquoted
            for words in [part.split()]
            for i in range(len(words) - 12)
        }
        assert len(runs) > evidence.words // 4
        for path, (flat, held) in flattened().items():
            assert not [run for run, rare in runs.items() if rare in held and run in flat], path


def test_both_passes_together_hold_at_most_half_of_an_article() -> None:
    """Of its words outside quotation marks; each pass alone is held to less by `published-share`."""
    for path in (ROOT / "seeds/second-pass/sources").glob("*.yml"):
        if path.stem in opened_texts():
            continue
        first, second = (
            parse((ROOT / folder / f"{path.stem}.json").read_text(encoding="utf-8"))
            for folder in ("seeds/evidence", "seeds/second-pass/evidence")
        )
        spans = sorted({*first.spans, *second.spans}, key=lambda span: (span.span_start, span.span_end))
        both = replace(first, spans=tuple(spans))
        assert 0 < 2 * published_words(both) <= unquoted_words(first), path.stem


def test_every_word_is_covered() -> None:
    """Of every kind and article, what was found is recorded or set aside: 100 %, but where less was looked for."""
    rows = record().tables.con.execute("SELECT * EXCLUDE (row) FROM coverage").fetchall()
    sources = {path.stem for path in (ROOT / "seeds/sources").glob("*.yml")}
    kinds = set(record().model.vocabularies["token_kind"])
    assert {(source, kind) for source, kind, *_ in rows} == {(source, kind) for source in sources for kind in kinds}
    looked = record().tables.con.execute("SELECT source_id, count(*) FROM source_scope GROUP BY source_id").fetchall()
    narrow = {source for source, count in looked if count < len(record().model.vocabularies["source_scope"])}
    for source, kind, found, recorded, set_aside, not_looked_for in rows:
        assert found == recorded + set_aside + not_looked_for, (source, kind)
        assert source in narrow or not_looked_for == 0, (source, kind)
    assert {source for source, _, found, *_ in rows if found} == sources


def test_worked_questions_state_no_number_that_no_table_shows() -> None:
    """In each section, every number of the prose, in digits or as a word, stands in a table of that section."""
    con = record().tables.con
    fill_sentences(con, record().model)
    recompute(con)
    questions, problems = answer_questions(con, Project(ROOT))
    assert problems == []
    assert questions
    words = {name: str(n) for n, name in enumerate("zero one two three four five six seven eight nine ten".split())}  # noqa: SIM905
    del words["zero"], words["one"]  # They are more often no numbers.
    untold = []
    for question in questions:
        prose, shown, heads, checked = [""], [set[str]()], ["its beginning"], 0
        for part in question.parts:
            first, *sections = re.split(r"^(## .*)$", part.prose, flags=re.MULTILINE)
            prose[-1] += first
            heads += sections[::2]
            prose += sections[1::2]
            shown += [set() for _ in sections[::2]]
            cells = [cell for row in part.rows for cell in row if cell is not None]
            shown[-1] |= {token for cell in cells for token in re.findall(r"\w+(?:\.\d*[1-9])?", str(cell).lower())}
            shown[-1] |= {str(len(part.rows))} if part.rows else set()
        for head, text, tokens in zip(heads, prose, shown, strict=True):
            plain = re.sub(r"\]\([^)]*\)|\{[^}]*\}", "", text.lower())
            for number in re.findall(r"\d[\d,.]*\d|\d", plain) + [
                w for w in re.findall(r"[a-z]+", plain) if w in words
            ]:
                checked += 1
                if not {number, words.get(number, number)} & tokens:
                    untold.append(f"seeds/pages/{question.name}.md, {head}: {number}")
        assert checked > 5
    assert not untold, "stand in no table of their section:\n" + "\n".join(untold)


def test_every_paragraph_has_its_role_and_every_claim_its_place() -> None:
    con = record().tables.con
    [(articles, counted)] = con.execute(
        "SELECT sum(paragraphs), (SELECT count(*) FROM paragraphs) FROM sources"
    ).fetchall()
    assert articles == counted
    sql = "SELECT count(*) FROM claims WHERE span_start IS NULL OR (claimant_id IS NULL) <> (credit_start IS NULL)"
    assert con.execute(sql).fetchone() == (0,)


@lru_cache
def tracked() -> dict[str, str]:
    """Path to content of every text file that is in git, or would be."""
    command = ["git", "ls-files", "--cached", "--others", "--exclude-standard"]
    listed = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout.splitlines()
    contents = {}
    for name in listed:
        if (ROOT / name).is_file():
            try:
                contents[name] = (ROOT / name).read_text(encoding="utf-8")
            except UnicodeDecodeError:
                continue
    return contents


@lru_cache
def flattened() -> dict[str, tuple[str, set[str]]]:
    """Path to the content of every text file in one line, and to its words."""
    words = {path: content.split() for path, content in tracked().items()}
    return {path: (" ".join(found), set(found)) for path, found in words.items()}


def here() -> set[str]:
    """The folder of the clone, names of this machine that are no plain words, and the registries it is told to use."""
    settings = ("PIP_INDEX_URL", "PIP_EXTRA_INDEX_URL", "UV_INDEX_URL", "UV_DEFAULT_INDEX", "npm_config_registry")
    hosts = {urlsplit(os.environ.get(name, "")).hostname or "" for name in settings}
    public = {"pypi" + ".org", "files.python" + "hosted.org", "registry.npm" + "js.org", "localhost"}
    machine = {name for name in (socket.getfqdn(), socket.gethostname()) if re.search(r"[.\d]", name)}
    return {name for name in (hosts | machine | {str(ROOT)}) - public if len(name) > 4}


def test_an_address_is_inferred_and_its_note_says_how_it_was_found() -> None:
    """Four of five, none printed in its article; which state of a page that changed the text is stands in its note."""
    rows = csv.DictReader((ROOT / "data/sources.csv").read_text(encoding="utf-8").splitlines())
    hosts = {
        "business-standard": "www.business-standard.com",
        "itv-news": "www.itv.com",
        "japan-times": None,
        "the-national": "www.thenational.scot",
        "washington-post": "www.washingtonpost.com",
    }
    told = {row["source_id"]: (row["url"].split("/")[2] if row["url"] else None, row) for row in rows}
    for source, host in hosts.items():
        found, row = told[source]
        assert found == host, source
        assert row["url_basis"] == ("inferred" if host else "")
        assert "address" in row["note"]
    assert "of the fourth" in told["washington-post"][1]["note"]
    assert "Associated Press" in told["the-national"][1]["note"]
    assert told["the-national"][1]["agency"] == ""


def test_no_file_names_a_path_of_a_machine() -> None:
    found = {
        f"{name}:{number}: {match[0]}"
        for name, content in tracked().items()
        for number, line in enumerate(content.splitlines(), 1)
        for match in MACHINE_PATH.finditer(line)
        if name != "tests/test_record.py"
    }
    assert found == set()


def test_no_file_names_this_machine_or_its_registries() -> None:
    assert len(tracked()) > 100
    names = here()
    assert [(path, name) for path, content in tracked().items() for name in names if name in content] == []


@pytest.mark.parametrize("name", [name for name in tracked() if name.endswith((".lock", "package-lock.json"))])
def test_a_lock_names_no_host(name: str) -> None:
    assert "://" not in re.sub(r'"(url|funding)": "[^"]*"', "", tracked()[name])
    assert "file:" not in tracked()[name]


def test_no_article_is_in_git() -> None:
    """But those that a licence opens."""
    opened = [f"seeds/articles/{source}.txt" for source in sorted(opened_texts())]
    found = [name for name in tracked() if name.startswith("seeds/articles/")]
    assert sorted(found) == ["seeds/articles/README.md", *opened]
