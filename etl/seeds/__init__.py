"""Third stage: YAML seeds to records that remember file, line and column of each value."""

from etl.seeds.load import Seeds, load_seeds
from etl.seeds.record import Record

__all__ = ["Record", "Seeds", "load_seeds"]
