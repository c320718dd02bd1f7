"""Attributions: from the tagger's scores to linked sources, cues and contents.

Every run of source or content words is given to the cue that its words' arcs point at;
one cue and what it holds are one attribution relation.
"""

from collections.abc import Iterable
from typing import NamedTuple

import numpy as np

from dateline.reading.tags import TAGS, Array, Run, best_tags, runs


class Scores(NamedTuple):
    """What the model says of the words of one window.

    tags: words by tags (`tags.TAGS`), log scores.
    arcs: words by words; row i says where the cue of word i begins, log scores.
    moves: tags by tags, what a transition adds.
    names: words by labels (`labels.LABELS`), log scores.
    values: words by 2, how factual an event word is by the raters of UW and of UDS-IH2.
    states: words by 384, the encoder's own.
    """

    tags: Array
    arcs: Array
    moves: Array
    names: Array
    values: Array
    states: Array


class Attribution(NamedTuple):
    """One attribution relation, in words of the window; each part in text order."""

    source: tuple[Run, ...]
    cue: Run
    content: tuple[Run, ...]
    confidence: float


LIKELY, POSSIBLE = 0.1, 0.2
"""For a cue that no source run points at: the least chance that a word is of its source
and points at it, and that a word beside it is of a source. Tuned on PolNeAR dev."""


def attributions(scores: Scores) -> list[Attribution]:
    """The attribution relations of one window, in order of their cues.

    A cue that no content points at is left out: it attributes nothing. Of several
    sources that point at one cue the likeliest stays; where none does, the likeliest
    words that were labelled otherwise are taken, if they are likely enough.
    """
    tags = best_tags(scores.tags, scores.moves)
    found = runs(tags)
    cues = [run for run in found if run.role == "cue"]
    if not cues:
        return []
    chances, links = _softmax(scores.tags), _softmax(scores.arcs)
    held: dict[Run, list[tuple[Run, float]]] = {cue: [] for cue in cues}
    for run in found:
        if run.role != "cue":
            cue, chance = _link(run, cues, links)
            held[cue].append((run, chance))
    of_source = chances[:, [TAGS.index("B-source"), TAGS.index("I-source")]].sum(1)
    for cue, parts in held.items():
        if all(run.role != "source" for run, _ in parts):
            parts.extend(_unlabelled_source(cue, parts, of_source, links))
    sure = chances[np.arange(len(tags)), tags]
    made = (_attribution(cue, parts, sure) for cue, parts in held.items())
    return [attribution for attribution in made if attribution]


def _unlabelled_source(
    cue: Run, parts: list[tuple[Run, float]], of_source: Array, links: Array
) -> list[tuple[Run, float]]:
    """The words likeliest to be the source of a cue that has none."""
    chance = of_source * links[:, cue.start : cue.end].sum(1)
    free = np.ones(len(chance), bool)
    for run in (cue, *(run for run, _ in parts)):
        free[run.start : run.end] = False
    start = int(chance.argmax())
    if chance[start] < LIKELY or not free[start]:
        return []
    end, best = start + 1, float(chance[start])
    while start > 0 and free[start - 1] and of_source[start - 1] > POSSIBLE:
        start -= 1
    while end < len(free) and free[end] and of_source[end] > POSSIBLE:
        end += 1
    return [(Run("source", start, end), best)]


def _link(run: Run, cues: Iterable[Run], links: Array) -> tuple[Run, float]:
    """The cue that a run's words point at, and the mean chance that they do."""
    rows = links[run.start : run.end]
    chances = {cue: float(rows[:, cue.start : cue.end].sum(1).mean()) for cue in cues}
    best = max(chances, key=lambda cue: (chances[cue], -cue.start))
    return best, chances[best]


def _attribution(cue: Run, parts: list[tuple[Run, float]], sure: Array) -> Attribution | None:
    content = [part for part in parts if part[0].role == "content"]
    if not content:
        return None
    source = sorted(
        (part for part in parts if part[0].role == "source"), key=lambda part: -part[1]
    )[:1]
    kept = [*source, *content]
    chances = [float(sure[run.start : run.end].mean()) for run in (cue, *(run for run, _ in kept))]
    chances += [chance for _, chance in kept]
    return Attribution(
        tuple(run for run, _ in source),
        cue,
        tuple(run for run, _ in content),
        float(np.exp(np.mean(np.log(np.clip(chances, 1e-6, 1.0))))),
    )


def _softmax(scores: Array) -> Array:
    if not scores.size:
        return scores
    powers = np.exp(scores - scores.max(-1, keepdims=True))
    return np.asarray(powers / powers.sum(-1, keepdims=True))
