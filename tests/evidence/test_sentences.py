"""Where a paragraph is cut into sentences: only where one surely ends."""

from pathlib import Path

import pytest

from etl.evidence.record import dump, parse
from etl.evidence.sentences import sentence_starts
from etl.evidence.text import parse_article
from etl.evidence.tokens import find_tokens
from etl.model.lexicon import Lexicon
from tests.helpers_tiny import located
from tests.lexicons import lexicon, read_lexicon

CUT = " | "


def cut(text: str, lexicon: Lexicon) -> str:
    """A paragraph with a bar before each sentence but the first."""
    tokens = find_tokens(parse_article(text, "a.txt"), lexicon)
    quotations = [(t.span_start, t.span_end) for t in tokens if t.kind == "quotation"]
    starts = list(sentence_starts(text, quotations, lexicon))
    return CUT.join(text[a:b].strip() for a, b in zip(starts, [*starts[1:], None], strict=True))


ENGLISH = [
    "Two men died. | The army said so.",
    "Two men died! | Three fled? | No one knows… | Perhaps.",
    "He fell (on Monday). | [Two more] died.",
    "“Two men died.” | He left.",
    "He left. | “Two men died,” he said.",
    "The toll rose to 33 soldiers in 2020. | The army was silent.",
    # what may go on is left whole
    "It fell on the 27. Brigade, he said.",
    "“Who died?” Kaya asked.",
    "“They died!” Kaya cried. | He left.",
    "Gen. Kaya, Lt. Col. Demir and J. Smith of the U.S. Army died on Feb. 3.",
    "It began at 5 p.m. Thursday. | Two died.",
    "He said: “Two died. Three fled.” | Then he left.",
    "He said “Two died. Three fled",
    "Two died. the army said nothing.",
    "It cost 3.5 million; two died, he said",
    "See www.example.org. | Two died.",
    "No. 5 fell.",
]
FRENCH = [
    "Deux hommes sont morts. | L’armée l’a dit.",
    "« Deux hommes sont morts. » | Il est parti.",
    "Il a dit : « Deux sont morts. Trois ont fui. » | Puis il est parti.",
    "« Qui est mort ? » Kaya a demandé.",
    "MM. Kaya et Demir sont morts le 3 févr. À Paris, on l’a dit.",
    "Le gén. Kaya est mort. | Étrange, dit-on.",
]
TURKISH = [
    "İki asker öldü. | Ordu bunu söyledi.",
    "“İki asker öldü.” | Şimdi sustu.",
    "57. Topçu Tugayı vuruldu. | İki asker öldü.",
    "Org. Kaya ile Prof. Dr. Demir öldü. | Çok kişi yaralandı.",
    "“Kim öldü?” Kaya sordu.",
]
GERMAN = [
    "Zwei Soldaten starben. | Das Heer schwieg.",
    "Am 27. Februar starben zwei Soldaten. | Ähnlich war es im Mai.",
    "„Zwei starben. Drei flohen.“ | Er ging.",
    "»Zwei starben.« | Er ging.",
    "Dr. Kaya starb, z. B. Zorn nicht.",
]


@pytest.mark.parametrize(
    ("language", "wanted"),
    [("en", text) for text in ENGLISH] + [("fr", text) for text in FRENCH] + [("tr", text) for text in TURKISH],
)
def test_a_paragraph_is_cut_where_a_sentence_surely_ends(language: str, wanted: str) -> None:
    assert cut(wanted.replace(CUT, " "), lexicon(language)) == wanted


@pytest.mark.parametrize("wanted", GERMAN)
def test_a_language_of_the_record_may_bring_its_abbreviations(wanted: str, tmp_path: Path) -> None:
    kinds = "cardinal ordinal multiplier fraction vague joint article group decimal range qualifier harm saying"
    rows = [f"{kind},,,," for kind in kinds.split()] + ["quotation,„,“,,", "quotation,»,«,,"]
    path = tmp_path / "de.csv"
    path.write_text("\n".join(["kind,term,value,bare,outcomes", *rows, "abbreviation,dr.,,,"]) + "\n", encoding="utf-8")
    assert cut(wanted.replace(CUT, " "), read_lexicon(path)) == wanted


def test_the_record_keeps_where_sentences_start(tmp_path: Path) -> None:
    """Offsets count from the start of the article; paragraph 2 starts at 22, its second sentence 11 further on."""
    project = located(tmp_path, "- paragraph: 1\n- paragraph: 2\n", "Two died. He said so.\nThey fled. He stayed.\n")
    record = (project.evidence / "tiny.json").read_text(encoding="utf-8")
    known = parse(record)
    assert [extent.sentences for extent in known.paragraphs] == [(0, 10), (22, 33)]
    assert dump(known) == record


def test_without_word_lists_a_paragraph_is_one_sentence(tmp_path: Path) -> None:
    seed = "source: tiny\nlanguage: xx\nparagraphs:\n- paragraph: 1\n"
    project = located(tmp_path, seed, "Two died. He said so.\n")
    known = parse((project.evidence / "tiny.json").read_text(encoding="utf-8"))
    assert [extent.sentences for extent in known.paragraphs] == [(0,)]
