"""Run the publisher, as `etl` or as `python -m etl`."""

import os
import signal


def start() -> None:
    """Run one command as a process of its own, and end the process.

    A Ctrl+C while libraries are loaded and words read ends it at once: nothing is begun, and libraries in C would make
    another error of it.
    """
    before = signal.getsignal(signal.SIGINT)
    if before is signal.default_int_handler:  # Else whoever started it wants no Ctrl+C to reach it.
        signal.signal(signal.SIGINT, _end)
    from etl.cli import run as run_command  # noqa: PLC0415 - what takes long to load

    run_command(lambda: signal.signal(signal.SIGINT, before))


def _end(*_: object) -> None:
    os.write(2, b"\nstopped; nothing was begun\n")
    os._exit(130)


if __name__ == "__main__":
    start()
