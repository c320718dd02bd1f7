"""Attributions: from the tagger's scores to linked sources, cues and contents.

Every run of source or content words is given to the cue that its words' arcs point at;
one cue and what it holds are one attribution relation.
"""

import math
from collections.abc import Iterable, Iterator
from typing import NamedTuple

import numpy as np

from dateline.reading.tags import ROLES, TAGS, Array, Run, best_tags, chances, runs

PLACES = {role: [TAGS.index(f"{edge}-{role}") for edge in "BI"] for role in ROLES}
"""Which tags are a role's."""


class Scores(NamedTuple):
    """What the model says of the words of one window.

    tags: words by tags (`tags.TAGS`), log scores.
    arcs: words by words; row i says where the cue of word i begins, log scores.
    moves: tags by tags, what a transition adds.
    names: words by labels (`labels.LABELS`), log scores.
    values: words by 2, how factual an event word is by the raters of UW and of UDS-IH2.
    happenings: words by labels (`labels.HAPPENING_LABELS`), log scores.
    parts: words by labels (`labels.PART_LABELS`), log scores.
    states: words by 384, the encoder's own.
    """

    tags: Array
    arcs: Array
    moves: Array
    names: Array
    values: Array
    happenings: Array
    parts: Array
    states: Array


class Attribution(NamedTuple):
    """One attribution relation, in words of the window; each part in text order.

    confidence: how many of such ones are right, 0 to 1.
    """

    source: tuple[Run, ...]
    cue: Run
    content: tuple[Run, ...]
    confidence: float


LIKELY, POSSIBLE = 0.1, 0.2
"""For a cue that no source run points at: the least chance that a word is of its source
and points at it, and that a word beside it is of a source."""

POINTED, HELD = 0.3, 0.4
"""The least mean chance with which a content's words point at a cue that was not labelled,
and with which they must point at the cue that holds them. All four are tuned on PolNeAR dev."""


SLOPE, SHIFT, UNSOURCED = 0.8, -0.79, -2.2
"""From the mean chance of an attribution's parts to the share of such ones that are right,
by PolNeAR's measure; fitted on every second text of its dev part (`bench.attribution`)."""


def attributions(scores: Scores) -> list[Attribution]:
    """The attribution relations of one window, in order of their cues.

    A cue that no content points at is left out: it attributes nothing, and so is a content
    that points at no cue. Of several sources that point at one cue the likeliest stays;
    where none does, the likeliest words that were labelled otherwise are taken, if they
    are likely enough.
    """
    tags = best_tags(scores.tags, scores.moves)
    sure, links = chances(scores.tags, scores.moves), _softmax(scores.arcs)
    found = _with_cues(runs(tags), sure, links)
    cues = [run for run in found if run.role == "cue"]
    if not cues:
        return []
    held: dict[Run, list[tuple[Run, float]]] = {cue: [] for cue in cues}
    for run in found:
        if run.role != "cue":
            cue, chance = _link(run, cues, links)
            if run.role == "source" or chance >= HELD:
                held[cue].append((run, chance))
    of_source = sure[:, PLACES["source"]].sum(1)
    for cue, parts in held.items():
        if all(run.role != "source" for run, _ in parts):
            parts.extend(_unlabelled_source(cue, parts, of_source, links))
    made = (_attribution(cue, parts, sure) for cue, parts in held.items())
    return [attribution for attribution in made if attribution]


def _with_cues(found: list[Run], sure: Array, links: Array) -> list[Run]:
    """The same runs, and the cues that contents point at where no cue was labelled."""
    of_cue = sure[:, PLACES["cue"]].sum(1)
    for run in [run for run in found if run.role == "content"]:
        shares = links[run.start : run.end].mean(0)
        start = int(shares.argmax())
        taken = {at for other in found if other.role == "cue" for at in range(*other[1:])}
        if start in taken or shares[start] < POINTED:
            continue
        end = start + 1
        while end < len(of_cue) and of_cue[end] > 0.5:
            end += 1
        cue = Run("cue", start, end)
        found = sorted([*_without(found, cue), cue], key=lambda run: run.start)
    return found


def _without(found: Iterable[Run], cue: Run) -> Iterator[Run]:
    """The runs, cut where a cue stands in them."""
    for run in found:
        before, after = (run.start, min(run.end, cue.start)), (max(run.start, cue.end), run.end)
        for start, end in (before, after):
            if start < end:
                yield run._replace(start=start, end=end)


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
    certain = [
        float(sure[run.start : run.end, PLACES[run.role]].sum(1).mean())
        for run in (cue, *(run for run, _ in kept))
    ]
    certain += [chance for _, chance in kept]
    mean = float(np.exp(np.mean(np.log(np.clip(certain, 1e-6, 1.0)))))
    return Attribution(
        tuple(run for run, _ in source),
        cue,
        tuple(run for run, _ in content),
        _share_right(mean, sourced=bool(source)),
    )


def _share_right(mean: float, *, sourced: bool) -> float:
    """How many attributions of this mean chance are right (Platt 1999)."""
    mean = min(max(mean, 1e-4), 1 - 1e-4)
    score = SLOPE * math.log(mean / (1 - mean)) + SHIFT + (0 if sourced else UNSOURCED)
    return 1 / (1 + math.exp(-score))


def _softmax(scores: Array) -> Array:
    if not scores.size:
        return scores
    powers = np.exp(scores - scores.max(-1, keepdims=True))
    return np.asarray(powers / powers.sum(-1, keepdims=True))
