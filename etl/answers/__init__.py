"""Seventh stage: answers, each view computed once and kept as a table, which checks, outputs and pages read."""

from etl.answers.keep import keep_answers

__all__ = ["keep_answers"]
