"""Pairs: what one marked participant of a text does to another.

    pair = Pair("Velmara condemned Ostrania.", Span(0, 7), Span(18, 26))
    classify(pair, model.embed).type

Kernel ridge regression (Saunders et al. 1998) over known pairs. How alike two pairs are is
told by the triggers of the lexicon, by where they stand beside the two, and the words between
and after them; by what the text, with both participants blanked out, means to the multilingual
encoder; and by both at once, as their product. The known pairs are PLV's (Hu et al. 2024),
weighed by `training/plover.py`; their YIELD is given as CONCEDE.
"""

from collections.abc import Callable, Iterator, Sequence
from functools import cache
from importlib.resources import as_file, files
from itertools import pairwise
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from dateline.errors import DatelineError
from dateline.reading.events.lexicon import hits
from dateline.reading.events.token import Token, tokens
from dateline.span import Span

Array = NDArray[Any]
Embed = Callable[[Sequence[str]], Array]
"""Texts to rows of unit length, as `reading.runtime.Model.embed`."""

QUADS = {
    "AGREE": 1, "CONSULT": 1, "SUPPORT": 1,
    "AID": 2, "COOPERATE": 2, "CONCEDE": 2,
    "REQUEST": 3, "ACCUSE": 3, "REJECT": 3, "THREATEN": 3,
    "PROTEST": 4, "SANCTION": 4, "MOBILIZE": 4, "COERCE": 4, "ASSAULT": 4,
}  # fmt: skip
"""PLOVER's quad codes: verbal and material cooperation, verbal and material conflict.

CONCEDE stands where PLV's book has YIELD, which is material there."""

SHARP = 6.0
"""By what scores are multiplied to be chances (softmax), so that these are true to how often
the likeliest type is right, cross-validated."""

SURE = 0.12
"""The confidence below which no type is given: the classes are fifteen."""

ONE, OTHER = "Alpha", "Beta"
"""What stands for the participants, so that who they are weighs nothing (law 7)."""

BETWEEN, BEHIND, TAIL = 25, 12, 8
"""Words looked at between the participants, after them, and kept in the shorter text."""


class Pair(NamedTuple):
    """A text with two marked participants: who may do something, and to whom.

    source, target: code points into `text`, half open.
    """

    text: str
    source: Span
    target: Span

    def checked(self) -> "Pair":
        """The same, where both spans lie in the text and hold something.

        Raises:
            DatelineError: They do not.
        """
        for name, (start, end) in (("source", self.source), ("target", self.target)):
            if not 0 <= start < end <= len(self.text):
                message = f"{name} is [start, end] inside the text's {len(self.text)} code points"
                raise DatelineError(f"{message}, not [{start}, {end}]")
        return self


class Class(NamedTuple):
    """What is said of a pair; type and quad are None where nothing is likely enough."""

    type: str | None
    quad: int | None
    confidence: float


def classify(pair: Pair, embed: Embed) -> Class:
    """The event type between two marked participants.

    Args:
        pair: The text and its marks.
        embed: What texts mean.

    Raises:
        DatelineError: A mark does not lie in the text.
    """
    weights = _weights()
    likely = weights.likelihoods(features(pair.checked()), embedding(pair, embed))
    best = int(likely.argmax())
    confidence = round(float(likely[best]), 4)
    if confidence < SURE:
        return Class(None, None, confidence)
    kind = weights.types[best]
    return Class(kind, QUADS[kind], confidence)


def embedding(pair: Pair, embed: Embed) -> Array:
    """The two blanked texts' meanings, 768 numbers."""
    return np.concatenate(list(embed(blanked(pair))))


def blanked(pair: Pair) -> tuple[str, str]:
    """The text with both participants blanked out; and its part from one to the other.

    >>> blanked(Pair("In May Velmara condemned Ostrania.", Span(7, 14), Span(25, 33)))
    ('Alpha condemned Beta.', 'In May Alpha condemned Beta.')
    """
    marks = sorted([(pair.source, ONE), (pair.target, OTHER)])
    (first, one), (second, other) = marks
    text = pair.text
    before, behind = text[: first.start], text[second.end :]
    core = one + text[first.end : max(first.end, second.start)] + other
    return core + " ".join(behind.split(" ")[:TAIL]), before + core + behind


def features(pair: Pair) -> list[str]:
    """The names of the features that a pair has, in order, each once."""
    words = tokens(pair.text, Span(0, len(pair.text)))
    return list(dict.fromkeys(_features(pair, words)))


def language_of(text: str) -> str:
    """Whose lexicon a text calls for, told by its letters."""
    low = text.lower()
    if not any("а" <= letter <= "я" for letter in low):
        return "en"
    return "uk" if any(letter in "іїєґ" for letter in low) else "ru"


def _features(pair: Pair, words: Sequence[Token]) -> Iterator[str]:
    source, target = _range(words, pair.source), _range(words, pair.target)
    forward = source.start <= target.start
    first, second = (source, target) if forward else (target, source)
    yield f"forward {forward}"
    seen = False
    for hit in hits(words, language_of(pair.text)):
        kind = {"RETREAT": "CONCEDE", "HARM": "ASSAULT"}.get(hit.entry.type, hit.entry.type)
        where = _where(hit.start, first, second)
        side = where if forward or where in {"first", "before"} else f"backward {where}"
        yield f"has {kind}"
        yield f"{side} {kind}"
        yield f"{side} {kind} {hit.entry.mode}"
        if where in {"between", "behind"} and not seen:
            seen = True
            yield f"nearest {kind}"
    between = [word.low for word in words[first.stop : min(second.start, first.stop + BETWEEN)]]
    behind = [word.low for word in words[max(first.stop, second.stop) :]][:BEHIND]
    yield from (f"b={word}" for word in between)
    yield from (f"b4={word}" for word in between[:4])
    yield from (f"bb={one} {two}" for one, two in pairwise(between))
    yield from (f"a={word}" for word in behind)
    yield from (f"w={word[:5]}" for word in (*between, *behind))


def _where(at: int, first: range, second: range) -> str:
    if at < first.start:
        return "before"
    if at in first:
        return "first"
    if at in second:
        return "second"
    return "between" if at < second.start else "behind"


def _range(words: Sequence[Token], span: Span) -> range:
    inside = [at for at, word in enumerate(words) if word.span.overlaps(span)]
    return range(inside[0], inside[-1] + 1) if inside else range(0)


class Weights(NamedTuple):
    """The known pairs, and what each says for each type.

    words: features by their place. held: pairs x features, whether a pair has it.
    mean, axes: of the embeddings: 768 numbers, and 768 x axes that tell most apart.
    dense: pairs x axes, each row of length 1. votes: pairs x types.
    """

    types: tuple[str, ...]
    words: dict[str, int]
    held: Array
    mean: Array
    axes: Array
    dense: Array
    votes: Array

    def likelihoods(self, names: Sequence[str], meaning: Array) -> Array:
        """Of each type, for a pair with these features and this embedding."""
        chosen = [self.words[name] for name in names if name in self.words]
        sizes = np.sqrt(np.maximum(1, self.held.sum(1, dtype=np.int64) * len(chosen)))
        words = self.held[:, chosen].sum(1, dtype=np.int64) / sizes
        alike = both_alike(words, self.dense @ unit((meaning - self.mean) @ self.axes))
        scores = SHARP * (alike @ self.votes)
        likely = np.exp(scores - scores.max())
        return np.asarray(likely / likely.sum())


def both_alike(words: Array, meaning: Array) -> Array:
    """How alike pairs are, from how alike their words and their meanings are."""
    return np.asarray(words + meaning + words * meaning)


def unit(rows: Array) -> Array:
    """Rows of length 1."""
    return np.asarray(rows / np.maximum(1e-9, np.linalg.norm(rows, axis=-1, keepdims=True)))


@cache
def _weights() -> Weights:
    packaged = files("dateline.reading.events").joinpath("data/pairs.npz")
    with as_file(packaged) as path, np.load(path) as kept:
        words = {str(name): at for at, name in enumerate(kept["words"])}
        return Weights(
            types=tuple(str(name) for name in kept["types"]),
            words=words,
            held=np.unpackbits(kept["held"], axis=1)[:, : len(words)],
            mean=kept["mean"].astype(np.float64),
            axes=kept["axes"].astype(np.float64),
            dense=kept["dense"].astype(np.float64),
            votes=kept["votes"].astype(np.float64),
        )
