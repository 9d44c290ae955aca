"""Measure what it costs to open each answer of a built database: processor time, in times of `SELECT * FROM claims`.

Run as `make bench-answers`, or `python -m tests.bench_answers FILE` for any database; `--schema rules` for the living
views. It fails when opening an answer costs more than the goal.
"""

import argparse
import statistics
import sys
import time
from pathlib import Path

import duckdb

from tests import ROOT

GOAL = 5.0  # Times the processor time of all claims.
RUNS = 9


def main() -> int:
    """Print the dearest first."""
    parser = argparse.ArgumentParser(description=__doc__)
    built = next((ROOT / "data").glob("*.duckdb"), None)
    parser.add_argument("file", nargs="?", type=Path, default=built, help="a database; the built one when absent")
    parser.add_argument("--schema", default="main", help="where the answers stand (rules: compute them anew)")
    parser.add_argument("--runs", type=int, default=RUNS, help="how often each is opened")
    options = parser.parse_args()
    if options.file is None:
        parser.error("there is no database: run `make` first")
    with duckdb.connect(str(options.file), read_only=True) as con:
        claims = spent(con, "main.claims", options.runs)
        names = [path.stem for path in (ROOT / "data" / "views").glob("*.csv")]
        costs = {name: spent(con, f'{options.schema}."{name}"', options.runs) / claims for name in names}
    print(
        f"SELECT * FROM claims: {claims * 1000:.2f} ms of processor time, the median of {options.runs}; in times of it"
    )
    for name, times in sorted(costs.items(), key=lambda cost: -cost[1]):
        print(f"{name:24}{times:9.2f}")
    dear = sorted(name for name, times in costs.items() if times > GOAL)
    print(f"above {GOAL:.0f} times: {', '.join(dear) or 'none'}")
    return 1 if dear and options.schema == "main" else 0


def spent(con: duckdb.DuckDBPyConnection, name: str, runs: int) -> float:
    """Median processor time of opening a table or view, in seconds."""
    found = []
    for _ in range(runs):
        start = time.process_time()
        con.execute(f"SELECT * FROM {name}").fetchall()
        found.append(time.process_time() - start)
    return statistics.median(found)


if __name__ == "__main__":
    sys.exit(main())
