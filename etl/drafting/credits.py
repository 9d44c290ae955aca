"""Who says what a sentence tells, guessed from its words of saying: the nearest speaker before one, or behind it."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from etl.drafting.guess import Credit, Passage
from etl.drafting.known import Known
from etl.drafting.speakers import QUOTES, Speaker, one_blank, speakers, surnames_of, terms_pattern
from etl.model.lexicon import Lexicon
from etl.model.slug import slug

_POSSESSIVE = re.compile(r"[’']s\s")
_ADJACENT = re.compile(r"(?:[’']s)?\s+(?:[\w-]+\s+){0,2}")
_BETWEEN = " ,;:–—" + QUOTES
_CUT = re.compile(rf"[,;:–—]|(?<!\w)[{QUOTES}]|[{QUOTES}](?!\w)")
_FAR = 6
"""Words between a subject and its word of saying, beyond which they are taken to have nothing to do with each other."""
_NAMES = ("name", "capital")
_PERSONS = ("person", "unnamed_person")


class CreditFinder:
    """Finds who says what in the paragraphs of an article, one after the other, since "he" looks back.

    Args:
        lexicon: Word lists of the article's language.
        known: What the record knows.
    """

    def __init__(self, lexicon: Lexicon, known: Known) -> None:
        self._lexicon = lexicon
        self._known = known
        self._surnames = surnames_of(known)
        self._last: dict[bool, str] = {}

    def _is(self, kind: str, words: str) -> bool:
        """Whether words are a term of a kind."""
        return words in self._lexicon.terms(kind)

    def credits(
        self, paragraph: int, text: str, sentences: Sequence[int], shielded: Sequence[tuple[int, int]]
    ) -> list[Credit]:
        """The credits of a paragraph, in order.

        Args:
            paragraph: Its number, from 1.
            text: The paragraph.
            sentences: Offsets at which its sentences start.
            shielded: First and last offset of its quotations.
        """
        if not self._lexicon.terms("boundary"):
            return []  # In a language of which the lists do not say how a clause begins, the nearest name is anybody's.
        everybody = speakers(text, shielded, self._lexicon, self._known, self._surnames)
        folded = _blanked(self._lexicon.fold(text), shielded)
        found: list[Credit] = []
        for start, end in zip(sentences, [*sentences[1:], len(text)], strict=True):
            words = dict[Speaker, re.Match[str]]()
            among = [one for one in everybody if start <= one.start < end]
            for saying in self._find("saying", folded, start, end):
                speaker = self._speaker(folded, start, end, saying, among, shared=bool(words))
                if speaker is not None:
                    words.setdefault(speaker, saying)
            medium = next((self._value("channel", m[0]) for m in self._find("channel", folded, start, end)), None)
            told = [
                self._credit(paragraph, text, speaker, (start, end), saying, medium)
                for speaker, saying in words.items()
            ]
            told = self._relayed(told, [saying[0] for saying in words.values()])
            self._remember([one.actor for one in among])
            self._remember([credit.values.get("claimant") for credit in told])
            found += told
        return found

    def _relayed(self, told: list[Credit], words: Iterable[str]) -> list[Credit]:
        """The credits of a sentence; media that it names with "according to" beside another only pass the words on."""
        media = [
            credit
            for credit, word in zip(told, words, strict=True)
            if self._is("credited", one_blank(word))
            and self._known.kinds.get(credit.values.get("claimant", "")) == "media"
        ]
        if len(told) == len(media) or not media:
            return told
        relay = {"relayed_by": media[0].values["claimant"]}
        return [replace(credit, values={**credit.values, **relay}) for credit in told if credit not in media]

    def _value(self, kind: str, words: str) -> str:
        return self._lexicon.terms(kind)[one_blank(words)].value

    def _remember(self, actors: Sequence[str | None]) -> None:
        """Keep in mind to whom "he" and "it" refer next: those named last, and rather those who spoke."""
        for actor in filter(None, actors):
            self._last[self._is_person(actor)] = actor

    def _find(self, kind: str, folded: str, start: int, end: int) -> Iterator[re.Match[str]]:
        return terms_pattern(frozenset(self._lexicon.terms(kind))).finditer(folded, start, end)

    def _is_person(self, actor: str) -> bool:
        return self._known.kinds.get(actor) in _PERSONS

    def _credit(
        self,
        paragraph: int,
        text: str,
        speaker: Speaker,
        within: tuple[int, int],
        saying: re.Match[str],
        medium: str | None,
    ) -> Credit:
        named = text[speaker.start : speaker.end]
        actor = speaker.actor or self._surnames.get(self._lexicon.fold(named).rsplit(maxsplit=1)[-1])
        naming = self._known.namings.get(actor or "")
        if speaker.kind == "pronoun":
            actor = self._last.get(speaker.value == "person")
            naming = self._known.namings.get(actor or "")
        elif speaker.kind == "noun":
            naming = naming or speaker.value or None
        elif speaker.kind == "capital":
            actor, naming = actor or (slug(named) if " " in named else None), naming or "named"
        start, end = min(speaker.start, saying.start()), max(speaker.end, saying.end())
        if len(text[start:end].split()) > _FAR or re.search(rf"[{QUOTES}.;:]\s", text[start:end]):
            start, end = speaker.start, speaker.end
        values = {"claimant": actor, "naming": naming, "medium": medium, "credit": text[start:end]}
        rests_on = f"saying-word {saying[0]!r}, subject {named!r}"
        span = Passage(paragraph, start, end, text[start:end])
        return Credit(span, within, {key: value for key, value in values.items() if value}, rests_on)

    def _speaker(
        self, folded: str, start: int, end: int, saying: re.Match[str], among: list[Speaker], *, shared: bool
    ) -> Speaker | None:
        """Whose word a word of saying is; null where that is not told beside it.

        Behind a comma it may go on with what the sentence said of somebody before ("blamed …, saying"): `shared` tells
        that it did.
        """
        behind = self._behind(folded, saying.end(), end, among)
        if self._is("credited", one_blank(saying[0])):
            return behind
        next_word = re.compile(r"\s+(\w+)").match(folded, saying.end())
        if next_word and self._is("agent", next_word[1]):
            return self._behind(folded, next_word.end(), end, among)
        before = folded[start : saying.start()]
        last = (before.split() or [""])[-1]
        if self._is("article", last):
            return None  # A noun, as in "the report".
        if self._is("conversing", one_blank(saying[0])) or self._is("passive", last) or self._is("infinitive", last):
            return None
        if shared and before.rstrip().endswith(","):
            return None
        quoted_before = re.search(rf"[{QUOTES}],?\s*$", before)
        return (behind if quoted_before else None) or self._before(folded, start, saying.start(), among)

    def _before(self, folded: str, start: int, at: int, among: list[Speaker]) -> Speaker | None:
        """The subject before a word: the last speaker of its clause that no preposition takes away.

        Where the clause is empty, an apposition ended there, which says who somebody is, or names whom one said: then
        the last before that, or what is named in it.
        """
        cuts = {start, *(m.end() for m in _CUT.finditer(folded, start, at))}
        cuts |= {m.end() for m in self._find("boundary", folded, start, at)}
        pieces = sorted(cuts)
        stretches = list(zip(pieces, [*pieces[1:], at], strict=True))
        while stretches and not folded[slice(*stretches[-1])].strip(_BETWEEN):
            stretches.pop()
        if not stretches:
            return None
        *_, (begin, end) = stretches
        found = self._heads(folded, begin, end, among)
        if end == at:  # Nothing stands between them.
            near = bool(found) and len(folded[found[-1].end : at].split()) <= _FAR
            return found[-1] if near else None
        earlier = self._heads(folded, *stretches[-2], among) if len(stretches) > 1 else []
        if found and found[-1].kind in _NAMES and not (earlier and earlier[-1].kind in _NAMES):
            return found[-1]
        return next(iter([*earlier[-1:], *found[-1:]]), None)

    def _heads(self, folded: str, begin: int, end: int, among: list[Speaker]) -> list[Speaker]:
        found = [s for s in among if begin <= s.start and s.end <= end and self._can_speak(folded, s)]
        starts = [begin, *(s.end for s in found)]
        return [s for start, s in zip(starts, found, strict=False) if not self._taken(folded, start, s)]

    def _taken(self, folded: str, begin: int, speaker: Speaker) -> bool:
        """Whether something is said of it, or it is part of another: a preposition stands before it, or 's behind."""
        if _POSSESSIVE.match(folded, speaker.end):
            return True
        words = folded[begin : speaker.start].split()
        if speaker.kind == "pronoun":
            words = words[-1:]
        return any(self._is("preposition", word) for word in words[-3:])

    def _can_speak(self, folded: str, speaker: Speaker) -> bool:
        if speaker.kind == "capital":
            words = folded[speaker.start : speaker.end].split()
            return len(words) > 1 or words[-1] in self._surnames or folded[: speaker.start].endswith("the ")
        return True

    def _behind(self, folded: str, begin: int, end: int, among: list[Speaker]) -> Speaker | None:
        """The first speaker behind a place, or the one that is named right behind it as who that is."""
        found = [s for s in among if begin <= s.start < end and self._can_speak(folded, s)]
        if not found or len(folded[begin : found[0].start].split()) > 3:
            return None
        head = found[0]
        for other in found[1:]:
            gap = folded[head.end : other.start]
            apposed = head.kind == "noun" and gap == ", "
            if not apposed and not (_ADJACENT.fullmatch(gap) and not self._parts(gap)):
                break
            head = other
        return head

    def _parts(self, gap: str) -> bool:
        """Whether a word stands between that begins something else."""
        return any(self._is(kind, word) for word in gap.split() for kind in ("preposition", "boundary"))


def _blanked(text: str, shielded: Sequence[tuple[int, int]]) -> str:
    """A text with nothing where its quotations stand, offsets kept."""
    for start, end in shielded:
        text = text[:start] + " " * (end - start) + text[end:]
    return text
