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

from dateline.reading.entities.describing import is_office
from dateline.reading.morphology import ATTRIBUTES, LANGUAGES, cases, parts_of_speech
from dateline.reading.names import OPENERS, WORD, is_body_word
from dateline.reading.noun_phrase import is_loose
from dateline.reading.roles import is_role, role_stem
from dateline.span import Span, touching

_ACRONYM = r"[A-ZА-ЯІЇЄҐ][A-ZА-ЯІЇЄҐ-]{1,7}"
_AFTER = re.compile(rf" \(({_ACRONYM})\)|, (?:or|або|или) ({_ACRONYM})\b")
_AHEAD = re.compile(rf"\b({_ACRONYM}) \(([^()]{{8,90}})\)")
_ENGLISH = re.compile(
    r"[A-Z][\w'’-]+(?: [A-Z][\w'’-]+)*(?: (?:(?:of|for|on)(?: the)?|and)(?: [A-Z][\w'’-]+)+)*"
)
_SLAVIC = re.compile(r"\b(?=([А-ЯІЇЄҐ][а-яіїєґ'’]+(?: [А-ЯІЇЄҐа-яіїєґ][а-яіїєґ'’]*){0,6}))")
_QUOTED = re.compile(r"[ \u00a0](?:«[^«»\n]{2,60}»|“[^“”\n]{2,60}”)")
"""A body's own name after what it is: «Компанія «Південь-Термін»»."""
_WITHIN = frozenset("по з із зі для при с".split())
"""Prepositions that stand inside a body's name («Міжнародне бюро з епідемій»)."""
_LINKS = frozenset("of the for and on in to & з із по та і й и в у на с с. для".split())

_TITLES = 60
"""Code points before a person's name in which their title stands."""


class Bodies:
    """An article's organisations, by acronym and by name.

    Args:
        text: The article's text.
        within: The stretches that are read.
        people: Names of people, which no body's name runs into.
        language: The article's, by whose dictionary a name ends before a verb.
    """

    def __init__(
        self, text: str, within: Iterable[Span], people: Iterable[Span] = (), language: str = ""
    ) -> None:
        self._text = text
        stretches = list(_free(text, within, sorted(people)))
        self.acronyms = dict(_introduced(text, stretches, language))
        named = (span for stretch in stretches for span in _named(text, stretch, language))
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


def _introduced(text: str, within: Iterable[Span], language: str) -> Iterator[tuple[str, Span]]:
    for stretch in within:
        for match in _AFTER.finditer(text, stretch.start, stretch.end):
            acronym = match[1] or match[2]
            long = _before(text, Span(stretch.start, match.start()), acronym, language)
            if long:
                yield acronym, long
        for match in _AHEAD.finditer(text, stretch.start, stretch.end):
            if _initials(WORD.findall(match[2])).startswith(match[1][:3]):
                yield match[1], Span(*match.span(2))


def _before(text: str, stretch: Span, acronym: str, language: str) -> Span | None:
    """The long form that ends where an acronym is introduced."""
    words = list(WORD.finditer(text, max(stretch.start, stretch.end - 120), stretch.end))
    for begin in range(len(words) - 1, -1, -1):
        run = [word.group() for word in words[begin:]]
        initials = _initials(run)
        if run[0].lower() not in _LINKS and initials in {acronym, acronym[:-1]} and initials[1:]:
            return Span(words[begin].start(), stretch.end)
    named = list(_named(text, Span(words[0].start(), stretch.end), language)) if words else []
    return named[-1] if named and named[-1].end == stretch.end else None


def _initials(words: Sequence[str]) -> str:
    return "".join(word[0] for word in words if word.lower() not in _LINKS).upper()


def _named(text: str, stretch: Span, language: str) -> Iterator[Span]:
    """Names of bodies by their shape."""
    for match in _ENGLISH.finditer(text, stretch.start, stretch.end):
        words = match.group().split()
        start = match.start() + (len(words[0]) + 1 if words[0] in {"The", "A"} else 0)
        if len(words) > 1 and any(map(is_body_word, words)) and start < match.end():
            yield Span(start, match.end())
    for match in _SLAVIC.finditer(text, stretch.start, stretch.end):
        yield from _slavic(Span(*match.span(1)), text, language)


def _slavic(run: Span, text: str, language: str) -> Iterator[Span]:
    """From a capital to the last word that can belong: no verb, and nothing after a name."""
    words = list(WORD.finditer(text, run.start, run.end))
    known = language if language in LANGUAGES else "uk" if set(text) & set("іїєґ") else "ru"
    body = next((at for at, word in enumerate(words[:3]) if is_body_word(word.group())), None)
    opens = words[0].group().lower() in OPENERS | _LINKS
    if body is None or opens or is_office([word.group() for word in words[:body]], known):
        return
    kept = words[: body + 1]
    for word, before in zip(words[body + 1 :], words[body:], strict=False):
        lower, after_name = word.group()[0].islower(), before.group()[0].isupper()
        if lower and (_ends(word.group(), before.group(), known) or (kept[1:] and after_name)):
            break
        kept.append(word)
    while kept[-1].group().lower() in _LINKS:
        kept.pop()
    if len(kept) > 1:
        quoted = _QUOTED.match(text, kept[-1].end())
        yield Span(kept[0].start(), quoted.end() if quoted else kept[-1].end())


def _ends(word: str, before: str, language: str) -> bool:
    """Whether a word is none of a body's name: neither governed by what is before it, nor a link.

    A noun governs the genitive, and a preposition what it may.
    """
    if word in _WITHIN:
        return False
    if is_loose(word, language) or parts_of_speech(word, language) & {"PREP", "NPRO"}:
        return True
    return before not in _WITHIN and not _governed(word, before, language)


def _governed(word: str, before: str, language: str) -> bool:
    own = cases(word, language)
    attribute = parts_of_speech(before, language) & ATTRIBUTES
    return "gent" in own or bool(attribute and own & cases(before, language))


def _free(text: str, within: Iterable[Span], people: Sequence[Span]) -> Iterator[Span]:
    """The stretches between people's names and the titles before them."""
    for stretch in within:
        start = stretch.start
        for person in touching(people, stretch):
            end = max(start, person.start)
            titles = list(WORD.finditer(text, max(start, end - _TITLES), end))
            while titles and is_role(titles[-1].group()):
                end = titles.pop().start()
            yield Span(start, max(start, end))
            start = max(start, person.end)
        yield Span(start, max(start, stretch.end))
