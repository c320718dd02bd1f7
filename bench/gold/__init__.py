r"""The gold passages: news-like text of our own, marked by hand as `docs/guidelines.md` says.

    >>> marked = "# sport\n[s1 [p Ada]] [c1 said] [k1 it [h1 may] rain].\n= 1 poss fo"
    >>> one = parse(marked, "en", 0)
    >>> one.text, [span.of(one.text) for span in one.attributions[0].content]
    ('Ada said it may rain.', ['it may rain'])
    >>> one.attributions[0].certainty.degree
    'possible'

One file a language: passages parted by an empty line, each with its topic, its text with
marks, then lines that begin with "=" (certainty) or "+" (marks that would cross others).
Half of the passages, every second one of a language, are `dev`: to tune on. The other half
are `test`: of them only the figures are looked at.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import groupby
from pathlib import Path
from typing import Literal, NamedTuple, get_args

from dateline.model import Basis, Certainty, Degree, Stance
from dateline.span import Span, cover, join

LANGUAGES = ("en", "uk", "ru")
HERE = Path(__file__).parent
OPEN = re.compile(r"\[(?P<labels>[A-Za-z]+\d?(?:,[A-Za-z]+\d?)*) |(?P<close>\])")
BETWEEN = " \t\n,—–"
"""What parts a content from an aside within it."""
QUOTED = re.compile(r"[«“„\"‘].*[»”“\"’]", re.DOTALL)
NAMES = {"p": "person", "o": "organization", "l": "place", "g": "group", "e": "event", "w": "work"}
DEGREES: dict[str, Degree] = {"prob": "probable", "poss": "possible", "unk": "unknown"}
VALUES: dict[Degree, float] = {"certain": 3.0, "probable": 2.0, "possible": 1.0, "unknown": 0.0}

Mark = tuple[str, Span]


class Attribution(NamedTuple):
    """Who said what; `spoken` where the words are the speaker's own, to the letter."""

    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    via: tuple[Span, ...]
    certainty: Certainty
    stance: Stance
    direct: bool


class Name(NamedTuple):
    """A name and its kind, in the words of `dateline.model.Name`."""

    span: Span
    kind: str


class Event(NamedTuple):
    """What happened (a PLOVER type), who did it, and to whom."""

    trigger: tuple[Span, ...]
    type: str
    actor: tuple[Span, ...]
    recipient: tuple[Span, ...]


class Passage(NamedTuple):
    """Some sentences and what a reader should find in them."""

    text: str
    language: str
    topic: str
    split: Literal["dev", "test"]
    attributions: tuple[Attribution, ...]
    names: tuple[Name, ...]
    events: tuple[Event, ...]


def passages(language: str, split: str | None = None) -> tuple[Passage, ...]:
    """The gold of a language: all of it, or its `dev` or `test` half."""
    blocks = (HERE / f"{language}.txt").read_text("utf-8").strip().split("\n\n")
    every = (parse(block, language, at) for at, block in enumerate(blocks))
    return tuple(one for one in every if split in {None, one.split})


def parse(block: str, language: str, at: int) -> Passage:
    """A passage from its marked form.

    Raises:
        ValueError: Where brackets do not match, or a mark's words are not in the text.
    """
    topic, *lines = block.split("\n")
    body = "\n".join(line for line in lines if line[:2] not in {"= ", "+ "})
    text, marks = _unmarked(body)
    marks += [_added(text, line[2:]) for line in lines if line.startswith("+ ")]
    sure = {line.split()[1]: line.split()[2:] for line in lines if line.startswith("= ")}
    marks.sort(key=lambda mark: mark[1])
    return Passage(
        text,
        language,
        topic.removeprefix("# "),
        "test" if at % 2 else "dev",
        tuple(_attributions(text, marks, sure)),
        tuple(Name(span, NAMES[label]) for label, span in marks if label in NAMES),
        tuple(_events(marks)),
    )


def _unmarked(body: str) -> tuple[str, list[Mark]]:
    text, at, marks, opened = "", 0, [], list[tuple[str, int]]()
    for match in OPEN.finditer(body):
        text += body[at : match.start()]
        at = match.end()
        if match["close"]:
            if not opened:
                raise ValueError(f"a bracket closes nothing: {body}")
            labels, start = opened.pop()
            marks += [(label, Span(start, len(text))) for label in labels.split(",")]
        else:
            opened.append((match["labels"], len(text)))
    if opened:
        raise ValueError(f"a bracket is not closed: {body}")
    return text + body[at:], marks


def _added(text: str, line: str) -> Mark:
    label, words = line.split(" ", 1)
    found = re.search(rf"(?<!\w){re.escape(words)}(?!\w)", text)
    if not found:
        raise ValueError(f"not in the text: {line}")
    return label, Span(*found.span())


def _numbered(marks: Sequence[Mark], letter: str) -> dict[str, tuple[Span, ...]]:
    """The spans of one role by the number of what they belong to."""
    chosen = sorted(
        (label[-1], span) for label, span in marks if re.fullmatch(rf"{letter}\d", label)
    )
    return {
        number: tuple(span for _, span in group)
        for number, group in groupby(chosen, key=lambda mark: mark[0])
    }


def _attributions(
    text: str, marks: Sequence[Mark], sure: dict[str, list[str]]
) -> Iterator[Attribution]:
    roles = {letter: _numbered(marks, letter) for letter in "sckyhv"}
    for number, content in roles["k"].items():
        source, cue, via, hedges, stands = (roles[r].get(number, ()) for r in "scyhv")
        pieces = tuple(p for whole in content for p in _without(text, whole, (*source, *cue)))
        cue = tuple(p for whole in cue for p in _without(text, whole, source))
        said = sure.get(number, [])
        spoken = text.startswith("— ") or all(QUOTED.fullmatch(w.of(text)) for w in content)
        quoted = QUOTED.fullmatch(text[pieces[0].start : pieces[-1].end])
        yield Attribution(
            source, cue, join(pieces, text), via,
            _certainty(said, hedges), Stance(towards=_stance(said), shown_by=stands),
            direct=spoken or bool(quoted),
        )  # fmt: skip


def _without(text: str, whole: Span, own: Sequence[Span]) -> tuple[Span, ...]:
    """A span without the aside in it that holds the same attribution's other parts."""
    inside = [span for span in own if whole.holds(span) and span != whole]
    if not inside:
        return (whole,)
    aside = cover(inside)
    head = text[whole.start : aside.start].rstrip(BETWEEN)
    if text[whole.start + len(head) : aside.start].startswith(",") and head.endswith("”"):
        head += ","
    tail = text[aside.end : whole.end].lstrip(BETWEEN + ".")
    parts = (Span(whole.start, whole.start + len(head)), Span(whole.end - len(tail), whole.end))
    return tuple(part for part in parts if part.start < part.end)


def _certainty(said: Sequence[str], hedges: tuple[Span, ...]) -> Certainty:
    degree: Degree = next((DEGREES[word] for word in said if word in DEGREES), "certain")
    negative = "-" in said
    value = VALUES[degree]
    return Certainty(
        polarity="unknown" if not value else "negative" if negative else "positive",
        degree=degree,
        value=-value if negative and value else value,
        basis=tuple(basis for basis in get_args(Basis) if basis[:2] in said),
        shown_by=hedges,
    )


def _stance(said: Sequence[str]) -> Literal["neutral", "doubts", "supports"]:
    if "doubts" in said:
        return "doubts"
    return "supports" if "supports" in said else "neutral"


def _events(marks: Sequence[Mark]) -> Iterator[Event]:
    actors, recipients = _numbered(marks, "a"), _numbered(marks, "r")
    for label, span in marks:
        if label[:-1].isupper():
            number = label[-1]
            yield Event((span,), label[:-1], actors.get(number, ()), recipients.get(number, ()))
