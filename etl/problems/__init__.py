"""First stage: what a problem is, the catalogue of their codes, and how they are shown."""

from etl.problems.catalogue import CATALOGUE, Code
from etl.problems.problem import Place, Problem, Severity, problem, sort
from etl.problems.render import FORMATS, render

__all__ = ["CATALOGUE", "FORMATS", "Code", "Place", "Problem", "Severity", "problem", "render", "sort"]
