"""What a new record is told is judged as it comes in, and a terminal asks for what is not said."""

import importlib.metadata
import shlex
from pathlib import Path

import pytest

from etl.cli import main
from etl.founding import how_to_make
from etl.founding.wishes import QUESTIONS, Licence, OwnSide, Wishes, granted, licences
from tests import ROOT

ANSWERS = {"title": "My Record", "name": "my-record", "licence": "CC-BY-4.0", "language": "en", "sides": ""}
OPTIONS = ["--title", "My Record", "--name", "my-record", "--licence", "CC-BY-4.0", "--language", "en"]


def test_what_is_answered_is_what_the_record_is_told() -> None:
    licence = Licence(
        "CC0-1.0", "Creative Commons Zero 1.0 Universal", "https://creativecommons.org/publicdomain/zero/1.0/"
    )
    told = granted(ANSWERS | {"title": " Two  words ", "licence": "cc0-1.0", "language": "tr"})
    assert told == Wishes("my-record", "Two words", licence, "tr", ())


@pytest.mark.parametrize(
    ("text", "sides"),
    [
        ("", ()),
        (" ", ()),
        ("Northern Front", (OwnSide("northern_front", "Northern Front", "belligerent"),)),
        ("north=Northern Front:several", (OwnSide("north", "Northern Front", "several"),)),
        ("Nord:not_a_party, s = Süden", (OwnSide("nord", "Nord", "not_a_party"), OwnSide("s", "Süden", "belligerent"))),
        ("Süd, side_1=Север", (OwnSide("sud", "Süd", "belligerent"), OwnSide("side_1", "Север", "belligerent"))),
    ],
)
def test_a_side_is_a_name_and_may_say_its_id_and_its_party(text: str, sides: tuple[OwnSide, ...]) -> None:
    assert granted(ANSWERS | {"sides": text}).sides == sides


@pytest.mark.parametrize(
    ("key", "text", "told"),
    [
        ("title", " ", "title: found ''; expected some words"),
        ("name", "My Record", "name: found 'My Record'; expected small letters, digits and hyphens"),
        ("licence", "MIT", "licence: found 'MIT'; expected one of CC-BY-4.0, CC-BY-SA-4.0, CC0-1.0"),
        ("language", "English", "language: found 'English'; expected a code of ISO 639, as en, fr, tr"),
        ("sides", "a=b=c", "sides: found 'a=b=c'; expected a name, or ID=NAME:PARTY"),
        ("sides", "N-F=North", "sides: found the id 'N-F' in 'N-F=North'; expected small letters"),
        ("name", "n" * 200, "name: found 200 characters; expected 100 at most"),
        ("sides", ",,", "sides: found ',,', where a comma has no name beside it; expected names, or nothing"),
        ("sides", "North, ", "sides: found 'North, ', where a comma has no name beside it"),
        (
            "sides",
            "Север:several",
            "sides: found 'Север:several', of whose letters no id can be made; expected one before it: side_1=",
        ),
        (
            "sides",
            "North:enemy",
            "sides: found the party 'enemy' in 'North:enemy'; expected one of belligerent, several",
        ),
        ("sides", "North, north", "sides: found the id 'north' in 'north', which another side has"),
        ("sides", "Unknown", "sides: found the id 'unknown' in 'Unknown', which another side has"),
    ],
)
def test_an_answer_that_cannot_be_taken_is_refused_with_what_was_expected(key: str, text: str, told: str) -> None:
    with pytest.raises(ValueError, match="expected") as error:
        granted(ANSWERS | {key: text})
    assert str(error.value).startswith(told)


def test_every_licence_has_a_title_and_an_address() -> None:
    assert {"CC-BY-4.0", "CC0-1.0"} < set(licences())
    assert all(licence.title and licence.path.startswith("https://") for licence in licences().values())


# ---- the command -----------------------------------------------------------------------------------------------------


@pytest.fixture
def founded(monkeypatch: pytest.MonkeyPatch) -> list[Wishes]:
    """The wishes that reach the stage, which makes nothing."""
    wishes: list[Wishes] = []

    def nothing(folder: Path, wish: Wishes) -> str:
        wishes.append(wish)
        return "made"

    monkeypatch.setattr("etl.founding.found_record", nothing)
    return wishes


def test_the_example_of_the_help_is_one(
    founded: list[Wishes], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("sys.stdin.isatty", lambda: False, raising=False)
    with pytest.raises(SystemExit):
        main(["new", "--help"])
    example = capsys.readouterr().out.rstrip().rpartition("example: etl ")[2]
    assert main(shlex.split(example)) == 0
    assert founded == [granted(ANSWERS)]


def test_without_a_terminal_what_is_missing_is_named(
    tmp_path: Path, founded: list[Wishes], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("sys.stdin.isatty", lambda: False, raising=False)
    assert main(["new", f"{tmp_path}/own", "--title", "T", "--language", "en"]) == 2
    told = capsys.readouterr().err
    assert told.startswith("etl new: could not run: there is no terminal to ask at, and --name, --licence are missing")
    assert "for example: etl new my-record --title" in told
    assert founded == []


def test_options_say_all_without_a_terminal(
    tmp_path: Path, founded: list[Wishes], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("sys.stdin.isatty", lambda: False, raising=False)
    assert main(["new", f"{tmp_path}/own", *OPTIONS, "--sides", "North"]) == 0
    (wish,) = founded
    assert wish == granted(ANSWERS | {"sides": "North"})
    told = capsys.readouterr().out
    assert f"{tmp_path}/own: made\nNext:\n  cd {tmp_path}/own\n  make PUBLISHER=" in told


def test_a_language_without_word_lists_is_taken_with_what_check_will_say_of_it(
    tmp_path: Path, founded: list[Wishes], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("sys.stdin.isatty", lambda: False, raising=False)
    assert main(["new", f"{tmp_path}/own", *OPTIONS[:-1], "zz"]) == 0
    assert founded[0].language == "zz"
    assert (
        "word lists: there are none for 'zz', only for en, fr, tr; `etl check` takes no article in it before"
        " seeds/lexicon/zz.csv is there, and README.md says what to write\n"
    ) in capsys.readouterr().out


def test_a_terminal_asks_for_the_rest_proposes_answers_and_asks_again(
    tmp_path: Path, founded: list[Wishes], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    asked: list[str] = []
    answers = iter(["", "Not A Name", "", "cc0-1.0", "", "North, South"])

    def answer(question: str) -> str:
        asked.append(question)
        return next(answers)

    monkeypatch.setattr("sys.stdin.isatty", lambda: True, raising=False)
    monkeypatch.setattr("builtins.input", answer)
    assert main(["new", f"{tmp_path}/Floods of 2031"]) == 0
    (wish,) = founded
    assert (wish.title, wish.name, wish.licence.id, wish.language) == (
        "Floods Of 2031",
        "floods-of-2031",
        "CC0-1.0",
        "en",
    )
    assert [side.id for side in wish.sides] == ["north", "south"]
    assert [question.split(" [")[0].split(" (")[0].rstrip(": ") for question in asked] == [
        "Title of the record", "Its name, for files", "Its name, for files", "Licence of the data",
        "Language of most articles", "Sides of the conflict, with commas between",
    ]  # fmt: skip
    assert "found 'Not A Name'; expected small letters" in capsys.readouterr().out


def test_what_an_option_says_is_judged_before_anything_is_asked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("sys.stdin.isatty", lambda: True, raising=False)
    monkeypatch.setattr("builtins.input", lambda _: pytest.fail("asked"))
    assert main(["new", f"{tmp_path}/own", "--licence", "MIT"]) == 2
    assert "licence: found 'MIT'" in capsys.readouterr().err


def test_answers_that_end_found_nothing(
    tmp_path: Path, founded: list[Wishes], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def ended(question: str) -> str:
        raise EOFError

    monkeypatch.setattr("sys.stdin.isatty", lambda: True, raising=False)
    monkeypatch.setattr("builtins.input", ended)
    assert main(["new", f"{tmp_path}/own"]) == 2
    assert "the answers ended; nothing was written" in capsys.readouterr().err
    assert founded == []


def test_every_question_is_an_option_and_proposes_what_it_would_take() -> None:
    for question in QUESTIONS:
        question.read(question.proposed("My Folder"))
        assert f"--{question.key}" in (ROOT / "README.md").read_text(encoding="utf-8")


# ---- where the publisher is ------------------------------------------------------------------------------------------


class Installed:
    """A distribution as pip left it."""

    version = "1.2.3"

    def __init__(self, direct: str | None) -> None:
        self.direct = direct

    def read_text(self, name: str) -> str | None:
        assert name == "direct_url.json"
        return self.direct


@pytest.mark.parametrize(
    ("direct", "words"),
    [
        (None, "PUBLISHER=claims-press==1.2.3"),
        ('{"url": "file:///srv/a%20b/press.whl"}', "PUBLISHER='/srv/a b/press.whl'"),
        ('{"url": "https://example.org/claims_press.whl"}', "PUBLISHER=https://example.org/claims_press.whl"),
    ],
)  # fmt: skip
def test_the_next_command_names_the_publisher_as_pip_took_it(
    direct: str | None, words: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("importlib.metadata.distribution", lambda name: Installed(direct))
    assert how_to_make() == words


def test_a_publisher_that_pip_did_not_install_is_to_be_named(monkeypatch: pytest.MonkeyPatch) -> None:
    def missing(name: str) -> Installed:
        raise importlib.metadata.PackageNotFoundError(name)

    monkeypatch.setattr("importlib.metadata.distribution", missing)
    assert how_to_make() == "PUBLISHER=…"
