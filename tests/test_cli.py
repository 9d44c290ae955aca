"""The commands as people and programs meet them: what they print, where, and the code they end with."""

import csv
import io
import json
import os
import shlex
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from etl.cli import main
from tests import ROOT
from tests.builds import copy_small, environment, etl, published
from tests.conftest import edit, looking_for
from tests.shared import built_later, built_project
from tests.twice import code_again

SEED = "seeds/sources/river-post.yml"
Captured = pytest.CaptureFixture[str]


@pytest.fixture(autouse=True)
def _no_texts_elsewhere(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.delenv("ETL_ARTICLES", raising=False)
    with looking_for("vocabulary"):  # Which check told something is all the same to what prints it.
        yield


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small project, built; not to be changed."""
    return built_project(tmp_path_factory)


@pytest.fixture(scope="module")
def later(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same with another name of one actor, and another participant of one event; not to be changed."""
    return built_later(tmp_path_factory)


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A copy of the small project, not built."""
    return copy_small(tmp_path / "small")


EXAMPLED = ("locate", "check", "agree", "build", "query", "diff")
"""Commands of which the example of the help is run here; of the others, beside their own tests."""


@pytest.mark.slow
@pytest.mark.parametrize("command", EXAMPLED)
def test_the_example_of_a_command_runs(
    command: str, whole: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Captured
) -> None:
    with pytest.raises(SystemExit):
        main([command, "--help"])
    words = shlex.split(capsys.readouterr().out.rpartition("example: etl ")[2])
    root = tmp_path / "record"
    shutil.copytree(whole, root)
    shutil.copytree(root / "seeds/articles", root / "texts")
    if command == "agree":
        code_again(root)
    for order in (["init", "-q"], ["add", "-A"], ["commit", "-qm", "all"]):
        subprocess.run(["git", *order], cwd=root, check=True)
    monkeypatch.chdir(root)
    assert main(words) == 0


# ---- every command ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("command", [[], ["locate"], ["check"], ["agree"], ["build"], ["query"], ["diff"]])
def test_every_command_has_help(command: list[str], capsys: Captured) -> None:
    with pytest.raises(SystemExit) as ended:
        main([*command, "--help"])
    assert ended.value.code == 0
    told = capsys.readouterr()
    assert told.out.startswith(" ".join(["usage: etl", *command]))
    assert told.err == ""


@pytest.mark.parametrize("words", [[], ["bild"], ["check", "--format", "xml"], ["query"], ["diff"], ["locate", "more"]])
def test_words_that_make_no_command_are_told(words: list[str], capsys: Captured) -> None:
    with pytest.raises(SystemExit) as ended:
        main(words)
    assert ended.value.code == 2
    told = capsys.readouterr()
    assert told.out == ""
    assert told.err.startswith("usage: etl")


@pytest.mark.parametrize("command", ["locate", "check", "agree", "build"])
def test_a_folder_without_seeds_cannot_run(command: str, tmp_path: Path, capsys: Captured) -> None:
    for folder in (tmp_path, tmp_path / "nowhere"):
        assert main(["--project", str(folder), command]) == 2
        told = capsys.readouterr()
        assert told.out == ""
        assert told.err == (
            f"etl {command}: could not run: {folder} has no folder seeds/;"
            " run from the repository or name it with --project\n"
        )
    assert list(tmp_path.iterdir()) == []


def test_the_current_folder_is_the_project(project: Path, monkeypatch: pytest.MonkeyPatch, capsys: Captured) -> None:
    monkeypatch.chdir(project)
    assert main(["check"]) == 0
    assert capsys.readouterr().out == "1 article, 30 claims, 1 of 1 verified against the texts: no problems\n"


@pytest.mark.parametrize("words", [["--help"], pytest.param(["check"], marks=pytest.mark.slow)])
def test_the_console_script_and_the_module_are_one_program(words: list[str], project: Path) -> None:
    script = Path(sys.executable).with_name("etl")
    module = etl("--project", str(project), *words)
    done = subprocess.run(
        [script, "--project", project, *words], env=environment(), check=True, capture_output=True, encoding="utf-8"
    )
    assert (done.stdout, done.stderr) == (module.stdout, module.stderr)
    assert done.stdout.startswith("usage: etl ") if words == ["--help"] else done.stdout.count("\n") == 1


INTERRUPTED = """
import os, runpy, signal, sys
class Slow:
    def find_spec(self, name, path=None, target=None):
        if name == "{module}":
            os.kill(os.getpid(), signal.SIGINT)
signal.signal(signal.SIGINT, signal.default_int_handler)
sys.meta_path.insert(0, Slow())
sys.argv = ["etl", "--project", {project!r}, "check"]
runpy.run_module("etl", run_name="__main__")
"""


@pytest.mark.parametrize(
    ("module", "told"), [("duckdb", "nothing was begun"), ("etl.publish.checked", "what was written is whole")]
)
def test_a_command_that_is_stopped_while_it_loads_says_so_in_a_line(project: Path, module: str, told: str) -> None:
    script = INTERRUPTED.format(module=module, project=str(project))
    done = subprocess.run(
        [sys.executable, "-c", script], env=environment(), check=False, capture_output=True, encoding="utf-8"
    )
    assert (done.returncode, done.stdout, done.stderr) == (130, "", f"\nstopped; {told}\n")


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["new", "own", "--title", "T"], "nothing was founded"),
        (["add", "page.html"], "nothing was added"),
        (["build"], "what was published stays as it was, or is finished at the next build"),
        (["locate"], "what was written is whole"),
    ],
)
def test_each_command_that_is_stopped_says_what_became_of_its_work(
    project: Path, words: list[str], told: str, capsys: Captured, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stop(*_: object) -> int:
        raise KeyboardInterrupt

    def stop_in_a_class(*_: object) -> int:
        raise RuntimeError("Error calling __set_name__ on 'Field' instance") from KeyboardInterrupt()

    for stopping in (stop, stop_in_a_class):
        monkeypatch.setattr(f"etl.commands.{words[0]}._run", stopping)
        assert main(["--project", str(project), *words]) == 130
        assert capsys.readouterr().err == f"\nstopped; {told}\n"


MISSING = [
    ("trafilatura", ["add", "article.html"], "pip install 'claims-press[add]'"),
    ("warcio", ["add", "article.warc"], "pip install 'claims-press[add]'"),
    ("openpyxl", ["sheet", "import", "article.xlsx"], "pip install 'claims-press[sheet]'"),
]
"""(A library of an extra, words of a command that needs it, what is told of where to get it.)"""


@pytest.mark.parametrize(("library", "words", "told"), MISSING, ids=[library for library, *_ in MISSING])
def test_without_a_library_of_an_extra_a_command_says_in_one_line_what_to_install(
    project: Path, library: str, words: list[str], told: str, capsys: Captured, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in [library, *(name for name in sys.modules if name.startswith(f"{library}."))]:
        monkeypatch.setitem(sys.modules, name, None)
    (project / "article.html").write_text("<html><p>The gate.</p></html>", encoding="utf-8")
    (project / "article.warc").write_text("WARC/1.0\r\n", encoding="utf-8")
    (project / "article.xlsx").write_text("no workbook", encoding="utf-8")
    before = sorted(project.rglob("*"))
    monkeypatch.chdir(project)
    assert main(words) == 2
    out, err = capsys.readouterr()
    assert (out, err.count("\n")) == ("", 1)
    assert err.startswith(f"etl {words[0]}: could not run: ")
    assert library in err
    assert err.endswith(f"{told}\n")
    assert sorted(project.rglob("*")) == before


# ---- check -----------------------------------------------------------------------------------------------------------


def test_check_ends_with_1_and_names_the_place(project: Path, capsys: Captured) -> None:
    file, line, column = edit(project, [("seeds/actors.yml", "kind: monitor", "kind: ▶monitors")])[0]
    assert main(["--project", str(project), "check"]) == 1
    told = capsys.readouterr()
    assert told.err == ""
    problem, hint, total, summary = told.out.splitlines()
    assert problem.startswith(f"{file}:{line}:{column}: error[vocabulary]: ")
    assert "'monitor'" in hint
    assert total == "1 error, 0 warnings"
    assert summary == "1 article, 30 claims, 1 of 1 verified against the texts: problems found"


def test_check_as_json_prints_json_and_nothing_else(project: Path, capsys: Captured) -> None:
    assert main(["--project", str(project), "check", "--format", "json"]) == 0
    assert json.loads(capsys.readouterr().out) == []
    place = edit(project, [("seeds/actors.yml", "kind: monitor", "kind: ▶monitors")])[0]
    assert main(["--project", str(project), "check", "--format", "json"]) == 1
    told = capsys.readouterr()
    assert told.err == ""
    (problem,) = json.loads(told.out)
    assert (problem["file"], problem["line"], problem["column"]) == place
    assert (problem["code"], problem["severity"]) == ("vocabulary", "error")


def test_check_for_github_prints_annotations_and_nothing_else(project: Path, capsys: Captured) -> None:
    assert main(["--project", str(project), "check", "--format", "github"]) == 0
    assert capsys.readouterr().out == ""
    file, line, column = edit(project, [("seeds/actors.yml", "kind: monitor", "kind: ▶monitors")])[0]
    assert main(["--project", str(project), "check", "--format", "github"]) == 1
    (annotation,) = capsys.readouterr().out.splitlines()
    assert annotation.startswith(f"::error file={file},line={line},col={column},title=vocabulary::")


def test_without_the_texts_a_check_warns_and_passes(project: Path, capsys: Captured) -> None:
    shutil.rmtree(project / "seeds" / "articles")
    assert main(["--project", str(project), "check"]) == 0
    told = capsys.readouterr().out
    assert "warning[not-verified]" in told
    assert told.rstrip().endswith("0 of 1 verified against the texts: no problems")


@pytest.mark.parametrize("by", ["--articles", "ETL_ARTICLES"])
def test_where_a_folder_is_named_every_text_must_be_in_it_or_beside_the_seeds(
    project: Path, tmp_path: Path, capsys: Captured, monkeypatch: pytest.MonkeyPatch, by: str
) -> None:
    def check(folder: Path) -> int:
        if by == "--articles":
            return main(["--project", str(project), "check", "--articles", str(folder)])
        monkeypatch.setenv("ETL_ARTICLES", str(folder))
        return main(["--project", str(project), "check"])

    texts = project / "seeds" / "articles"
    assert check(texts) == 0
    (tmp_path / "texts").mkdir()
    assert check(tmp_path / "texts") == 0
    assert capsys.readouterr().out.count("1 of 1 verified") == 2
    shutil.rmtree(texts)
    assert check(tmp_path / "texts") == 1
    assert f"{SEED}:1:9: error[text-missing]" in capsys.readouterr().out
    assert check(tmp_path / "nowhere") == 2
    told = capsys.readouterr()
    assert told.out == ""
    assert told.err == (f"etl check: could not run: there is no folder {tmp_path / 'nowhere'} with article texts\n")


def test_what_the_named_folder_has_is_taken_from_there(project: Path, tmp_path: Path, capsys: Captured) -> None:
    texts = shutil.copytree(project / "seeds" / "articles", tmp_path / "texts")
    (project / "seeds" / "articles" / "river-post.txt").write_text("Another text.\n", encoding="utf-8")
    assert main(["--project", str(project), "check", "--articles", str(texts)]) == 0
    assert "1 of 1 verified" in capsys.readouterr().out


def test_an_article_is_added_located_and_checked_while_the_variable_names_a_folder(
    project: Path, tmp_path: Path, capsys: Captured, monkeypatch: pytest.MonkeyPatch
) -> None:
    """`etl add` writes beside the seeds, and the texts of the other articles stand elsewhere."""
    texts = shutil.move(project / "seeds" / "articles", tmp_path / "texts")
    monkeypatch.setenv("ETL_ARTICLES", str(texts))
    (tmp_path / "page.txt").write_text("Quiet night in Eastford\n\nThe bridge lay in the dark.\n", encoding="utf-8")
    added = ["add", str(tmp_path / "page.txt"), "--id", "hill-post", "--language", "en", "--publisher", "Hill Post"]
    assert main(["--project", str(project), *added, "--published", "2021-05-06"]) == 0
    edit(project, [("seeds/sources/hill-post.yml", "state: draft", "state: coded")])
    assert main(["--project", str(project), "locate"]) == 0
    assert "2 evidence records written" in capsys.readouterr().out
    assert main(["--project", str(project), "check"]) == 0
    assert "2 articles, 30 claims, 2 of 2 verified against the texts" in capsys.readouterr().out
    assert sorted(path.name for path in tmp_path.glob("*/*.txt")) == ["river-post.txt"]


def test_an_empty_variable_names_no_folder(project: Path, capsys: Captured, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ETL_ARTICLES", "")
    assert main(["--project", str(project), "check"]) == 0
    assert "1 of 1 verified" in capsys.readouterr().out


def test_the_folder_that_is_named_comes_before_the_variable(
    project: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ETL_ARTICLES", str(tmp_path / "nowhere"))
    assert main(["--project", str(project), "check", "--articles", str(project / "seeds" / "articles")]) == 0


# ---- locate ----------------------------------------------------------------------------------------------------------


def test_locate_writes_the_record_and_says_so(project: Path, capsys: Captured) -> None:
    record = project / "seeds" / "evidence" / "river-post.json"
    committed = record.read_bytes()
    record.unlink()
    assert main(["--project", str(project), "locate"]) == 0
    assert capsys.readouterr().out == "1 evidence record written\n"
    assert record.read_bytes() == committed
    assert sorted(path.name for path in record.parent.iterdir()) == ["river-post.json", "word_runs.json"]


def test_locate_writes_what_it_finds_and_reports_the_rest(project: Path, capsys: Captured) -> None:
    record = project / "seeds" / "evidence" / "river-post.json"
    place = edit(project, [(SEED, "exact: killed 12 Norland soldiers", "exact: ▶killed 13 Norland soldiers")])[0]
    assert main(["--project", str(project), "locate"]) == 1
    told = capsys.readouterr().out
    assert f"{':'.join(map(str, place))}: error[phrase-not-found]" in told
    assert told.endswith("1 evidence record written\n")
    found = {span["exact"] for span in json.loads(record.read_text(encoding="utf-8"))["spans"]}
    assert "killed 12 Norland soldiers" not in found
    assert "threatens to answer" in found


def test_locate_without_texts_writes_nothing(project: Path, capsys: Captured) -> None:
    record = project / "seeds" / "evidence" / "river-post.json"
    committed = record.read_bytes()
    shutil.rmtree(project / "seeds" / "articles")
    assert main(["--project", str(project), "locate"]) == 0
    told = capsys.readouterr().out
    assert "warning[not-verified]: there are no texts in " in told
    assert told.endswith("0 evidence records written\n")
    assert record.read_bytes() == committed


def test_locate_that_breaks_leaves_the_record_whole(
    project: Path, capsys: Captured, monkeypatch: pytest.MonkeyPatch
) -> None:
    record = project / "seeds" / "evidence" / "river-post.json"
    committed = record.read_bytes()

    def full(path: Path, content: str, **_: object) -> None:
        with path.open("w", encoding="utf-8") as file:
            file.write(content[:100])
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "write_text", full)
    assert main(["--project", str(project), "locate"]) == 2
    assert capsys.readouterr().err == "etl locate: could not run: [Errno 28] No space left on device\n"
    assert record.read_bytes() == committed


# ---- query -----------------------------------------------------------------------------------------------------------

ASKED = "SELECT claim_id, value, perpetrator_id, period_start FROM casualties ORDER BY claim_id LIMIT 2"


def ask(root: Path, sql: str, form: str = "table") -> int:
    return main(["--project", str(root), "query", sql, "--format", form])


def test_query_as_a_table(whole: Path, capsys: Captured) -> None:
    assert ask(whole, ASKED) == 0
    told = capsys.readouterr()
    assert "claim_id" in told.out
    assert "2021-05-03" in told.out
    assert told.err == ""


def test_query_shows_every_row_and_column_in_a_pipe(whole: Path, capsys: Captured) -> None:
    assert ask(whole, "SELECT * FROM claims") == 0
    told = capsys.readouterr().out
    assert told.count("river-post-p") >= 30
    assert "…" not in told.replace("said…", "")
    assert "credit_exact" in told


def test_query_as_csv_and_json_tell_the_same(whole: Path, capsys: Captured) -> None:
    assert ask(whole, ASKED, "csv") == 0
    rows = list(csv.DictReader(io.StringIO(capsys.readouterr().out)))
    assert ask(whole, ASKED, "json") == 0
    objects = json.loads(capsys.readouterr().out)
    assert list(objects[0]) == ["claim_id", "value", "perpetrator_id", "period_start"]
    assert [{k: "" if v is None else str(v) for k, v in o.items()} for o in objects] == rows
    assert isinstance(objects[0]["value"], int)
    assert objects[0]["perpetrator_id"] is None


@pytest.mark.parametrize(
    ("sql", "in_csv", "in_json"),
    [
        ("true", "true", True),
        ("NULL", '""', None),  # A lone empty cell is quoted, so that its line is not blank.
        ("200.000000", "200", 200),
        ("1.500", "1.5", 1.5),
        ("DATE '2020-02-27'", "2020-02-27", "2020-02-27"),
        ("'a,“b”'", '"a,“b”"', "a,“b”"),
        ("'inf'::DOUBLE", "inf", "inf"),
        ("'nan'::DOUBLE", "nan", "nan"),
        ("[DATE '2020-02-27', NULL]", '"[""2020-02-27"", null]"', ["2020-02-27", None]),
        ("{'a': 1.50}", '"{""a"": 1.5}"', {"a": 1.5}),
    ],
)
def test_values_in_csv_and_json(whole: Path, capsys: Captured, sql: str, in_csv: str, in_json: object) -> None:
    assert ask(whole, f"SELECT {sql} AS x", "csv") == 0
    assert capsys.readouterr().out == f"x\n{in_csv}\n"
    assert ask(whole, f"SELECT {sql} AS x", "json") == 0
    assert json.loads(capsys.readouterr().out, parse_constant=pytest.fail) == [{"x": in_json}]


def test_two_columns_of_one_name_are_not_lost_in_json(whole: Path, capsys: Captured) -> None:
    assert ask(whole, "SELECT 1 AS a, 2 AS a", "csv") == 0
    assert capsys.readouterr().out == "a,a\n1,2\n"
    assert ask(whole, "SELECT 1 AS a, 2 AS a", "json") == 1
    told = capsys.readouterr()
    assert told.out == ""
    assert told.err == "a JSON object cannot hold two columns named 'a': tell them apart with AS\n"


@pytest.mark.slow
def test_every_view_can_be_asked(whole: Path, capsys: Captured) -> None:
    assert ask(whole, "SELECT view_name FROM duckdb_views() WHERE schema_name = 'rules'", "json") == 0
    views = [row["view_name"] for row in json.loads(capsys.readouterr().out)]
    assert "claim_context" in views
    for view in views:
        assert ask(whole, f"SELECT * FROM {view}", "csv") == 0
        answer = capsys.readouterr().out
        assert ask(whole, f"SELECT * FROM rules.{view}", "csv") == 0
        assert capsys.readouterr().out == answer


@pytest.mark.parametrize("form", ["table", "csv", "json"])
def test_bad_sql_gets_the_message_of_duckdb(whole: Path, capsys: Captured, form: str) -> None:
    assert ask(whole, "SELECT claim FROM claims", form) == 1
    told = capsys.readouterr()
    assert told.out == ""
    assert told.err.startswith('Binder Error: Referenced column "claim" not found')
    assert '"claim_id"' in told.err, "it names what could have been meant"
    assert "Traceback" not in told.err


REFUSED = {
    "INSERT INTO actors SELECT * FROM actors": "read-only",
    "UPDATE actors SET name = 'x'": "read-only",
    "DELETE FROM claims": "read-only",
    "DROP TABLE claims": "read-only",
    "CREATE TABLE mine (a INTEGER)": "read-only",
    "COPY actors TO '{folder}/out.csv'": "disabled by configuration",
    "COPY (SELECT 1) TO '{folder}/out.parquet' (FORMAT parquet)": "disabled by configuration",
    "EXPORT DATABASE '{folder}/out'": "disabled by configuration",
    "ATTACH '{folder}/out.duckdb'": "disabled by configuration",
    "SELECT * FROM read_csv('{folder}/other.csv')": "disabled by configuration",
    "SELECT * FROM read_text('{folder}/other.csv')": "disabled by configuration",
    "SELECT * FROM glob('{folder}/*')": "disabled by configuration",
    "SELECT * FROM '{folder}/other.csv'": "disabled by configuration",
    "SET enable_external_access = true": "Cannot enable external access",
    "INSTALL httpfs": "disabled",
}


@pytest.mark.parametrize("sql", REFUSED)
def test_a_query_reads_the_database_and_nothing_else(whole: Path, tmp_path: Path, capsys: Captured, sql: str) -> None:
    (tmp_path / "other.csv").write_text("secret\n1\n", encoding="utf-8")
    before = published(whole)
    assert ask(whole, sql.format(folder=tmp_path)) == 1
    told = capsys.readouterr()
    assert told.out == ""
    assert REFUSED[sql] in told.err
    assert "Error: " in told.err
    assert published(whole) == before
    assert [path.name for path in tmp_path.iterdir()] == ["other.csv"]


@pytest.mark.parametrize(("sql", "count"), [("", 0), ("-- nothing", 0), ("SELECT 1; SELECT 2", 2)])
def test_what_is_not_one_query_is_refused(whole: Path, capsys: Captured, sql: str, count: int) -> None:
    assert ask(whole, sql) == 2
    told = capsys.readouterr()
    assert (told.out, told.err) == ("", f"etl query: could not run: there are {count} queries; ask one at a time\n")


@pytest.mark.parametrize("name", [".build", "seeds/lexicon"])
def test_a_file_in_the_place_of_a_folder_is_told_with_what_to_do(project: Path, capsys: Captured, name: str) -> None:
    (project / name).write_text("x", encoding="utf-8")
    assert main(["--project", str(project), "build", "--no-site"]) == 2
    assert f"/{name}'; something else is needed there: move this away" in capsys.readouterr().err


def test_there_must_be_a_database(project: Path, capsys: Captured) -> None:
    assert ask(project, "SELECT 1") == 2
    told = capsys.readouterr()
    assert told.out == ""
    assert told.err == ("etl query: could not run: there is no database yet: run `make` or `etl build` first\n")
    (project / "data").mkdir()
    (project / "data" / "small-record.duckdb").write_bytes(b"no database" * 1000)
    assert ask(project, "SELECT 1") == 2
    told = capsys.readouterr()
    assert told.err.startswith("etl query: could not run: ")
    assert "small-record.duckdb" in told.err


# ---- what becomes of the answer --------------------------------------------------------------------------------------


@pytest.mark.parametrize("form", ["table", "csv", "json"])
def test_who_reads_only_the_first_line_sees_no_traceback(whole: Path, form: str) -> None:
    many = "SELECT i, repeat('x', 100) AS x FROM range(20000) AS t(i)"
    with subprocess.Popen(
        [sys.executable, "-m", "etl", "--project", whole, "query", many, "--format", form],
        cwd=ROOT,
        env=environment(),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as child:
        assert child.stdout is not None
        assert child.stderr is not None
        assert child.stdout.readline()
        child.stdout.close()
        assert child.stderr.read() == b""
        assert child.wait() == 0


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no /dev/full")
@pytest.mark.parametrize("rows", [1, 20_000])
def test_an_answer_that_cannot_be_written_is_told(whole: Path, rows: int) -> None:
    with Path("/dev/full").open("w", encoding="utf-8") as full:
        done = subprocess.run(
            [sys.executable, "-m", "etl", "--project", whole, "query", f"FROM range({rows})", "--format", "csv"],
            cwd=ROOT,
            env=environment(),
            check=False,
            stdout=full,
            stderr=subprocess.PIPE,
            encoding="utf-8",
        )
    assert done.returncode == 2
    assert "No space left on device" in done.stderr
    assert done.stderr.count("\n") == 1


@pytest.mark.slow
def test_a_query_can_be_stopped(whole: Path) -> None:
    endless = "SELECT sum(hash(i) % 7) FROM range(1000000000000) AS t(i)"
    with subprocess.Popen(
        [sys.executable, "-m", "etl", "--project", whole, "query", endless],
        cwd=ROOT,
        env=environment(),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
    ) as child:
        time.sleep(1.5)
        assert child.poll() is None
        child.send_signal(signal.SIGINT)
        try:
            out, err = child.communicate(timeout=10)
        finally:
            child.kill()
    assert (child.returncode, out) == (130, "")
    assert err.startswith("\nstopped; ")
    assert err.count("\n") == 2


# ---- diff ------------------------------------------------------------------------------------------------------------

SAYS = (
    "Norland threatens, in The River Post ¶1, {} with Norland's answer to the strike (printed: “threatens to answer”)."
)
COUNTS = "The {} Observatory says, in The River Post ¶5, that more than 20 soldiers were killed at the bridge."
CHANGED = f"""actors: 1 row changed
  ~ coast-observatory
      name: "Coast Observatory" -> "Other Observatory"

claims: 2 rows changed
  ~ river-post-p1-answer
      says: "{SAYS.format("Vesland")}" -> "{SAYS.format("the army of Vesland")}"
  ~ river-post-p5-killed
      says: "{COUNTS.format("Coast")}" -> "{COUNTS.format("Other")}"

event_participants: 1 row added, 1 row removed
  + river-post-p1-answer, vesland-army, addressee
  - river-post-p1-answer, vesland, addressee
"""
ANSWERS = f"""
Answers

contradictions: 2 rows changed
  ~ count, river-post-p2-killed, river-post-p5-killed
      other_says: "{COUNTS.format("Coast")}" -> "{COUNTS.format("Other")}"
  ~ count, river-post-p4-killed, river-post-p5-killed
      other_says: "{COUNTS.format("Coast")}" -> "{COUNTS.format("Other")}"
"""


@pytest.mark.slow
def test_diff_of_two_packages(whole: Path, later: Path, capsys: Captured) -> None:
    assert main(["diff", str(whole), str(later)]) == 0
    assert capsys.readouterr().out == CHANGED + ANSWERS
    assert main(["--project", str(later), "diff", str(whole)]) == 0
    assert capsys.readouterr().out == CHANGED + ANSWERS, "the new one is this project, wherever the command runs"
    assert main(["diff", str(whole), str(whole)]) == 0
    assert capsys.readouterr().out == "No differences.\n"


@pytest.mark.slow
def test_diff_as_json(whole: Path, later: Path, capsys: Captured) -> None:
    assert main(["diff", str(whole), str(later), "--format", "json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert (found["old"], found["new"]) == (str(whole), str(later))
    actors, claims, participants = found["tables"]
    assert [row["key"] for row in claims["changed"]] == [["river-post-p1-answer"], ["river-post-p5-killed"]]
    assert actors["changed"] == [
        {
            "key": ["coast-observatory"],
            "cells": [{"column": "name", "old": "Coast Observatory", "new": "Other Observatory"}],
        }
    ]
    assert [row["row"]["actor_id"] for row in participants["added"]] == ["vesland-army"]
    assert [row["row"]["actor_id"] for row in participants["removed"]] == ["vesland"]


def test_diff_as_markdown(whole: Path, later: Path, capsys: Captured) -> None:
    assert main(["diff", str(whole), str(later), "--format", "markdown"]) == 0
    told = capsys.readouterr().out
    assert "| `coast-observatory` | `name` | Coast Observatory | Other Observatory |" in told
    assert "- `river-post-p1-answer, vesland-army, addressee`" in told


@pytest.mark.slow
def test_diff_of_git_revisions(
    whole: Path, later: Path, tmp_path: Path, capsys: Captured, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
    root = tmp_path / "repository"
    git = ["git", "-c", "user.name=Nobody", "-c", "user.email=nobody@example.org", "-C", str(root)]
    shutil.copytree(whole, root, ignore=shutil.ignore_patterns(".build"))
    subprocess.run([*git, "init", "--quiet"], check=True)
    for revision, project in (("before", whole), ("after", later)):
        for name in ("data", "seeds"):
            shutil.copytree(project / name, root / name, dirs_exist_ok=True)
        shutil.copyfile(project / "datapackage.json", root / "datapackage.json")
        subprocess.run([*git, "add", "seeds", "datapackage.json", "data/schemas", *root.glob("data/*.csv")], check=True)
        subprocess.run([*git, "commit", "--quiet", "--message", revision], check=True)
        subprocess.run([*git, "tag", revision], check=True)
    here = ["--project", str(root), "diff"]
    for words in (["before", "after"], ["HEAD~1", "HEAD"], ["before"], ["before", str(root)], [str(whole), "HEAD"]):
        assert main([*here, *words]) == 0
        assert capsys.readouterr().out == CHANGED, words
    assert main([*here, "HEAD"]) == 0
    assert capsys.readouterr().out == "No differences.\n"
    assert main([*here, "no-such-tag"]) == 2
    told = capsys.readouterr()
    assert told.out == ""
    assert told.err.startswith("etl diff: could not run: 'no-such-tag' is neither a folder")


HELD = """
import ctypes, os, signal, threading
from etl.cli import end_for_sure
end_for_sure("nothing was begun", 0.2)
threading.Timer(0.1, os.kill, (os.getpid(), signal.SIGINT)).start()
mutex, libc = ctypes.create_string_buffer(64), ctypes.CDLL(None)
libc.pthread_mutex_lock(mutex)
libc.pthread_mutex_lock(mutex)
"""


def test_a_stop_ends_a_process_whose_main_thread_waits_in_c_for_ever() -> None:
    words = [sys.executable, "-c", HELD]
    done = subprocess.run(words, cwd=ROOT, check=False, capture_output=True, encoding="utf-8", timeout=30)
    assert (done.returncode, done.stdout, done.stderr) == (130, "", "\nstopped; nothing was begun\n")
