"""Certainty: how sure somebody was, and the words that show it.

    >>> text = "It is likely that the dam will hold."
    >>> found = certainty(text, [Span(0, len(text))], "en")
    >>> found.degree, [span.of(text) for span in found.shown_by]
    ('probable', ['likely', 'will'])

Polarity and degree are FactBank's axes (Saurí and Pustejovsky 2009), `value` the scale of
UW and UDS. They are those of a content's main clause: a hedge in another clause is that
clause's own. What no word shows is taken as its source put it: certain. The words stand in
`data/certainty.toml`. Of an event within a content `occurrence` says how sure it is.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import get_args

from dateline.model import Basis, Certainty, Degree, Polarity
from dateline.reading.clause import Main, main_clause
from dateline.reading.lexicon import known, ordered, shown
from dateline.span import Span

VALUES: Mapping[Degree, float] = {"certain": 3.0, "probable": 2.0, "possible": 1.0, "unknown": 0.0}
"""A degree on the factuality scale of the UDS and UW corpora, for positive polarity."""

IN_CONTENT = ("probable", "possible", "unlikely", "negation", "failure", "preliminary", "interim",
              "forecast", "condition", "hearsay", "neutral")  # fmt: skip
IN_CUE = ("probable", "possible", "unlikely", "negation", "neutral", "preliminary", "hearsay",
          "denial", "doubt", "opinion", "promise", "hope", "request", "ask", "silence",
          "doubts")  # fmt: skip
IN_SOURCE = ("official", "unofficial", "intelligence", "eyewitness", "anonymous")
DEGREES: Mapping[str, Degree] = {
    "possible": "possible", "hope": "possible", "rumour": "possible",
    "probable": "probable", "unlikely": "probable", "opinion": "probable", "doubt": "probable",
    "promise": "probable", "forecast": "probable", "preliminary": "probable",
}  # fmt: skip
"""What a word of each kind says of the degree; of several the weakest counts."""

BASES: Mapping[str, Basis] = {
    "interim": "preliminary", "promise": "forecast", "hope": "forecast", "rumour": "hearsay",
    "whether": "question", **{basis: basis for basis in get_args(Basis)},
}  # fmt: skip
UNSEEN = ("neutral", "doubts")
"""Kinds whose words show nothing of the source's certainty."""

UNSAID = ("condition", "question", "whether", "request", "silence", "wish", "imperative")
"""Kinds after which nothing is asserted."""

QUESTION = re.compile(r"\?[!.»”\"'’)\s]*$")

Shown = dict[str, list[Span]]


def certainty(
    text: str,
    content: Sequence[Span],
    language: str,
    *,
    source: Sequence[Span] = (),
    cue: Sequence[Span] = (),
) -> Certainty:
    """How sure the source is of a content.

    Args:
        text: The article's text.
        content: What is said, in its pieces.
        language: Whose words are looked for; in an unknown language nothing is shown.
        source: Who says it; an official body and an unnamed source say so here.
        cue: The reporting words: a denial turns the polarity.
    """
    if not known(language) or not content:
        return Certainty()
    main = main_clause(text, content, language)
    said = in_content(text, content, main, language)
    reported = in_cue(text, source, cue, language)
    about = shown(text, source, language, IN_SOURCE)
    polarity, degree = axes(said, reported, own=own_words(text, content))
    number = VALUES[degree] * (-1 if polarity == "negative" else 1)
    return explained(polarity, degree, number, merged(said, reported, about))


def explained(polarity: Polarity, degree: Degree, value: float, every: Shown) -> Certainty:
    """A certainty with its bases and the words that show it.

    every: words by kind, as the lexicon has them.
    """
    if "unofficial" in every:
        every = {kind: every[kind] for kind in every if kind not in {"official", "unofficial"}}
    basis = {BASES[kind] for kind in every if kind in BASES}
    if "question" in basis:
        basis.discard("forecast")  # "will it hold?" foretells nothing
    return Certainty(
        polarity=polarity,
        degree=degree,
        value=value,
        basis=tuple(one for one in get_args(Basis) if one in basis),
        shown_by=_apart(
            span for kind, spans in every.items() if kind not in UNSEEN for span in spans
        ),
    )


def in_content(text: str, content: Sequence[Span], main: Main, language: str) -> Shown:
    """What the main clause shows; and questions and conditions, which hold for all of it."""
    found = shown(text, main.spans, language, IN_CONTENT)
    if main.condition:
        found.setdefault("condition", []).append(main.condition)
    if asked := QUESTION.search(text, *content[-1]):
        found["question"] = [Span(asked.start(), asked.start() + 1)]
    order = ordered(text, main.spans[0], language) if own_words(text, content) else None
    if order:
        found["imperative"] = [order]
    first = Span(content[0].start, main.spans[0].end)
    for kind in ("whether", "wish"):
        for span in shown(text, [first], language, (kind, "unlikely", "neutral")).get(kind, ()):
            if language == "ru" or not text[content[0].start : span.start].strip(' «“„"—–-'):
                found.setdefault(kind, []).append(span)
    return found


def in_cue(text: str, source: Sequence[Span], cue: Sequence[Span], language: str) -> Shown:
    """What the reporting words show; after a question nothing is asserted."""
    kinds = IN_CUE if source else (*IN_CUE, "rumour")
    found = shown(text, cue, language, kinds)
    if found.pop("ask", None) and "request" not in found:
        found["silence"] = [*found.get("silence", ()), *cue[:1]]
    return found


def own_words(text: str, content: Sequence[Span]) -> bool:
    """Whether a content stands as its source said it, so that a denial is its own words.

    «Ні, не знали», — заперечив він: what he denies is what somebody else had said.
    """
    before = text[: content[0].start].rstrip()[-1:]
    return text[content[0].start] in '«“„"‘' or before in {":", "—", "–"}


def axes(said: Shown, reported: Shown, *, own: bool = False) -> tuple[Polarity, Degree]:
    """Polarity and degree by the words of a content and of its cue.

    own: whether the content is the source's own wording, which a denial does not turn.
    """
    every = merged(said, reported)
    turned = "doubt" in reported or ("denial" in reported and not own)
    unsaid = "negation" in reported and not {"opinion", *DEGREES} & set(reported)
    if unsaid or any(kind in every for kind in UNSAID):
        return "unknown", "unknown"
    if "negation" in reported:
        turned = not turned
    degrees: list[Degree] = ["certain", *(DEGREES[kind] for kind in every if kind in DEGREES)]
    weakest = min(degrees, key=VALUES.__getitem__)
    for turning in ({"negation", "unlikely"}, {"failure"}, {"prevention"}):
        turned = turned != bool(turning & set(said))
    return ("negative" if turned else "positive"), weakest


def merged(*every: Mapping[str, Sequence[Span]]) -> Shown:
    """Words by kind from several places."""
    together: Shown = {}
    for found in every:
        for kind, spans in found.items():
            together.setdefault(kind, []).extend(spans)
    return together


def _apart(spans: Iterable[Span]) -> tuple[Span, ...]:
    """Without those that lie in another, in text order."""
    kept: list[Span] = []
    for span in sorted(set(spans), key=lambda span: (span.start, -span.end)):
        if not kept or not kept[-1].holds(span):
            kept.append(span)
    return tuple(kept)
