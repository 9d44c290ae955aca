"""Tests of the publisher, in folders that mirror `etl/`; `python -m pytest` finds them."""

from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
SMALL = Path(__file__).resolve().with_name("small")
