"""Bodies: the organisations that an article names, their acronyms and their short forms.

    >>> text = "The Central Election Board (CEB) met. The Board waited."
    >>> bodies = Bodies(text, [Span(0, len(text))])
    >>> bodies.fullest("CEB").of(text), bodies.fullest("Board").of(text)
    ('Central Election Board', 'Central Election Board')

Acronyms are those that the article itself introduces beside the long form, after Schwartz and
Hearst (2003), "A simple algorithm for identifying abbreviation definitions", by initials.
"""

import re
from collections.abc import Iterable, Iterator, Sequence

from dateline.reading.names import WORD, is_body_word
from dateline.reading.roles import role_stem
from dateline.span import Span

_ACRONYM = r"[A-ZА-ЯІЇЄҐ][A-ZА-ЯІЇЄҐ-]{1,7}"
_AFTER = re.compile(rf" \(({_ACRONYM})\)|, (?:or|або|или) ({_ACRONYM})\b")
_AHEAD = re.compile(rf"\b({_ACRONYM}) \(([^()]{{8,90}})\)")
_ENGLISH = re.compile(
    r"[A-Z][\w'’-]+(?: [A-Z][\w'’-]+)*(?: (?:(?:of|for|on)(?: the)?|and)(?: [A-Z][\w'’-]+)+)*"
)
_SLAVIC = re.compile(r"\b(?=([А-ЯІЇЄҐ][а-яіїєґ'’]+(?: [А-ЯІЇЄҐа-яіїєґ][а-яіїєґ'’]*){0,6}))")
_STOP = re.compile(
    r"(?:.*(?:ла|ло|ли|л|лось|лася|лось|лся|ть|ться|[аеиуя]в|вся|вають)|та|і|й|и|у|в|на|що|что|"
    r"не|про|до|за|від|о|об|к|из|від|с)$"
)
_LINKS = frozenset("of the for and on in to & з із по та і й и в у на с с. для".split())


class Bodies:
    """An article's organisations, by acronym and by name.

    Args:
        text: The article's text.
        within: The stretches that are read.
    """

    def __init__(self, text: str, within: Iterable[Span]) -> None:
        self._text = text
        stretches = list(within)
        self.acronyms = dict(_introduced(text, stretches))
        named = (span for stretch in stretches for span in _named(text, stretch))
        self._long = [(span, _stems(span.of(text))) for span in named]
        self._long += [(span, _stems(span.of(text))) for span in self.acronyms.values()]

    def fullest(self, words: str) -> Span | None:
        """Where the whole name stands that these words shorten; None where none or two do."""
        if words in self.acronyms:
            return self.acronyms[words]
        short = _stems(words)
        if not short or not any(map(is_body_word, WORD.findall(words))):
            return None
        long = [(span, own) for span, own in self._long if short < own]
        one = not any(own - long[0][1] and long[0][1] - own for _, own in long)
        return max(long, key=lambda item: len(item[1]))[0] if long and one else None


def _stems(words: str) -> frozenset[str]:
    return frozenset(role_stem(word) for word in WORD.findall(words) if word.lower() not in _LINKS)


def _introduced(text: str, within: Iterable[Span]) -> Iterator[tuple[str, Span]]:
    for stretch in within:
        for match in _AFTER.finditer(text, stretch.start, stretch.end):
            acronym = match[1] or match[2]
            long = _before(text, Span(stretch.start, match.start()), acronym)
            if long:
                yield acronym, long
        for match in _AHEAD.finditer(text, stretch.start, stretch.end):
            if _initials(WORD.findall(match[2])).startswith(match[1][:3]):
                yield match[1], Span(*match.span(2))


def _before(text: str, stretch: Span, acronym: str) -> Span | None:
    """The long form that ends where an acronym is introduced."""
    words = list(WORD.finditer(text, max(stretch.start, stretch.end - 120), stretch.end))
    for begin in range(len(words) - 1, -1, -1):
        run = [word.group() for word in words[begin:]]
        initials = _initials(run)
        if run[0].lower() not in _LINKS and initials in {acronym, acronym[:-1]} and initials[1:]:
            return Span(words[begin].start(), stretch.end)
    named = list(_named(text, Span(words[0].start(), stretch.end))) if words else []
    return named[-1] if named and named[-1].end == stretch.end else None


def _initials(words: Sequence[str]) -> str:
    return "".join(word[0] for word in words if word.lower() not in _LINKS).upper()


def _named(text: str, stretch: Span) -> Iterator[Span]:
    """Names of bodies by their shape."""
    for match in _ENGLISH.finditer(text, stretch.start, stretch.end):
        words = match.group().split()
        start = match.start() + (len(words[0]) + 1 if words[0] in {"The", "A"} else 0)
        if len(words) > 1 and any(map(is_body_word, words)) and start < match.end():
            yield Span(start, match.end())
    for match in _SLAVIC.finditer(text, stretch.start, stretch.end):
        yield from _slavic(Span(*match.span(1)), text)


def _slavic(run: Span, text: str) -> Iterator[Span]:
    """From a capital to the last word that can belong: no verb, and nothing after a name."""
    words = list(WORD.finditer(text, run.start, run.end))
    if not any(is_body_word(word.group()) for word in words[:3]):
        return
    kept = [words[0]]
    for word in words[1:]:
        if word.group()[0].islower() and _STOP.fullmatch(word.group()):
            break
        if kept[1:] and kept[-1].group()[0].isupper() and word.group()[0].islower():
            break
        kept.append(word)
    if len(kept) > 1 and any(is_body_word(word.group()) for word in kept):
        yield Span(kept[0].start(), kept[-1].end())
