"""What a text proposes stands in the seed of a draft, beside what people typed there, and never in its stead."""

import json
import shlex
from pathlib import Path

import pytest
import yaml

from etl.cli import main
from etl.commands.draft import EXAMPLE
from etl.model.project import Project
from etl.publish.checked import run_stages
from etl.publish.drafting import draft_article, score_drafts
from etl.publish.locating import locate_all
from tests.builds import copy_small
from tests.conftest import edit

HEAD = """\
# Mine.
source: river-post
publisher: The River Post
publisher_basis: inferred
published: 2021-05-05
published_basis: inferred
language: en
state: draft
note: Invented with the article.
"""
TYPED = """\
  # I am sure of this one.
  told:
  - casualties:
    - {id: dead, exact: killed 12 Norland soldiers, tally: bridge-killed, number: "12", victims: norland-army, victims_status: combatant}
"""  # noqa: E501 - a record in braces


@pytest.fixture(autouse=True)
def _own_texts(monkeypatch: pytest.MonkeyPatch) -> None:
    """The texts are those of the records of these tests, whatever folder the environment names."""
    monkeypatch.delenv("ETL_ARTICLES", raising=False)


def bare(root: Path, more: str = "", at: int = 2, head: str = HEAD) -> Path:
    """The small record with its article not coded yet; the paragraphs alone, and something typed in one of them."""
    copy_small(root)
    lines = [line for line in (root / "seeds/articles/river-post.txt").read_text(encoding="utf-8").splitlines() if line]
    paragraphs = "".join(f"- paragraph: {n}\n{more if n == at else ''}" for n in range(1, len(lines) + 1))
    (root / "seeds/sources/river-post.yml").write_text(f"{head}paragraphs:\n{paragraphs}", encoding="utf-8")
    return root


def seed(root: Path) -> str:
    return (root / "seeds/sources/river-post.yml").read_text(encoding="utf-8")


def paragraph(root: Path, number: int) -> dict[str, object]:
    found: dict[str, object] = yaml.safe_load(seed(root))["paragraphs"][number - 1]
    return found


@pytest.fixture(scope="module")
def drafted(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = bare(tmp_path_factory.mktemp("drafting") / "small", TYPED)
    draft_article(Project(root), "river-post")
    return root


def test_a_paragraph_is_proposed_with_who_says_what_and_what_that_rests_on(drafted: Path) -> None:
    assert paragraph(drafted, 3)["told"] == [
        {
            "naming": "described",
            "credit": "Norland’s Defence Ministry accused",
            "drafted": "words: saying-word 'accused', subject 'Norland’s Defence Ministry'",
        },
        {
            "claimant": "vesland",
            "medium": "statement",
            "credit": "it said",
            "drafted": "words: saying-word 'said', subject 'it'",
            "casualties": [
                {
                    "id": "wounded",
                    "exact": "9 soldiers were wounded",
                    "victims_status": "combatant",
                    "number": "9",
                    "drafted": "words: number '9' beside 'wounded'",
                }
            ],
            "quotes": [
                {
                    "id": "quote",
                    "exact": "This was their work,",
                    "kind": "full",
                    "drafted": "words: marks of quotation, saying-word 'said', subject 'it'",
                }
            ],
        },
    ]


def test_what_people_typed_stays_as_it_is_and_is_not_proposed_beside(drafted: Path) -> None:
    assert f"  # I am sure of this one.\n{TYPED.partition(chr(10))[2]}- paragraph: 3\n" in seed(drafted)
    assert paragraph(drafted, 2)["told"] == yaml.safe_load(f"- paragraph: 2\n{TYPED}")[0]["told"]
    assert seed(drafted).startswith(HEAD)


def test_nothing_is_proposed_twice(drafted: Path) -> None:
    before = seed(drafted)
    told = draft_article(Project(drafted), "river-post")
    assert (told, seed(drafted)) == (["seeds/sources/river-post.yml: nothing to propose that is not there"], before)


def test_every_proposal_is_printed_at_its_place_and_has_the_shape_of_a_seed(drafted: Path, tmp_path: Path) -> None:
    """It lacks values, and may contradict, which checks tell as of any draft; but none is at fault as a seed."""
    texts = Project(drafted, drafted / "seeds/articles")
    written, problems = locate_all(texts)
    assert (written, [p.code for p in problems if p.code.startswith(("phrase", "paragraph", "seed"))]) == (1, [])
    checked = run_stages(texts)
    own = [p for p in checked.problems + checked.drafts if p.file == "seeds/sources/river-post.yml"]
    assert {p.severity for p in own} == {"warning"}
    assert [p.code for p in own if p.code.startswith(("seed", "yaml", "pattern", "phrase"))] == []
    assert {p.code for p in own} >= {"required", "draft"}


def test_ids_are_unlike_within_a_paragraph(drafted: Path) -> None:
    told = paragraph(drafted, 6)["told"]
    assert isinstance(told, list)
    assert [quote["id"] for quote in told[1]["quotes"]] == ["quote", "quote-2"]


def test_a_phrase_that_repeats_says_which_it_is(tmp_path: Path) -> None:
    root = bare(tmp_path / "small")
    last = "Norland said so, and Norland said more on Friday. Norland said nothing."
    edit(root, [("seeds/articles/river-post.txt", "Read on for 1 coin a week.", last)])
    draft_article(Project(root), "river-post")
    told = paragraph(root, 14)["told"]
    assert isinstance(told, list)
    assert [one.get("credit_nth") for one in told] == [1, 2, 3]


def test_only_what_the_scope_asks_for_is_proposed(tmp_path: Path) -> None:
    root = bare(tmp_path / "small", head=HEAD + "scope: casualties\n")
    draft_article(Project(root), "river-post")
    told = [one for p in yaml.safe_load(seed(root))["paragraphs"] for one in p.get("told", ())]
    assert {key for one in told for key in one} == {"claimant", "medium", "credit", "drafted", "casualties"}
    names = [name["actor"] for p in yaml.safe_load(seed(root))["paragraphs"] for name in p.get("names", ())]
    assert set(names) == {"norland", "vesland", "relief-council"}  # Of those harmed, and of who says so.


@pytest.mark.parametrize(
    ("head", "asked", "told"),
    [
        (HEAD, "river-pst", "there is no article 'river-pst'; did you mean 'river-post'?"),
        (HEAD.replace("draft", "coded"), "river-post", "river-post is coded, and a draft is only proposed to one"),
        (
            HEAD.replace("state", "sate"),
            "river-post",
            "seeds/sources/river-post.yml:8:1: a record of sources has no key",
        ),
        (HEAD.replace("en\n", "xx\n"), "river-post", "there are no word lists for the language 'xx'"),
    ],
)
def test_what_cannot_be_proposed_to_is_told_and_left(
    tmp_path: Path, head: str, asked: str, told: str, capsys: pytest.CaptureFixture[str]
) -> None:
    root = bare(tmp_path / "small", head=head)
    before = seed(root)
    assert main(["--project", str(root), "draft", asked]) == 2
    assert told in capsys.readouterr().err
    assert seed(root) == before


def test_an_article_whose_text_is_not_at_hand_is_told(tmp_path: Path) -> None:
    root = bare(tmp_path / "small")
    (root / "seeds/articles/river-post.txt").unlink()
    with pytest.raises(ValueError, match=r"not at hand: there is no seeds/articles/river-post\.txt"):
        draft_article(Project(root), "river-post")


def test_a_seed_that_cannot_be_written_stays_whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = bare(tmp_path / "small")
    before = seed(root)

    def full(path: Path, text: str) -> None:
        raise OSError(28, "No space left on device", str(path))

    monkeypatch.setattr("etl.publish.drafting.write_whole", full)
    with pytest.raises(OSError, match="No space"):
        draft_article(Project(root), "river-post")
    assert seed(root) == before


def test_the_example_of_its_help_drafts(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = bare(tmp_path / "small")
    assert main(["--project", str(root), *shlex.split(EXAMPLE.splitlines()[1])[1:]]) == 0
    assert "proposed by words: " in capsys.readouterr().out


# ---- the measure -----------------------------------------------------------------------------------------------------


def test_scores_count_what_people_coded_and_what_was_proposed(tmp_path: Path) -> None:
    """Worked by hand on the coded article of the small record, whose names the register alone teaches."""
    root = copy_small(tmp_path / "small")
    [found] = score_drafts(Project(root)).values()
    by_kind = {score.kind: (score.items, score.found, score.proposed, score.matched) for score in found}
    assert by_kind["quotations"] == (3, 3, 3, 3)
    assert by_kind["people harmed, with a number"] == (7, 7, 7, 7)


def test_scores_are_told_in_words_and_as_json(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = copy_small(tmp_path / "small")
    assert main(["draft", "--score", str(root)]) == 0
    assert "quotations                     recall 1.00 (3 of 3)  precision 1.00 (3 of 3)" in capsys.readouterr().out
    assert main(["draft", "--score", str(root), "--format", "json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert told["articles"]["river-post"][0] == told["all"][0]
    assert (told["all"][0]["items"], told["all"][0]["proposed"], told["all"][0]["matched"]) == (3, 3, 3)


def test_a_record_without_coded_articles_has_no_scores(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="no coded article whose text is at hand"):
        score_drafts(Project(bare(tmp_path / "small")))
