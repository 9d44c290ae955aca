"""What a problem of the tables advises, where that takes the seeds and the evidence beside them."""

from collections.abc import Iterable
from dataclasses import replace

from etl.evidence import Evidence
from etl.evidence.requests import requests
from etl.evidence.share import words_repeated
from etl.problems import Problem
from etl.seeds import Seeds

LONGEST = 5
WIDEST = 60
"""Phrases that are named, and characters that are shown of each."""


def advised(problems: Iterable[Problem], seeds: Seeds, evidence: dict[str, Evidence]) -> list[Problem]:
    """The problems; one that an article is repeated too much names what takes most of its words."""
    return [_shortened(p, seeds, evidence) if p.code == "published-share" else p for p in problems]


def _shortened(found: Problem, seeds: Seeds, evidence: dict[str, Evidence]) -> Problem:
    [source_id] = [source for source, file in seeds.files.items() if file == found.file]
    words = words_repeated(evidence[source_id])
    longest: dict[tuple[int, str, int], tuple[int, int, str]] = {}
    for request in requests(seeds)[source_id]:
        key = request.paragraphs[0], request.exact, request.nth or 1
        if words.get(key):
            _, line, _ = request.record.place(request.key)
            longest.setdefault(key, (-words[key], line, request.exact))
    phrases = [f"{_cut(exact)!r} in line {line} ({-less})" for less, line, exact in sorted(longest.values())[:LONGEST]]
    return replace(found, hint=f"{found.hint}; phrases, and words that no other repeats: {', '.join(phrases)}")


def _cut(phrase: str) -> str:
    return phrase if len(phrase) <= WIDEST else f"{phrase[: WIDEST - 1]}…"
