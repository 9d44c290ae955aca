"""First stage: what a problem is, the catalogue of their codes, and how they are shown."""

from etl.problems.catalogue import CATALOGUE, Code, Severity, read_code, read_utf8
from etl.problems.formats import FORMATS, for_people
from etl.problems.problem import Place, Problem, Proposal, problem, sort

__all__ = [
    "CATALOGUE",
    "FORMATS",
    "Code",
    "Place",
    "Problem",
    "Proposal",
    "Severity",
    "for_people",
    "problem",
    "read_code",
    "read_utf8",
    "sort",
]
