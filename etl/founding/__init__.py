"""Founding a record: what it must be told, and the folder that is made of that, with an example that is well."""

from etl.founding.found import found_record, how_to_make, refuse_full
from etl.founding.wishes import QUESTIONS, Wanted, Wishes, granted, languages

__all__ = ["QUESTIONS", "Wanted", "Wishes", "found_record", "granted", "how_to_make", "languages", "refuse_full"]
