"""Attributions: runs are given to the cue that their words point at."""

from collections.abc import Mapping, Sequence

import numpy as np

from dateline.reading.attribution import Attribution, Scores, attributions
from dateline.reading.tags import TAGS, Run

LETTERS = {"S": "source", "s": "source", "C": "cue", "c": "cue", "T": "content", "t": "content"}


def made(tags: str, arcs: Mapping[int, int], *, height: float = 8.0) -> Scores:
    """Scores that say these tags, a letter a word: a capital begins, "." is outside.

    arcs: from a word to the cue's first word.
    """
    words = np.zeros((len(tags), len(TAGS)), np.float32)
    for at, letter in enumerate(tags):
        edge = "B-" if letter.isupper() else "I-"
        words[at, TAGS.index(edge + LETTERS[letter] if letter in LETTERS else "O")] = height
    links = np.zeros((len(tags), len(tags)), np.float32)
    for word, cue in arcs.items():
        links[word, cue] = height
    none = np.zeros((len(words), 0), np.float32)
    return Scores(words, links, np.zeros((len(TAGS), len(TAGS)), np.float32), *[none] * 5)


def parts(found: Sequence[Attribution]) -> list[tuple[list[tuple[int, int]], ...]]:
    def bounds(spans: Sequence[Run]) -> list[tuple[int, int]]:
        return [(run.start, run.end) for run in spans]

    return [(bounds(item.source), bounds([item.cue]), bounds(item.content)) for item in found]


def to(cue: int, *words: range) -> dict[int, int]:
    return {word: cue for stretch in words for word in stretch}


def test_a_source_a_cue_and_a_content() -> None:
    found = attributions(made("SsC.Ttt.", to(2, range(2), range(4, 7))))
    assert parts(found) == [([(0, 2)], [(2, 3)], [(4, 7)])]
    assert 0.9 < found[0].confidence <= 1


def test_a_content_in_two_pieces() -> None:
    """“The gate,” he said, “is open”: pieces on both sides, in text order."""
    found = attributions(made("TtSC.Tt", to(3, range(3), range(5, 7))))
    assert parts(found) == [([(2, 3)], [(3, 4)], [(0, 2), (5, 7)])]


def test_each_to_its_own_cue() -> None:
    """Arcs decide, not nearness; a cue of two words counts as one."""
    arcs = to(1, range(1), range(8, 10)) | to(4, range(3, 4), range(6, 8))
    found = attributions(made("SC.SCcTtTt", arcs))
    assert parts(found) == [([(0, 1)], [(1, 2)], [(8, 10)]), ([(3, 4)], [(4, 6)], [(6, 8)])]


def test_a_cue_without_content_attributes_nothing() -> None:
    assert attributions(made("SC..", to(1, range(1)))) == []


def test_a_cue_without_a_source() -> None:
    """Impersonal: nobody is said to have spoken."""
    found = attributions(made("C.Tt", to(0, range(2, 4))))
    assert parts(found) == [([], [(0, 1)], [(2, 4)])]


def test_of_two_sources_the_likelier() -> None:
    scores = made("SCSTt", to(1, range(1), range(2, 5)))
    scores.arcs[2, 1] = 1.0
    assert parts(attributions(scores)) == [([(0, 1)], [(1, 2)], [(3, 5)])]


def test_the_likeliest_words_for_a_cue_without_a_source() -> None:
    """Words that were labelled otherwise by a little, and point at the cue."""
    scores = made("..C.Tt", to(2, range(2), range(4, 6)))
    scores.tags[0, TAGS.index("B-source")] = 7.5
    scores.tags[1, TAGS.index("I-source")] = 8.4
    assert parts(attributions(scores)) == [([(0, 2)], [(2, 3)], [(4, 6)])]


def test_nothing_in_nothing() -> None:
    assert attributions(made("", {})) == []
    assert attributions(made("SsTt", {})) == []


def test_a_cue_that_was_not_labelled_is_where_its_content_points() -> None:
    """The second content points at a word outside everything, and not at the first cue."""
    arcs = to(1, range(1), range(2, 4)) | to(5, range(6, 8))
    found = attributions(made("SCTt..Tt", arcs))
    assert parts(found) == [([(0, 1)], [(1, 2)], [(2, 4)]), ([], [(5, 6)], [(6, 8)])]


def test_a_content_that_points_at_no_cue_is_nobodys() -> None:
    arcs = to(1, range(1), range(2, 4))
    assert parts(attributions(made("SCTt..Tt", arcs))) == [([(0, 1)], [(1, 2)], [(2, 4)])]
