"""Run the publisher as `python -m etl`."""

from etl.cli import run

run()
