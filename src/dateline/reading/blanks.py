"""Blanks: a sentence with one stand-in for every name, so that no number hangs on who is named.

    >>> text = "The Kremlin denied that Ukrainian forces had crossed."
    >>> sentence = blanked(text, Span(0, len(text)), [Span(4, 11)], "en")
    >>> sentence.text
    'The Arden denied that Arden had crossed.'
    >>> sentence.place(Span(12, 18)).of(sentence.text)
    'denied'

What is read of such a sentence is the same whichever of two parties stands in it (law 7).
One stand-in serves every kind, number, case and language, so that a finder of names that
takes a body for a place, or a title for part of a name, changes nothing. Beside the names
that are given, a word is blanked if it is a country's name, an adjective of a name, a noun
for a side ("the rebels"), or if it begins with a capital where no sentence or quotation does.
"""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from dateline.reading.entities.countries import adjective, country
from dateline.reading.lexicon import shown
from dateline.reading.words import words
from dateline.span import Span

STAND_IN = "Arden"
"""A name that is nobody's: what reads the sentence takes it as one in any of the languages."""

LINK = re.compile(r"[\s&/’'-]*(?:\bof(?:\s+the)?\s+)?|(?<=\b\w)\.\s*")
"""What may stand between two words of one name."""

INITIAL = re.compile(r"[^\W\d_]\.(?=\s?[^\W\d_])")
"""A letter that stands for a word ("U.S. forces"); its stop goes with it."""

OPENS = re.compile(r"(?:^|(?<=\w\w)\.|[!?…:(\[—–•*“„]|(?:^|[\s(])[«‘\"'-])\s*$")
"""What stands before a word that has its capital from its place alone."""

HEDGES = ("probable", "possible", "unlikely", "negation", "forecast", "hearsay", "preliminary")

NO_NAMES = frozenset(
    "a i im ok january february march april may june july august september october november"
    " december monday tuesday wednesday thursday friday saturday sunday".split()
)
"""English words with capitals that name nobody."""

ARTICLES = frozenset({"The", "A", "An"})

SMALL = re.compile(r"\b(?!(?:the|and|for|with|from|over|into|after)\b)[a-zа-яёєіїґ]{3}")
"""What a headline in title case does not hold: there, capitals mean nothing."""


RELATIONAL = {
    "uk": re.compile(
        r"(?!близ|низ|вуз|слиз)[а-яіїєґ'’-]{2,}(?:[сц]ьк|зьк)"
        r"(?:ий|ого|ому|им|ім|а|ої|ій|у|ою|е|і|их|ими)",
        re.IGNORECASE,
    ),
    "ru": re.compile(
        r"[а-яё-]{2,}(?:[сц]к(?:ий|ого|ому|им|ая|ую|ое|ие|их|ими)"
        r"|(?:ий|[аеияо]н|[оеё]в|[аиоу]р)ск(?:ом|ой|ою))",
        re.IGNORECASE,
    ),
}
"""Adjectives made of names ("карсійська"), which no list can hold all of; of other nouns too."""


class Blanked(NamedTuple):
    """A sentence with its names blanked.

    text: the sentence as it is then.
    start: where the sentence stands in its text.
    names: what was blanked, as spans of the text, in order.
    """

    text: str
    start: int
    names: tuple[Span, ...]

    def place(self, word: Span) -> Span:
        """Where a word of the sentence, as a span of its text, stands in the blanked one.

        A word outside every name is the same there; one of a name is its stand-in.
        """
        moved = -self.start
        for name in self.names:
            if name.overlaps(word):
                return Span(name.start + moved, name.start + moved + len(STAND_IN))
            if name.start >= word.end:
                break
            moved += len(STAND_IN) - (name.end - name.start)
        return word.shift(moved)


def blanked(
    text: str, sentence: Span, names: Sequence[Span], language: str, *, kept: Sequence[Span] = ()
) -> Blanked:
    """A sentence with its names blanked.

    Args:
        text: The text.
        sentence: One sentence of it.
        names: Names in the text, whatever they name.
        language: "en", "uk" or "ru".
        kept: Words that are blanked in no case: those whose value is asked.
    """
    runs = tuple(_runs(text, sentence, _names(text, sentence, names, language), kept))
    told, at = "", sentence.start
    for run in runs:
        told += text[at : run.start] + STAND_IN
        at = run.end
    return Blanked(told + text[at : sentence.end], sentence.start, runs)


def _names(text: str, sentence: Span, names: Sequence[Span], language: str) -> list[Span]:
    """What names somebody, as stretches that may touch and overlap."""
    found = words(text, sentence)
    hedges = [s for every in shown(text, [sentence], language, HEDGES).values() for s in every]
    headline = not SMALL.search(text, *sentence)
    named = [_capitals(text, name, found) for name in names if name.overlaps(sentence)]
    named += shown(text, [sentence], language, ("party",)).get("party", [])
    for word in found:
        form = word.of(text)
        upper = form[0].isupper()
        if language == "en" and (not upper or form.lower() in NO_NAMES):
            continue
        if initial := len(form) == 1 and INITIAL.match(text, word.start, sentence.end):
            named.append(Span(*initial.span()))
        elif adjective(form) or (upper and country(form)) or _relational(form, language):
            named.append(word)
        elif upper and not headline and not _opens(text, sentence, word):
            named += [word] * (not any(hedge.overlaps(word) for hedge in hedges))
    return [name for name in named if name]


def _relational(form: str, language: str) -> bool:
    return language in RELATIONAL and bool(RELATIONAL[language].fullmatch(form))


def _opens(text: str, sentence: Span, word: Span) -> bool:
    return bool(OPENS.search(text[max(sentence.start, word.start - 3) : word.start]))


def _capitals(text: str, name: Span, found: Sequence[Span]) -> Span | None:
    """A name from its first word with a capital to its last, no article; None if it has none."""
    inside = [word for word in found if name.overlaps(word) and word.of(text)[0].isupper()]
    upper = [word for word in inside if word.of(text) not in ARTICLES]
    return Span(upper[0].start, upper[-1].end) if upper else None


def _runs(text: str, sentence: Span, named: Sequence[Span], kept: Sequence[Span]) -> Iterator[Span]:
    """The names made whole: touching ones as one, without the words that are kept."""
    run: Span | None = None
    for word in words(text, sentence):
        if any(map(word.overlaps, kept)) or not any(map(word.overlaps, named)):
            continue
        if run and _linked(text, Span(run.end, word.start), named, kept):
            run = Span(run.start, word.end)
            continue
        if run:
            yield run
        run = word
    if run:
        yield run


def _linked(text: str, gap: Span, named: Sequence[Span], kept: Sequence[Span]) -> bool:
    """Whether what lies between two words of names makes them one name."""
    if any(map(gap.overlaps, kept)):
        return False
    return bool(LINK.fullmatch(text, *gap)) or any(
        name.start < gap.start and gap.end < name.end for name in named
    )
