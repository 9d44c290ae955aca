"""A language model may say what it likes: what is not printed, read or known does not enter, and is counted."""

import json
import socket
import threading
import time
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from typing import Any

import pytest

from etl.cli import main
from etl.drafting import endpoint as endpoints
from etl.drafting.endpoint import Endpoint, NoAnswerError, answer_of
from tests.publish.test_drafting import bare, paragraph, seed

TRUE = {
    "paragraph": 5,
    "form": "casualty",
    "exact": "counted more than 20 dead",
    "number": "more than 20",
    "tally": "bridge-killed",
    "victims_status": "combatant",
    "credit": "The Coast Observatory",
    "claimant": "coast-observatory",
    "naming": "named",
    "why": "the observatory counts the dead",
}

Reply = Callable[[dict[str, Any]], tuple[int, bytes]]


@pytest.fixture(autouse=True)
def _own_texts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("ETL_ARTICLES", raising=False)


@pytest.fixture
def serve() -> Iterator[Callable[[Reply], str]]:
    """Start an endpoint on this machine that answers as a function says; its address."""
    servers: list[HTTPServer] = []

    def start(reply: Reply) -> str:
        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                body = self.rfile.read(int(self.headers["Content-Length"]))
                status, content = reply(
                    {"path": self.path, "key": self.headers.get("Authorization"), **json.loads(body)}
                )
                self.send_response(status)
                self.send_header("Content-Length", str(len(content)))
                if status == 302:
                    self.send_header("Location", "http://elsewhere.example/")
                self.end_headers()
                self.wfile.write(content)

            def log_message(self, *_: object) -> None:
                pass

        server = HTTPServer(("127.0.0.1", 0), Handler)
        servers.append(server)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        return f"http://127.0.0.1:{server.server_port}/v1"

    yield start
    for server in servers:
        server.shutdown()
        server.server_close()


def heard(asked: list[dict[str, Any]], reply: Reply) -> Reply:
    """The same answer, with each question kept."""

    def listening(request: dict[str, Any]) -> tuple[int, bytes]:
        asked.append(request)
        return reply(request)

    return listening


def says(*records: object, text: str | None = None) -> Reply:
    """An answer with some records, or with a text."""
    content = json.dumps({"records": records}) if text is None else text
    return lambda _: (200, json.dumps({"choices": [{"message": {"content": content}}]}).encode())


def drafts(root: Path, url: str, *more: str) -> int:
    return main(["--project", str(root), "draft", "river-post", "--endpoint", url, "--model", "small", *more])


def test_what_a_model_says_truly_enters_with_its_name(
    tmp_path: Path, serve: Callable[[Reply], str], capsys: pytest.CaptureFixture[str]
) -> None:
    asked: list[dict[str, Any]] = []
    root = bare(tmp_path / "small")
    assert drafts(root, serve(heard(asked, says(TRUE)))) == 0
    assert paragraph(root, 5)["told"] == [
        {
            "claimant": "coast-observatory",
            "naming": "named",
            "credit": "The Coast Observatory",
            "drafted": "model small: its reading",
            "casualties": [
                {
                    "id": "casualty",
                    "exact": "counted more than 20 dead",
                    "tally": "bridge-killed",
                    "victims_status": "combatant",
                    "number": "more than 20",
                    "drafted": "model small: the observatory counts the dead",
                }
            ],
        }
    ]
    told = capsys.readouterr()
    assert "sending 386 words of the text and 33 ids of the registers to this machine" in told.err
    assert "proposed by model small: 1 statement of people harmed" in told.out
    [request] = asked
    assert (request["path"], request["model"], request["key"]) == ("/v1/chat/completions", "small", None)
    assert "[5] The Coast Observatory" in request["messages"][1]["content"]


@pytest.mark.parametrize(
    ("lie", "why"),
    [
        ({"exact": "counted more than 30 dead"}, "phrase that is not printed there"),
        ({"exact": "Vesland denied the attack"}, "phrase that is not printed there"),  # It is, in paragraph 6.
        ({"exact": None}, "phrase that is not printed there"),
        ({"number": "more than 200"}, "number that is not printed in its phrase"),
        ({"number": 2}, "number that is not printed in its phrase"),  # A part of 20.
        ({"number": "dead"}, "number that cannot be read"),
        ({"claimant": "inland-observatory"}, "id that the record does not have"),
        ({"tally": "bridge-strike"}, "id that the record does not have"),  # An event's.
        ({"victims_status": "soldiers"}, "code that its vocabulary does not have"),
        ({"victims_status": ["combatant"]}, "code that its vocabulary does not have"),
        ({"credit": "The Hill Observatory"}, "credit that is not printed there"),
        ({"credit": None}, "claimant without the words that name it"),
        ({"paragraph": 99}, "paragraph that was not asked about"),
        ({"paragraph": True}, "paragraph that was not asked about"),
        ({"form": "rumour"}, "record of no form that was asked for"),
    ],
)
def test_a_lie_is_refused_and_counted(
    tmp_path: Path, serve: Callable[[Reply], str], capsys: pytest.CaptureFixture[str], lie: dict[str, object], why: str
) -> None:
    root = bare(tmp_path / "small")
    assert drafts(root, serve(says(TRUE, TRUE | lie, TRUE | lie))) == 0
    told = capsys.readouterr().out
    assert f"refused: 2 × {why}\n" in told
    assert "proposed by model small: 1 statement of people harmed" in told
    assert seed(root).count("drafted:") == 2


@pytest.mark.parametrize("lie", [{"exact": " "}, {"exact": ", "}, {"number": "9" * 5000}])
def test_blanks_and_signs_alone_are_no_phrase(
    tmp_path: Path, serve: Callable[[Reply], str], lie: dict[str, str]
) -> None:
    root = bare(tmp_path / "small")
    before = seed(root)
    assert drafts(root, serve(says(TRUE | lie))) == 0
    assert seed(root) == before


def test_what_a_model_writes_beside_its_answer_is_no_answer(tmp_path: Path, serve: Callable[[Reply], str]) -> None:
    root = bare(tmp_path / "small")
    text = "<think>{hm} [no]</think>Here it is: " + json.dumps([TRUE]) + " Good luck."
    assert drafts(root, serve(says(text=text))) == 0
    assert seed(root).count("drafted:") == 2


def test_what_no_one_sees_does_not_reach_the_seed(tmp_path: Path, serve: Callable[[Reply], str]) -> None:
    root = bare(tmp_path / "small")
    assert drafts(root, serve(says(TRUE | {"why": "a\x1b[31m\x00 b \ud800"}))) == 0
    assert "drafted: 'model small: a [31m b ?'" in seed(root) or "model small: a [31m b ?" in seed(root)


def test_a_seed_that_changed_while_the_model_answered_is_left(
    tmp_path: Path, serve: Callable[[Reply], str], capsys: pytest.CaptureFixture[str]
) -> None:
    root = bare(tmp_path / "small")
    path = root / "seeds/sources/river-post.yml"

    def edited(request: dict[str, Any]) -> tuple[int, bytes]:
        path.write_text(path.read_text(encoding="utf-8").replace("# Mine.", "# Still mine."), encoding="utf-8")
        return says(TRUE)(request)

    assert drafts(root, serve(edited)) == 2
    assert "was changed meanwhile; nothing was written" in capsys.readouterr().err
    assert "drafted" not in seed(root)


def test_a_key_that_no_header_can_hold_is_refused_unseen(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("ETL_ENDPOINT_KEY", "secret\n")
    assert drafts(bare(tmp_path / "small"), "http://127.0.0.1:1/v1") == 2
    told = capsys.readouterr().err
    assert "ETL_ENDPOINT_KEY holds characters" in told
    assert "secret" not in told


@pytest.mark.parametrize(
    "text", ['{"records": [{"paragraph": 5, "fo', "I cannot help with that.", "[1, 2]", '{"records": {}}', "{" * 3000]
)
def test_half_an_answer_is_refused_and_leaves_the_seed(
    tmp_path: Path, serve: Callable[[Reply], str], capsys: pytest.CaptureFixture[str], text: str
) -> None:
    root = bare(tmp_path / "small")
    before = seed(root)
    assert drafts(root, serve(says(text=text))) == 0
    assert "refused: 1 × answer that is no JSON of the form asked for\n" in capsys.readouterr().out
    assert seed(root) == before


@pytest.mark.parametrize(
    ("reply", "told"),
    [
        (lambda _: (500, b"no"), "answers with the status 500"),
        (lambda _: (302, b""), "answers with the status 302"),  # The text is sent to nobody else.
        (lambda _: (200, b"{}"), "not of the form that OpenAI's interface has"),
        (lambda _: (200, b'{"choices": [{"message": {"content": 3}}]}'), "the answer holds no text"),
        (lambda _: (200, b"x" * 1_000_001), "more than 1,000,000 bytes"),
    ],
)
def test_an_endpoint_that_does_not_answer_is_told(
    tmp_path: Path, serve: Callable[[Reply], str], capsys: pytest.CaptureFixture[str], reply: Reply, told: str
) -> None:
    root = bare(tmp_path / "small")
    before = seed(root)
    assert drafts(root, serve(reply)) == 2
    assert told in capsys.readouterr().err
    assert seed(root) == before


def test_an_endpoint_that_is_slow_is_left(serve: Callable[[Reply], str]) -> None:
    def slow(_: dict[str, Any]) -> tuple[int, bytes]:
        time.sleep(0.5)
        return 200, b"{}"

    with pytest.raises(NoAnswerError, match=r"no answer within 0\.1 seconds"):
        answer_of(Endpoint(serve(slow), "small"), [], longest=0.1)


def test_nobody_who_listens_is_told() -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    with pytest.raises(NoAnswerError, match="cannot be asked"):
        answer_of(Endpoint(f"http://127.0.0.1:{port}/v1", "small"), [])


def test_the_key_of_the_environment_is_shown_to_the_endpoint(
    tmp_path: Path, serve: Callable[[Reply], str], monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[dict[str, Any]] = []
    monkeypatch.setenv("ETL_ENDPOINT_KEY", "secret")
    assert drafts(bare(tmp_path / "small"), serve(heard(asked, says(TRUE)))) == 0
    assert asked[0]["key"] == "Bearer secret"


def test_no_text_goes_to_another_machine_unless_that_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    root = bare(tmp_path / "small")
    sent: list[str] = []

    def answered(endpoint: Endpoint, messages: object) -> str:
        sent.append(endpoint.url)
        return '{"records": []}'

    monkeypatch.setattr(socket, "getaddrinfo", lambda *_: [(0, 0, 0, "", ("192.0.2.7", 0))])
    monkeypatch.setattr(endpoints, "answer_of", answered)
    assert drafts(root, "http://models.example/v1") == 2
    assert "models.example is not this machine" in capsys.readouterr().err
    assert sent == []
    assert drafts(root, "http://models.example/v1", "--send-text") == 0
    assert sent == ["http://models.example/v1"]
    assert "of the registers to models.example" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["--endpoint", "http://127.0.0.1/v1"], "--endpoint and --model go together"),
        (["--model", "small"], "--endpoint and --model go together"),
        (["--endpoint", "127.0.0.1:80", "--model", "small"], "the endpoint is no address"),
        (["--endpoint", "http://me:hunter2@127.0.0.1/v1", "--model", "small"], "the endpoint is no address"),
        (["--endpoint", "http://127.0.0.1:99999/v1", "--model", "small"], "the endpoint is no address"),
        (["--endpoint", "http://[::1/v1", "--model", "small"], "the endpoint is no address"),
        (["--send-text"], "--send-text goes with --endpoint"),
    ],
)
def test_an_endpoint_that_is_not_whole_is_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], words: list[str], told: str
) -> None:
    assert main(["--project", str(bare(tmp_path / "small")), "draft", "river-post", *words]) == 2
    assert told in capsys.readouterr().err
