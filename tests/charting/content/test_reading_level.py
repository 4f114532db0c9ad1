"""What patients read stays near grade 6 (Flesch-Kincaid, with syllables estimated)."""

import re

import pytest

HIGHEST_GRADE = 7.0
VOWELS = re.compile(r"[aeiouy]+")


def syllables(word):
    bare = re.sub(r"[^a-z]", "", word.casefold())
    silent = bare.endswith("e") and not bare.endswith("le")
    return max(1, len(VOWELS.findall(bare)) - silent)


def grade(text):
    """Flesch-Kincaid grade: 0.39 words a sentence + 11.8 syllables a word - 15.59."""
    sentences = [part for part in re.split(r"[.!?;:]\s+|\n", text) if part.strip()]
    words = re.findall(r"[A-Za-z’']+", text)
    beats = sum(syllables(word) for word in words)
    return 0.39 * len(words) / len(sentences) + 11.8 * beats / len(words) - 15.59


def test_the_measure_tells_plain_words_from_learned_ones():
    assert grade("The back is sore. Rest now.") < 3
    assert grade("Repetitive biomechanical overload precipitates musculoskeletal degeneration.") > 15


def test_each_cause_and_pattern_is_explained_plainly(catalogue):
    hard = [
        one.key for one in (*catalogue.causes, *catalogue.patterns) if grade(one.for_patient) > HIGHEST_GRADE
    ]
    assert hard == []


def test_no_explanation_outgrows_its_column(catalogue):
    long = [one.key for one in (*catalogue.causes, *catalogue.patterns) if len(one.for_patient.split()) > 45]
    assert long == []


@pytest.mark.parametrize("language", ["en"])
def test_each_handout_reads_plainly(catalogue, language):
    for handout in (one for one in catalogue.handouts if one.language == language):
        texts = [text for block in handout.blocks for text in (*block.paragraphs, *block.bullets)]
        assert grade("\n".join(text for text in texts if "{" not in text)) <= HIGHEST_GRADE, handout.key
