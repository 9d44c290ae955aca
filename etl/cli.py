"""Last stage: the command line, which knows the commands and how a process ends."""

import argparse
import gc
import os
import signal
import sys
import threading
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path
from typing import NoReturn

import duckdb

from etl.commands import COMMANDS
from etl.commands.outcome import DONE, NOT_RUN, STOPPED
from etl.model.project import Project

PATIENCE = 10.0
"""Seconds that a command has after a Ctrl+C to end by itself."""


def run(begin: Callable[[], object] = lambda: None) -> NoReturn:
    """Run one command as a process of its own, and end the process.

    Its objects live to its end: looking for garbage among millions of them, and taking them apart at the end, would
    take longer than the work itself. So neither is done.

    Args:
        begin: Called when it is known what is to be done.
    """
    gc.disable()
    options = _parser().parse_args()
    begin()
    end_for_sure(_left(options))
    code = _done(options)
    try:
        sys.stdout.flush()
    except BrokenPipeError:
        pass  # As in `main`.
    except OSError as error:
        print(f"etl: the answer could not be written: {error}", file=sys.stderr)
        code = NOT_RUN
    with suppress(OSError):
        sys.stderr.flush()
    os._exit(code)


def end_for_sure(left: str, patience: float = PATIENCE) -> None:
    """See to it, in a thread of its own, that a Ctrl+C ends the process though the main thread never hears of it.

    DuckDB can wait for its own threads for ever where it is interrupted while it writes. Until the swap nothing that is
    published changes, and a swap that breaks off is finished by the next build, so that ending is safe at any time.

    Args:
        left: What is to be said of what was published.
        patience: Seconds that a command has to end by itself.
    """
    heard, told = os.pipe()
    os.set_blocking(told, False)
    signal.set_wakeup_fd(told, warn_on_full_buffer=False)

    def watch() -> None:
        while signal.SIGINT not in os.read(heard, 1):
            pass
        time.sleep(patience)
        os.write(2, f"\nstopped; {left}\n".encode())
        os._exit(STOPPED)

    threading.Thread(target=watch, daemon=True).start()


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command.

    Args:
        arguments: The words of the command line, or null for the process's own.

    Returns:
        0 when all is well, 1 when there are problems, 2 when the command could not run, 130 when it was stopped.
    """
    return _done(_parser().parse_args(arguments))


def _done(options: argparse.Namespace) -> int:
    stopped = _left(options)
    try:
        code: int = options.run(_project(options), options)
    except BrokenPipeError:
        # The reader of the pipe has gone: what it did not read is not missed.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return DONE
    except KeyboardInterrupt:
        return _stopped(stopped)
    except Exception as error:
        if _means_stop(error):
            return _stopped(stopped)
        if not isinstance(error, OSError | ValueError | RuntimeError | duckdb.Error):
            raise
        misplaced = isinstance(error, IsADirectoryError | NotADirectoryError | FileExistsError)
        hint = "; something else is needed there: move this away, and run it again" if misplaced else ""
        print(f"etl {options.command}: could not run: {error}{hint}", file=sys.stderr)
        return NOT_RUN
    return code


def _left(options: argparse.Namespace) -> str:
    """What a command leaves behind when it is stopped."""
    return str(getattr(options, "stopped", "what was written is whole"))


def _means_stop(error: BaseException | None) -> bool:
    """Whether an error is what a Ctrl+C became: DuckDB calls it so, and Python, where a class is being made."""
    while error is not None:
        if isinstance(error, KeyboardInterrupt) or str(error) == "Query interrupted":
            return True
        error = error.__cause__ or error.__context__
    return False


def _stopped(what: str) -> int:
    print(f"\nstopped; {what}", file=sys.stderr)
    return STOPPED


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="etl", description="From curated seeds to a validated data package, a database and a site."
    )
    parser.add_argument(
        "--project", type=Path, default=Path(), metavar="DIR", help="the repository (default: the current folder)"
    )
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    texts = argparse.ArgumentParser(add_help=False)
    texts.add_argument(
        "--articles",
        type=Path,
        metavar="DIR",
        help="folder of the article texts, looked in before seeds/articles; every source must then be verified"
        " (default: $ETL_ARTICLES)",
    )

    for command in COMMANDS:
        command.add_command(commands, texts)
    return parser


def _project(options: argparse.Namespace) -> Project:
    root: Path = options.project.resolve()
    named = getattr(options, "articles", None) or os.environ.get("ETL_ARTICLES")
    folder = Path(named).resolve() if named else root / "seeds" / "articles"
    if named and not folder.is_dir():
        raise ValueError(f"there is no folder {named} with article texts")
    project = Project(root, folder, texts_required=bool(named))
    if "articles" in options and not project.seeds.is_dir():
        raise ValueError(f"{project.root} has no folder seeds/; run from the repository or name it with --project")
    return project
