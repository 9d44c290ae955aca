"""A problem, of which the tests of problems take what they need."""

from etl.problems import Problem, problem

PLACE = ("seeds/a,b:c%.yml", 3, 7)


def one(**changes: object) -> Problem:
    """A problem, some of it changed."""
    made = problem("pattern", "100 %: wrong, see\nbelow", at=PLACE, table="actors", field="name", value=5)
    return Problem(**(made.as_dict() | changes))
