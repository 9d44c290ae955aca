"""An article is added whole or not at all, with what its file tells, and nothing that is there is overwritten."""

import os
import shlex
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from etl.cli import main
from etl.commands.add import EXAMPLE
from etl.model.project import Project
from etl.publish.adding import Given, add_article
from etl.publish.checked import run_stages
from etl.publish.files import write_whole
from etl.publish.locating import locate_all
from tests.adding.pages import PAGE, TIME, response, saved, warc
from tests.builds import copy_small, etl

NEXT = (
    "next: if you look for some things only, say so in its head (`scope: casualties`); `etl draft the-hill-gazette` "
    "proposes records from its words; `etl locate`, then `etl check the-hill-gazette`, which tells what is left to do"
)
SEED = """\
# yaml-language-server: $schema=../../.build/schemas/source.json
# Begun by `etl add` from page.html. Roles, and the days behind #, are guesses: look at each.
source: the-hill-gazette
publisher: The Hill Gazette
publisher_basis: inferred
title: Ferry strike empties the harbour
byline: By Ada Moss, 6 May 2021
agency: Norland News
agency_basis: stated
dateline: EASTFORD (Norland News)
published: 2021-05-06
published_basis: stated
language: en
url: https://hill.example/ferry-strike
url_basis: inferred
state: draft
note: >-
  The publisher and the address stand beside the text, in what its file says of itself; the text does not print them.
paragraphs:
- paragraph: 1
  role: headline
- paragraph: 2
  role: byline
  # 6 May 2021: 2021-05-06
- paragraph: 3
  role: caption
  # Wednesday: 2021-05-05, or 2021-05-12 if it is still to come
- paragraph: 4
  # Wednesday: 2021-05-05, or 2021-05-12 if it is still to come
- paragraph: 5
  # since 2009: 2009
  # Tuesday: 2021-05-04, or 2021-05-11 if it is still to come
- paragraph: 6
  role: subhead
- paragraph: 7
  # last week: 2021-04-26/2021-05-02
  # May 3: 2021-05-03
- paragraph: 8
  # 28 April: 2021-04-28
  # next month: 2021-06
"""
TEXT, YAML = "seeds/articles/the-hill-gazette.txt", "seeds/sources/the-hill-gazette.yml"
NARROW = "narrow that line, else the text is on this machine only"
PLAIN = "A gate closes\nThe gate at Eastford was closed on Monday, the council told The Hill Gazette.\nIt rained.\n"


@pytest.fixture
def record(tmp_path: Path) -> Project:
    """The small record, its article beside its seeds."""
    root = copy_small(tmp_path / "small")
    return Project(root, root / "seeds" / "articles")


@pytest.fixture
def page(tmp_path: Path) -> Path:
    return saved(tmp_path / "page.html", PAGE.encode())


def files(project: Project) -> dict[str, bytes]:
    found = (path for path in project.root.rglob("*") if path.is_file())
    return {path.relative_to(project.root).as_posix(): path.read_bytes() for path in found}


def added(project: Project, path: Path, **said: str) -> tuple[bool, list[str]]:
    return add_article(project, path, Given(**said))


def test_a_page_becomes_a_text_and_the_draft_of_a_seed(record: Project, page: Path) -> None:
    before = files(record)
    there, lines = added(record, page)
    after = files(record)
    assert there
    assert {name for name in after if after[name] != before.get(name)} == {TEXT, YAML, ".gitignore"}
    assert after[YAML].decode() == SEED
    assert after[TEXT].decode().splitlines()[::2] == [p for p in after[TEXT].decode().splitlines() if p]
    assert after[".gitignore"] == b"/seeds/articles/*.txt\n"
    assert lines == [
        f"{TEXT}: 8 paragraphs, 133 words (1 headline, 1 byline, 1 caption, 4 body, 1 subhead)",
        f"{YAML}: begun; roles and days are guesses",
        ".gitignore: git leaves the texts of articles out",
        NEXT,
    ]


@pytest.mark.slow
def test_what_is_left_to_do_behind_it_is_the_coding_alone(record: Project, page: Path) -> None:
    added(record, page)
    assert locate_all(record) == (2, [])
    assert {p.code for p in run_stages(record).problems} == {"draft"}
    (record.root / YAML).write_text(SEED.replace("state: draft", "state: coded"), encoding="utf-8")
    assert {p.code for p in run_stages(record).problems} == {"token-uncovered"}


def test_the_same_again_changes_nothing_and_says_so(record: Project, page: Path) -> None:
    added(record, page)
    before = files(record)
    assert added(record, page) == (True, ["the-hill-gazette is there with this text: nothing to do"])
    assert files(record) == before


def test_a_page_whose_text_changed_is_told_paragraph_by_paragraph_and_nothing_is_written(
    record: Project, page: Path
) -> None:
    added(record, page)
    before = files(record)
    page.write_text(PAGE.replace("40 fishermen", "41 fishermen").replace("<h2>A long wait</h2>", ""), encoding="utf-8")
    there, lines = added(record, page)
    assert not there
    assert lines[:2] == [
        f"the-hill-gazette is there with another text, {TEXT}: paragraph 4 changed, old paragraph 6 is gone",
        "  paragraph 4: '40' is now '41'",
    ]
    assert "move seeds/articles/the-hill-gazette.txt and seeds/evidence/the-hill-gazette.json away" in lines[2]
    assert files(record) == before


def test_without_the_old_text_the_evidence_tells_what_changed(record: Project, page: Path) -> None:
    added(record, page)
    locate_all(record)
    (record.root / TEXT).unlink()
    page.write_text(PAGE.replace("40 fishermen waited", "40 fishermen were waiting"), encoding="utf-8")
    there, lines = added(record, page)
    assert not there
    assert lines[0] == "the-hill-gazette was located in another text, which is not at hand: paragraph 4 changed"


def test_a_text_that_was_not_at_hand_is_put_beside_its_seed(record: Project, page: Path) -> None:
    added(record, page)
    before = files(record)
    (record.root / TEXT).unlink()
    there, lines = added(record, page)
    assert (there, files(record)) == (True, before)
    assert lines[0].startswith(f"{TEXT}: 8 paragraphs")


def test_an_open_text_is_let_through_by_git_and_its_licence_stands_in_the_seed(record: Project, tmp_path: Path) -> None:
    (record.root / ".gitignore").write_text("# texts\n**/seeds/articles/*.txt", encoding="utf-8")
    there, _ = added(
        record, saved(tmp_path / "gate.txt", PLAIN.encode()), licence="CC0-1.0", stated="https://hill.example/terms"
    )
    assert there
    ignored = (record.root / ".gitignore").read_text(encoding="utf-8")
    assert ignored == "# texts\n**/seeds/articles/*.txt\n!/seeds/articles/gate.txt\n"
    seed = (record.root / "seeds/sources/gate.yml").read_text(encoding="utf-8")
    assert "text_licence: CC0-1.0\ntext_licence_stated: https://hill.example/terms\n" in seed


@pytest.mark.parametrize("number", [0, 4])
def test_a_licence_stated_in_a_paragraph_that_is_not_there_is_refused(
    record: Project, tmp_path: Path, number: int
) -> None:
    before, gate = files(record), saved(tmp_path / "gate.txt", PLAIN.encode())
    with pytest.raises(ValueError, match=f"it has 3 paragraphs, and --stated names paragraph {number}"):
        added(record, gate, licence="CC0-1.0", stated=f"paragraph {number}")
    assert files(record) == before
    assert added(record, gate, licence="CC0-1.0", stated="Paragraph 3")[0]


@pytest.mark.parametrize(
    ("line", "told"), [("seeds/articles/", "by line 2 of .gitignore, `seeds/articles/`"), ("data/", None)]
)
def test_an_open_text_that_git_leaves_out_all_the_same_is_told_with_the_line_at_fault(
    record: Project, tmp_path: Path, line: str, told: str | None
) -> None:
    subprocess.run(["git", "init", "-q", record.root], check=True)
    (record.root / ".gitignore").write_text(f"# texts\n{line}\n", encoding="utf-8")
    gate = saved(tmp_path / "gate.txt", PLAIN.encode())
    for _ in range(2):  # And again where the text alone is gone.
        _, lines = added(record, gate, licence="CC0-1.0", stated="paragraph 3")
        found = [one for one in lines if "all the same" in one]
        assert found == [f"git leaves seeds/articles/gate.txt out all the same, {told}: {NARROW}"] * (told is not None)
        (record.root / "seeds/articles/gate.txt").unlink()


def test_a_record_names_the_language_of_most_articles(record: Project, tmp_path: Path) -> None:
    head = record.seeds / "package.yml"
    head.write_text(head.read_text(encoding="utf-8") + "language: tr\n", encoding="utf-8")
    added(record, saved(tmp_path / "uzun.txt", b"Bir haber\n"))
    assert "language: tr\n" in (record.seeds / "sources" / "uzun.yml").read_text(encoding="utf-8")


def test_a_language_without_word_lists_is_taken_with_what_check_says_of_it(record: Project, tmp_path: Path) -> None:
    path = saved(tmp_path / "gate.txt", PLAIN.encode())
    there, lines = added(record, path, language="zz")
    assert there
    assert "word lists: there are none for 'zz', only for en, fr, tr; `etl check` takes no article in it" in str(lines)
    assert "`etl check gate`" in lines[-1]
    assert "word lists" not in str(added(record, path, id="other", language="fr"))


def test_the_days_of_an_article_are_found_by_the_words_of_its_language(record: Project, tmp_path: Path) -> None:
    text = "La grève\nPar Ada Moss, le 6 mai 2021\nLe port était vide lundi, dit-on, depuis avril.\n"
    there, lines = added(record, saved(tmp_path / "port.txt", text.encode()), language="fr")
    seed = (record.root / "seeds/sources/port.yml").read_text(encoding="utf-8")
    assert there
    assert "published: 2021-05-06\npublished_basis: stated\n" in seed
    assert "  # lundi: 2021-05-03, or 2021-05-10 if it is still to come\n  # depuis avril: 2021-04\n" in seed
    assert "days: " not in str(lines)


def test_of_a_language_without_words_for_days_it_is_said_that_none_are_looked_for_until_a_record_brings_them(
    record: Project, tmp_path: Path
) -> None:
    text, seed = saved(tmp_path / "post.txt", b"Ul vari, 2021-05-03.\n"), record.root / "seeds/sources/post.yml"
    told = "there are no words for days in 'xx'; seeds/lexicon/days/xx.csv can hold them"
    _, lines = added(record, text, language="xx", published="2021-05-05")
    assert f"days: {told}" in lines
    without = seed.read_text(encoding="utf-8")
    assert f"# Of days only those such as 2021-05-03 are listed: {told}.\n" in without
    assert without.endswith("- paragraph: 1\n  # 2021-05-03: 2021-05-03\n")
    seed.unlink()
    own = record.root / "seeds/lexicon/days/xx.csv"
    own.parent.mkdir(parents=True)
    own.write_text("kind,term,value\nweekday,vari,3\nform,ul {weekday},last\n", encoding="utf-8")
    _, lines = added(record, text, language="xx", published="2021-05-05")
    assert "days: " not in str(lines)
    assert "  # Ul vari: 2021-04-28\n" in seed.read_text(encoding="utf-8")


def test_a_text_gets_its_id_from_its_file_and_its_language_from_the_record(record: Project, tmp_path: Path) -> None:
    added(record, saved(tmp_path / "Gate closes (2).txt", PLAIN.encode()))
    seed = (record.root / "seeds/sources/gate-closes-2.yml").read_text(encoding="utf-8")
    assert "language: en\n" in seed
    assert "# Days such as Monday are not resolved, as the day of publication is not known.\n" in seed
    assert "publisher: ~\ntitle: A gate closes\nbyline: ~\ndateline: ~\npublished: ~\n" in seed
    assert "# Monday" not in seed


def test_a_line_feed_in_the_name_of_a_file_stays_in_the_comment(record: Project, tmp_path: Path) -> None:
    path = saved(tmp_path / "page\nstate: coded\x1b.html", PAGE.encode())
    assert added(record, path)[0]
    assert (record.root / YAML).read_text(encoding="utf-8") == SEED.replace("page.html", "page state: coded .html")


def test_what_people_say_counts_before_the_page_and_is_stated_only_where_the_text_prints_it(
    record: Project, tmp_path: Path
) -> None:
    path = saved(tmp_path / "gate.txt", PLAIN.encode())
    added(record, path, publisher="The Hill Gazette", published="2021-05-05", url="https://hill.example/gate")
    seed = (record.root / "seeds/sources/the-hill-gazette.yml").read_text(encoding="utf-8")
    assert "publisher: The Hill Gazette\npublisher_basis: stated\n" in seed
    assert "published: 2021-05-05\npublished_basis: inferred\n" in seed
    told = (
        "The day of publication and the address were given by whoever added the article; the text does not print them."
    )
    assert f"note: {told}\n" in seed
    assert "# Monday: 2021-05-03, or 2021-05-10 if it is still to come" in seed


def test_a_page_of_an_archive_keeps_when_it_was_taken_and_its_digest_and_the_file_stays(
    record: Project, tmp_path: Path
) -> None:
    path = saved(tmp_path / "page.warc.gz", warc([response()]))
    added(record, path)
    seed = (record.root / YAML).read_text(encoding="utf-8")
    assert f"captured: {TIME}\ncaptured_digest: sha1:" in seed
    assert [name for name in files(record) if "warc" in name] == []
    assert path.is_file()


def test_a_second_article_of_a_publisher_gets_its_files_name_too(record: Project, page: Path, tmp_path: Path) -> None:
    added(record, page)
    other = PAGE.replace("Ferry", "Bread").replace("ferry-strike", "bread")
    added(record, saved(tmp_path / "bread.html", other.encode()))
    assert (record.root / "seeds/sources/the-hill-gazette-bread.yml").is_file()


def test_a_page_is_known_by_its_address_whatever_its_id(record: Project, page: Path) -> None:
    added(record, page, id="ferry")
    assert added(record, page) == (True, ["ferry is there with this text: nothing to do"])


@pytest.mark.parametrize("target", [TEXT, YAML])
def test_nothing_is_left_where_a_file_cannot_be_written(
    record: Project, page: Path, target: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    (record.root / ".gitignore").write_text("data/\n", encoding="utf-8")
    before, write = files(record), write_whole

    def full(path: Path, text: str) -> None:
        if path == record.root / target:
            raise OSError("no space left")
        write(path, text)

    monkeypatch.setattr("etl.publish.adding.write_whole", full)
    with pytest.raises(OSError, match="no space left"):
        added(record, page)
    assert files(record) == before


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ({"id": "The Post"}, "--id 'The Post' is no id"),
        ({"licence": "CC0-1.0"}, "--licence and --stated go together"),
        ({"licence": "cc0-1.0", "stated": "paragraph 1"}, "is no licence that SPDX lists: write one such as CC0-1.0"),
        ({"licence": "free", "stated": "paragraph 1"}, "write one such as CC0-1.0 or CC-BY-4.0"),
        ({"language": "English"}, "--language 'English' is no ISO 639 code"),
        ({"url": "hill.example"}, "--url 'hill.example' is no address"),
        ({"published": "5 May"}, "--published: '5 May' is not a day, month or year"),
        ({"published": "2021-02-31"}, "--published: '2021-02-31' is in no calendar"),
        ({"publisher": " "}, "--publisher is empty: say something, or leave it out"),
        ({"licence": "CC0-1.0", "stated": ""}, "--stated is empty: say something, or leave it out"),
        ({"id": "a" * 300}, "--id has 300 characters: 100 at most, as it names files"),
    ],
)
def test_what_makes_no_sense_is_refused_before_anything_is_read(
    record: Project, tmp_path: Path, said: dict[str, str], told: str
) -> None:
    with pytest.raises(ValueError, match=told):
        added(record, tmp_path / "no-such-file", **said)


@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        ("empty.txt", b" \n", "the file is empty"),
        ("picture.txt", b"\x89PNG\0\0", "it is no TXT, HTML, WARC or WACZ"),
        ("paper.pdf", b"%PDF-1.7 ...", "it is no TXT, HTML, WARC or WACZ"),
        ("turkish.txt", "Bir\nŞubat".encode("iso-8859-9"), "line 2 is not UTF-8: save it as UTF-8"),
        ("wide.txt", b"\xff\xfeA", "line 1 is not UTF-16: save it as UTF-8"),
        ("нет.txt", b"The gate.\n", "neither publisher nor file gives it an id"),
    ],
)
def test_a_file_that_is_no_article_is_refused_with_its_name(
    record: Project, tmp_path: Path, name: str, content: bytes, told: str
) -> None:
    before = files(record)
    with pytest.raises(ValueError, match=f"{name}: {told}"):
        added(record, saved(tmp_path / name, content))
    assert files(record) == before


def test_what_is_no_file_is_told_as_what_it_is(record: Project, tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    for name, told in (
        (".", "is a folder, and no file"),
        ("pipe", "is a pipe or a device"),
        ("none", "there is no file"),
    ):
        with pytest.raises(ValueError, match=told):
            added(record, tmp_path / name)


def test_a_language_that_nobody_says_is_asked_for(record: Project, tmp_path: Path) -> None:
    shutil.rmtree(record.seeds / "sources")
    with pytest.raises(ValueError, match="its language is not known: say which, such as --language en"):
        added(record, saved(tmp_path / "gate.txt", PLAIN.encode()))


def test_an_id_is_made_of_so_many_words_that_files_can_bear_it(record: Project, tmp_path: Path) -> None:
    added(record, saved(tmp_path / "gate.txt", PLAIN.encode()), publisher="The Long Gazette " * 30)
    added(record, saved(tmp_path / f"{'a' * 200}.txt", b"Another text.\n"), publisher="The Long Gazette " * 30)
    made = sorted(path.stem for path in record.texts.glob("the-long-*.txt"))
    long = "the-long-gazette-the-long-gazette-the-long"
    assert made == [long, f"{long}-{'a' * 49}"]


@pytest.mark.parametrize("said", [{"id": "actors"}, {}, {"publisher": "Actors"}])
def test_an_id_by_which_commands_know_a_register_is_refused(
    record: Project, tmp_path: Path, said: dict[str, str]
) -> None:
    before = files(record)
    with pytest.raises(
        ValueError, match=r"'actors' is the name of a register, seeds/actors\.yml: say another, such as"
    ):
        added(record, saved(tmp_path / "actors.txt", PLAIN.encode()), **said)
    assert files(record) == before


@pytest.fixture
def run(record: Project, page: Path) -> Callable[..., tuple[int, str, str]]:
    def command(*words: str) -> tuple[int, str, str]:
        done = etl("--project", str(record.root), "add", str(page), *words)
        return done.returncode, done.stdout, done.stderr

    return command


@pytest.mark.slow
def test_the_command_ends_as_commands_do(run: Callable[..., tuple[int, str, str]], page: Path) -> None:
    code, out, err = run()
    assert (code, err) == (0, "")
    assert out.splitlines()[-1].startswith("next: if you look for some things only")
    page.write_text(PAGE.replace("40 fishermen", "41 fishermen"), encoding="utf-8")
    code, out, err = run()
    assert (code, err) == (1, "")
    assert "paragraph 4: '40' is now '41'" in out
    page.unlink()
    assert run() == (2, "", f"etl add: could not run: there is no file {page}\n")


def test_a_seed_that_cannot_be_read_is_not_overwritten(record: Project, page: Path) -> None:
    (record.root / YAML).write_text("source: [", encoding="utf-8")
    added(record, page)
    assert (record.root / YAML).read_text(encoding="utf-8") == "source: ["


def test_the_example_of_the_help_runs(record: Project, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    saved(tmp_path / "bridge-strike.txt", PLAIN.encode())
    for line in EXAMPLE.splitlines()[1:]:
        assert main(["--project", str(record.root), *shlex.split(line)[1:]]) == 0
    assert (record.root / "seeds/sources/the-river-post.yml").is_file()
