"""`etl rename`: every place of an id changes, no other byte does, and the old id is retired."""

import json
import shutil
from pathlib import Path

import pytest
import yaml

from etl.cli import main
from etl.model.project import Project
from etl.publish.checked import run_stages
from etl.publish.locating import locate_all
from etl.publish.renaming import plan_renaming
from etl.publish.together import write_together
from tests import ROOT
from tests.builds import copy_small
from tests.conftest import edit, looking_for
from tests.twice import SECOND, SEED, coded_twice

SOURCE, ACTORS = "seeds/sources/river-post.yml", "seeds/actors.yml"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return copy_small(tmp_path / "small")


@pytest.fixture
def twice(tmp_path: Path) -> Path:
    return coded_twice(tmp_path / "twice")


def rename(root: Path, *words: str) -> int:
    return main(["--project", str(root), "rename", *words])


def texts(root: Path) -> dict[str, str]:
    """Path to content of every file of a project."""
    return {
        str(path.relative_to(root)): path.read_bytes().decode("utf-8") for path in root.rglob("*") if path.is_file()
    }


def problems(root: Path) -> list[str]:
    """What is wrong with a project, where ids can be at fault."""
    with looking_for("reference", "id-unused", "id-retired"):
        return _problems(root)


def _problems(root: Path) -> list[str]:
    found = run_stages(Project(root, root / "seeds/articles")).problems
    return [f"{p.code} {p.file}:{p.line}: {p.message}" for p in found]


def test_an_actor_is_renamed_in_its_register_and_wherever_a_key_refers_to_it(root: Path) -> None:
    before = texts(root)
    assert rename(root, "vesland", "vesland-state") == 0
    after = texts(root)
    assert problems(root) == []
    changed = {name for name in after if after[name] != before.get(name)}
    assert changed == {"seeds/actors.yml", "seeds/disagreements.yml", SOURCE, "seeds/retired.yml"}
    assert "actor: vesland-state, name: Vesland, kind: state, side: vesland," in after["seeds/actors.yml"]
    assert "member_of: vesland-state, side: vesland" in after["seeds/actors.yml"]
    assert after[SOURCE].replace("vesland-state", "vesland") == before[SOURCE]
    for name in changed - {"seeds/retired.yml"}:
        assert "vesland-state" in after[name]
    assert after["seeds/retired.yml"] == before["seeds/retired.yml"] + (
        "- {id: vesland, table: actors, reason: renamed to vesland-state}\n"
    )


def test_a_side_or_a_word_that_equals_the_id_stays(root: Path) -> None:
    edit(root, [("seeds/actors.yml", "name: Vesland,", "name: Vesland, description: the state of vesland,")])
    rename(root, "vesland", "new-vesland")
    actors = (root / "seeds/actors.yml").read_text(encoding="utf-8")
    assert "side: vesland" in actors
    assert "description: the state of vesland," in actors


def test_comments_quotes_marks_and_ends_of_lines_stay(root: Path) -> None:
    path = root / "seeds/tallies.yml"
    text = path.read_text(encoding="utf-8").replace("event: bridge-strike,", "event: 'bridge-strike',", 1)
    path.write_bytes(b"\xef\xbb\xbf# \xe2\x80\x9cbridge-strike\xe2\x80\x9d\r\n" + text.replace("\n", "\r\n").encode())
    before = path.read_bytes()
    rename(root, "bridge-strike", "bridge-attack")
    after = path.read_bytes()
    assert b"event: 'bridge-attack'," in after
    assert after.startswith(before[:30])
    assert after.count(b"\r\n") == before.count(b"\r\n")
    assert problems(root) == []


def test_pages_have_the_new_id_in_their_queries_and_links_alone(root: Path) -> None:
    page = root / "seeds/pages/how-many-at-the-bridge.md"
    text = (
        page.read_text(encoding="utf-8") + "\nOf bridge-killed, 'bridge-killed' and [it](../counts/bridge-killed/#a).\n"
    )
    page.write_text(text, encoding="utf-8")
    rename(root, "bridge-killed", "bridge-dead")
    after = page.read_text(encoding="utf-8")
    assert after.count("tally_id = 'bridge-dead'") == 2
    assert after.endswith("\nOf bridge-killed, 'bridge-killed' and [it](../counts/bridge-dead/#a).\n")


PAGE = """\
```sql run
-- The side 'vesland' is another thing.
SELECT 'vesland' AS who FROM actors AS a
WHERE a.side = 'vesland' AND a.actor_id = 'vesland' AND 'vesland' <> member_of_id AND whoever = 'vesland'
  AND claimant_id IN ('norland', 'vesland') AND CASE actor_id WHEN 'vesland' THEN side = 'vesland' END
```

Of 'vesland' <a href="../actors/vesland/">there</a>, <img src='../places/vesland/a.png'>, [it](../actors/#vesland),
[here](#vesland), [below](../claims/?id=vesland) and [now].

[now]: ../actors/vesland.md
"""


def test_a_page_names_an_id_where_its_column_or_its_folder_holds_such_ids(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    page = root / "seeds/pages/vesland.md"
    page.write_text(PAGE, encoding="utf-8")
    (root / "README.md").write_text("See [Vesland](https://example.org/record/actors/vesland/).\n", encoding="utf-8")
    assert rename(root, "vesland", "x") == 0
    expected = (
        PAGE.replace("a.actor_id = 'vesland'", "a.actor_id = 'x'")
        .replace("'vesland' <> member_of_id", "'x' <> member_of_id")
        .replace("('norland', 'vesland')", "('norland', 'x')")
        .replace("WHEN 'vesland'", "WHEN 'x'")
        .replace("actors/vesland", "actors/x")
        .replace("actors/#vesland", "actors/#x")
    )
    assert page.read_text(encoding="utf-8") == expected
    out = capsys.readouterr().out
    assert [line.partition(": ")[0] for line in out.splitlines() if line.endswith("or something else")] == [
        "seeds/pages/vesland.md:3:9", "seeds/pages/vesland.md:4:98", "seeds/pages/vesland.md:8:74", "README.md:1:49",
    ]  # fmt: skip
    assert "README.md:1:49: 'vesland' is left as it is: it may be the actor, or something else\n" in out


def test_sql_that_cannot_be_read_is_left_and_named(root: Path) -> None:
    (root / "seeds/pages/b.md").write_text("```sql run\nSELECT ((\nWHERE actor_id = 'vesland'\n```\n", encoding="utf-8")
    made = plan_renaming(Project(root, root / "seeds/articles"), "vesland", "x", None, None)
    assert made.left == ["seeds/pages/b.md:3:19: 'vesland'"]
    assert root / "seeds/pages/b.md" not in made.files


def test_a_page_of_another_thing_with_the_same_id_stays(root: Path) -> None:
    """`eastford` is a place; an event of that name has a page of its own."""
    page = root / "seeds/pages/eastford.md"
    text = "[Strike](../events/eastford/)\n\n```sql run\nSELECT 1 FROM {} = 'eastford'\n```\n"
    page.write_text(text.format("tallies WHERE event_id"), encoding="utf-8")
    project = Project(root, root / "seeds/articles")
    made = plan_renaming(project, "eastford", "east-ford", None, None)
    assert (page in made.files, made.left) == (False, [])
    page.write_text(text.format("events WHERE place_id"), encoding="utf-8")
    made = plan_renaming(project, "eastford", "east-ford", None, None)
    assert made.files[page].decode() == page.read_text(encoding="utf-8").replace("'eastford'", "'east-ford'")


def test_a_claim_is_renamed_where_its_word_is_typed_and_where_it_is_referred_to(root: Path) -> None:
    before = texts(root)
    assert rename(root, "river-post-p3-wounded", "river-post-p3-hurt") == 0
    after = texts(root)
    assert problems(root) == []
    assert "other_claim: river-post-p3-hurt," in after["seeds/links.yml"]
    assert after[SOURCE] == before[SOURCE].replace(
        "id: wounded\n      exact: 9 soldiers", "id: hurt\n      exact: 9 soldiers"
    )
    assert "{id: river-post-p3-wounded, table: claims," in after["seeds/retired.yml"]


@pytest.mark.slow
def test_an_article_is_renamed_with_its_files_and_its_claims_in_both_passes(twice: Path) -> None:
    locate_all(Project(twice, twice / "seeds/articles"))
    (twice / ".gitignore").write_text("seeds/articles/*.txt\n!/seeds/articles/river-post.txt\n", encoding="utf-8")
    before, text = texts(twice), (twice / "seeds/articles/river-post.txt").read_bytes()
    known = problems(twice)
    assert rename(twice, "river-post", "river-news") == 0
    after = texts(twice)
    assert problems(twice) == [told.replace("river-post", "river-news") for told in known]
    assert {name for name in before if name not in after} == {
        SOURCE, SEED, "seeds/evidence/river-post.json", f"{SECOND}/evidence/river-post.json",
        "seeds/articles/river-post.txt",
    }  # fmt: skip
    assert (twice / "seeds/articles/river-news.txt").read_bytes() == text
    assert json.loads(after["seeds/evidence/river-news.json"])["source_id"] == "river-news"
    assert json.loads(after["seeds/evidence/word_runs.json"])["articles"][0]["source_id"] == "river-news"
    assert after[".gitignore"] == "seeds/articles/*.txt\n!/seeds/articles/river-news.txt\n"
    assert "claim: river-news-p4-wounded" in after["seeds/links.yml"]
    left = {name for name, content in after.items() if "river-post" in content}
    assert left <= {"seeds/retired.yml"}


@pytest.mark.slow
def test_settled_cases_follow_in_the_ids_of_the_first_pass_alone(twice: Path) -> None:
    settled = twice / SECOND / "settled.yml"
    rows = """\
- source: river-post
  paragraph: 2
  right: first
  because: The text says so.
  differences:
  - [actor_names, river-post p1 Norland norland, river-post p1 Norland norland, actor_id, norland, norland]
  - [event_participants, river-post-p2-strike norland, ~, role, norland, ~]  # a
"""
    settled.write_text(rows, encoding="utf-8")
    made = plan_renaming(Project(twice, twice / "seeds/articles"), "norland", "northland", None, None)
    assert made.files[settled].decode("utf-8") == rows.replace(
        "[actor_names, river-post p1 Norland norland, river-post p1 Norland norland, actor_id, norland, norland]",
        "[actor_names, river-post p1 Norland northland, river-post p1 Norland norland, actor_id, northland, norland]",
    ).replace("river-post-p2-strike norland, ~, role", "river-post-p2-strike northland, ~, role")
    made = plan_renaming(Project(twice, twice / "seeds/articles"), "river-post", "news", None, None)
    assert made.files[settled].decode("utf-8") == rows.replace("river-post", "news")


def test_a_release_asks_for_the_claims_of_a_renamed_article(root: Path) -> None:
    (root / "releases").mkdir()
    release = {"version": "0.0.0", "tables": {"claims": {"rows": 1, "ids": ["river-post-p3-work"]}}}
    (root / "releases/0.0.0.json").write_text(json.dumps(release), encoding="utf-8")
    rename(root, "river-post", "news", "--reason", "the paper has another name")
    retired = yaml.safe_load((root / "seeds/retired.yml").read_text(encoding="utf-8"))
    assert [(item["id"], item["table"]) for item in retired[1:]] == [
        ("river-post", "sources"),
        ("river-post-p3-work", "claims"),
    ]
    assert {item["reason"] for item in retired[1:]} == {"the paper has another name"}
    assert problems(root) == []


REFUSED = {
    ("nobody", "x"): "no record, article or claim has the id 'nobody'",
    ("veslend", "x"): "has the id 'veslend'; did you mean 'vesland'?",
    ("vesland", "norland"): "'norland' is an id of actors already",
    ("vesland", "Vesland"): "'Vesland' is no id; expected the form ^[a-z0-9]+(-[a-z0-9]+)*$",
    ("bridge-strike", "eastford-raid"): "'eastford-raid' is retired from events",
    ("river-post-p3-work", "river-post-p4-work"): "no id of a claim there; expected river-post-p3-…",
    ("river-post-p3-work", "river-post-p3-wounded"): "'river-post-p3-wounded' is an id of claims already",
    ("river-post", "hill-post"): "seeds/articles/hill-post.txt is there already",
    ("eastford", "x"): "'eastford' stands in events and places; name one with --table",
}


@pytest.mark.slow
@pytest.mark.parametrize("case", REFUSED)
def test_a_name_that_cannot_be_given_is_refused_and_nothing_is_written(
    case: tuple[str, str], root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (root / "seeds/articles/hill-post.txt").touch()
    if case[0] == "eastford":
        path = root / "seeds/events.yml"
        path.write_text(
            path.read_text(encoding="utf-8") + "- {event: eastford, title: A, type: airstrike, status: occurred}\n",
            encoding="utf-8",
        )
    before = texts(root)
    assert rename(root, *case) == 2
    assert REFUSED[case] in capsys.readouterr().err
    assert texts(root) == before


UNFIT = {
    ("vesland", "x", "--table", "foo"): "there is no table 'foo'; ids stand in actors, attributions, casualties, ",
    ("vesland", "x", "--table", "actor"): "there is no table 'actor'; did you mean 'actors'?",
    ("vesland", "x", "--table", "events"): "no record, article or claim in events has the id 'vesland'; it stands in",
    ("river-post", "actors"): "'actors' is the name of a register, seeds/actors.yml, by which commands know it",
}


@pytest.mark.parametrize("words", UNFIT)
def test_a_table_that_is_none_and_a_name_that_is_a_registers_are_refused(
    words: tuple[str, ...], root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert rename(root, *words) == 2
    assert UNFIT[words] in capsys.readouterr().err


def test_an_id_with_an_anchor_is_named_with_it(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The side is taken up from the id: it would change with it, and does not exist then."""
    [(_, line, _)] = edit(root, [(ACTORS, "actor: vesland, name: Vesland, kind: state, side: vesland,",
                                  "actor: ▶&v vesland, name: Vesland, kind: state, side: *v,")])  # fmt: skip
    assert rename(root, "vesland", "x") == 2
    assert capsys.readouterr().err == (
        f"etl rename: could not run: {ACTORS}:{line}: 'vesland' bears the anchor &v, and what stands for it by `*v`"
        " would change too; write it out at each place\n"
    )


def test_a_record_of_all_articles_that_cannot_be_read_is_named(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (root / "seeds/evidence/word_runs.json").write_text("{}", encoding="utf-8")
    assert rename(root, "river-post", "x") == 2
    assert "seeds/evidence/word_runs.json cannot be read: it is not as `etl locate`" in capsys.readouterr().err


def test_a_seed_that_cannot_be_read_is_told_first(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    edit(root, [("seeds/places.yml", "place: border, name", "place: border, nme")])
    assert rename(root, "vesland", "x") == 2
    assert "seeds/places.yml: a record cannot be read, and may name it" in capsys.readouterr().err


def test_a_dry_run_says_the_places_and_writes_nothing(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = texts(root)
    assert rename(root, "hills-camp", "hill-camp", "--dry-run") == 0
    assert texts(root) == before
    assert capsys.readouterr().out.split("\n")[:-1] == [
        "seeds/events.yml: 1 place",
        "seeds/places.yml: 1 place",
        "seeds/sources/river-post.yml: 2 places",
        "place 'hills-camp' would be 'hill-camp' in 4 places of 3 files; the old id would be retired",
    ]


def test_files_change_together_or_not_at_all(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = texts(root)
    made = plan_renaming(Project(root, root / "seeds/articles"), "river-post", "news", None, None)
    calls: list[Path] = []
    unlink = Path.unlink

    def full(path: Path, missing_ok: bool = False) -> None:
        if path.name == "river-post.txt" and not calls:
            calls.append(path)
            raise OSError("the disk is full")
        unlink(path, missing_ok)

    monkeypatch.setattr(Path, "unlink", full)
    with pytest.raises(OSError, match="the disk is full"):
        write_together(made.files, made.gone)
    assert texts(root) == before


def test_a_text_that_stands_outside_the_record_keeps_its_name(
    root: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    elsewhere = tmp_path / "elsewhere"
    shutil.move(root / "seeds/articles", elsewhere)
    assert main(["--project", str(root), "rename", "river-post", "river-news", "--articles", str(elsewhere)]) == 0
    assert [path.name for path in elsewhere.glob("*.txt")] == ["river-post.txt"]
    told = f"{elsewhere}/river-post.txt is no file of the record and keeps its name: `etl` will look for river-news.txt"
    assert told in capsys.readouterr().out
    assert (root / "seeds/sources/river-news.yml").is_file()


@pytest.mark.slow
def test_this_record_checks_the_same_after_an_actor_an_event_and_an_article_are_renamed(tmp_path: Path) -> None:
    """Without the texts, as in a stranger's clone."""
    for name in ("seeds", "releases"):
        shutil.copytree(ROOT / name, tmp_path / name)
    for old, new in (("erdogan", "erdogan-president"), ("idlib-strike", "southern-strike"), ("itv-news", "itv-site")):
        assert rename(tmp_path, old, new) == 0
    assert [told for told in _problems(tmp_path) if not told.startswith(("mutants-stale", "not-verified"))] == []
