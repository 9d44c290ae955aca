"""Each kind of claim has a template of its name, which says its mark and what a card tells of it."""

import pytest
from jinja2 import TemplateSyntaxError

from etl.model.project import PACKAGE_SCHEMAS, Project
from etl.model.tables import load_model
from etl.pages.folders import template_problem
from etl.pages.render import TEMPLATES, kind_mark
from tests import ROOT


def test_every_kind_has_a_template_and_no_other_stands_there() -> None:
    kinds = set(load_model(PACKAGE_SCHEMAS).vocabularies["claim_kind"])
    assert {path.stem for path in (TEMPLATES / "kinds").glob("*")} == kinds
    marks = {kind_mark(kind) for kind in kinds}
    assert len(marks) == len(kinds)
    assert all(len(mark) == 2 for mark in marks)


def test_a_kind_without_a_template_is_a_problem_that_names_the_file_to_write() -> None:
    with pytest.raises(TemplateSyntaxError) as told:
        kind_mark("rumour")
    found = template_problem(told.value, Project(ROOT))
    assert (found.code, found.file, found.line) == ("page-template", "etl/pages/templates/kinds/rumour.jinja", 1)
    assert "the kind of claim 'rumour' has no template that starts with {# mark: ▲△ #}" in found.message
