"""One thread, for what must come out the same on every machine."""

from collections.abc import Iterator
from contextlib import contextmanager

import duckdb


@contextmanager
def one_thread(con: duckdb.DuckDBPyConnection) -> Iterator[duckdb.DuckDBPyConnection]:
    """A second connection to the same tables, while everything runs on one thread.

    Neither the last digit of a sum nor how rows fall into the groups of a Parquet file may depend on how many threads
    were at work.
    """
    before = con.execute("SELECT current_setting('threads')").fetchone()
    cursor = con.cursor()
    cursor.execute("SET threads = 1")
    try:
        yield cursor
    finally:
        if before is not None:
            cursor.execute(f"SET threads = {int(before[0])}")
        cursor.close()
