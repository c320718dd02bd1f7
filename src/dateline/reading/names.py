"""Names by their shape: what a source's words call its speaker.

    >>> text = "Luis Rubio, who heads a research centre, said so."
    >>> called = name_in(text, Span(0, 39))
    >>> called.name.of(text), called.role.of(text)
    ('Luis Rubio', 'who heads a research centre')

A first form without a trained recogniser: capitals, titles and word order only.
"""

import re
import tomllib
from collections.abc import Callable, Iterable, Sequence
from functools import cache, lru_cache
from importlib.resources import files
from typing import NamedTuple

from dateline.reading.roles import is_role
from dateline.span import Span, touching

WORD = re.compile(r"[^\W\d_]+(?:['’ʼ-][^\W\d_]+)*\.?")
GOES_ON = re.compile(r"\s(?:в|у|на|во|під|под|за|із|з|со|с)\s")
"""After a person's name in Cyrillic: where or when, no part of it."""
AFTER_NAME = re.compile(r"\s(?:of|from|at|in|із|з|зі|из|с|со|у|в|на|біля|возле)\s")
GAP = re.compile(
    r"[ \u00a0](?:(?:van|von|der|den|de|du|da|di|dos|la|le|el|al|bin|ibn|ter|"
    r"ван|фон|дер|де|ла|бен|аль)[ \u00a0]){0,3}"
)
"""What may part the words of one name."""
SEGMENT = re.compile(r",(?!\d)|[(;—–]")
LINKS = {
    "of",
    "the",
    "for",
    "and",
    "de",
    "van",
    "von",
    "der",
    "al",
    "el",
    "bin",
    "ibn",
    "du",
    "da",
    "la",
}
OPENERS = frozenset(
    "i he she it we they you me him her us them all some many most both each one two three "
    "він вона воно вони ми ви я ты вы мы он она оно они "
    "the a an in on at but and for when after as if however meanwhile while this that these those "
    "his her their its our my your no not so yet also then there here what who why how "
    "у в на але та і й за про після коли як якщо це цей ця ці його її їх з із до по "
    "в на но и а за о об после когда как если это этот эта эти его её ее их с со до по из".split()
)
CALENDAR = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may "
    "june july august september october november december".split()
)
AND = {"and", "та", "і", "й", "и"}
PATRONYMIC = re.compile(r"(?:ович|евич|йович|івна|ївна|овна|евна|ич)(?:а|у|ем|ом|і|ы|и|ой|ою|ей)?$")


class Names:
    """An article's full names, by how their last word begins.

    text: the article's text.
    spans: names as `full_names` finds them, in text order.
    persons: names of people as the model recognises them, in text order.
    """

    def __init__(self, text: str, spans: Iterable[Span] = (), persons: Sequence[Span] = ()) -> None:
        self._text = text
        self.persons = persons
        self.spans = tuple(dict.fromkeys(map(self.person, spans)))
        self._alike: dict[str, list[tuple[Span, list[str]]]] = {}
        self._first: dict[str, list[tuple[Span, list[str]]]] = {}
        for span in self.spans:
            words = bare(span.of(text))
            if words:
                self._alike.setdefault(_beginning(words), []).append((span, words))
            if len(words) > 1:
                self._first.setdefault(words[0][:3].lower(), []).append((span, words))

    def person(self, name: Span) -> Span:
        """The person with whom a name ends: "Anna Kolt" of "SESO's Anna Kolt"."""
        within = touching(self.persons, name)
        return next((s for s in within if name.start < s.start and s.end == name.end), name)

    def first(self, words: Span) -> Span | None:
        """The person with whom words begin, before where or when: «Маас» of «Маас в Твиттере»."""
        within = touching(self.persons, words)
        opens = (s for s in within if s.start == words.start and s.end < words.end)
        return next((s for s in opens if GOES_ON.match(self._text, s.end)), None)

    def titled(self, head: Span) -> Span | None:
        """The person whom titles alone precede, and words that are no name's follow.

        "Colonel Anna Kolt of the Ministry", «полковник Анна Кольт із Міністерства».
        """
        within = touching(self.persons, head)
        if len(within) != 1 or within[0].end >= head.end or not head.holds(within[0]):
            return None
        before = WORD.findall(self._text[head.start : within[0].start])
        after = self._text[within[0].end : head.end]
        return within[0] if all(map(is_role, before)) and AFTER_NAME.match(after) else None

    def know(self, words: str) -> bool:
        """Whether some full name can have these words for short."""
        own = bare(words)
        alike = self._alike.get(_beginning(own), []) if own else []
        return any(shortens(own, full) for _, full in alike)

    def fullest(self, name: Span, fits: Callable[[Span], bool] = lambda _: True) -> Span:
        """The longer name that this one shortens: the nearest before it, else the first after.

        Where the article names two people so, it stays as it is: unknown stays unknown.

        Args:
            name: A name.
            fits: Whether its bearer can bear a full name, by what else is known of them.
        """
        whole = self.every(name, fits)
        if not whole or any(not alike(self._text, whole[0], other) for other in whole[1:]):
            return name
        before = [span for span in whole if span.start <= name.start]
        return before[-1] if before else whole[0]

    def every(self, name: Span, fits: Callable[[Span], bool] = lambda _: True) -> list[Span]:
        """All longer names that this one can shorten, in text order."""
        own = bare(name.of(self._text))
        if not own:
            return []
        last = self._alike.get(_beginning(own), [])
        long = [span for span, full in last if len(full) > len(own) and shortens(own, full)]
        if not long and len(own) == 1:
            first = self._first.get(own[0][:3].lower(), [])
            long = [span for span, full in first if same_stem(own[0], full[0])]
        return [span for span in long if span != name and fits(span)]


def _beginning(words: Sequence[str]) -> str:
    """What two names must share that can be one: `same_stem` asks for as much."""
    return words[-1][:3].lower()


class Called(NamedTuple):
    """What a source calls a speaker.

    proper: whether `name` is a name, and not a description ("a city official").
    """

    name: Span
    role: Span | None
    proper: bool


def name_in(text: str, source: Span, names: Names | None = None) -> Called:
    """The name that a source's words hold, and the role beside it.

    Args:
        text: The article's text.
        source: The source.
        names: The article's full names, which tell "Mayor Kolt" from "mayor of Torvast"
            in languages that put no word between a title and a place.
    """
    called = _shaped(text, source, names or Names(text))
    if names and (first := names.first(called.name)):
        return called._replace(name=first, proper=True)
    return called._replace(name=names.person(called.name)) if names and called.proper else called


def _shaped(text: str, source: Span, names: Names) -> Called:
    """The name by its shape: capitals, titles and word order."""
    head, rest = _split(text, source)
    head = _possessor(text, _undetermined(text, head))
    if person := names.titled(head):
        return Called(person, _role(text, Span(head.start, person.start).trim(text)), proper=True)
    own = _last_run(text, head)
    apposed = _whole_run(text, rest)
    if own is None or own.end < head.end:
        return _described(text, head, apposed, proper=False)
    if _links_back(text, head, own):
        if text[head.start].isupper():
            return Called(head, _role(text, rest), proper=True)
        return _described(text, head, apposed, proper=False)
    if _hangs(text, head, own, names):
        body = text[head.start].isupper() and is_body(text, head)
        return _described(text, head, apposed, proper=body)
    name = _person(text, own, titled=own.start > head.start)
    role = _role(text, Span(head.start, name.start).trim(text)) or _role(text, rest)
    return Called(name, role, proper=True)


def _described(text: str, head: Span, apposed: Span | None, *, proper: bool) -> Called:
    """A description is the role of the name that follows its comma, and else stands for it."""
    if apposed:
        return Called(apposed, _role(text, head), proper=True)
    return Called(head, None, proper=proper)


def full_names(text: str, within: Iterable[Span]) -> list[Span]:
    """Names of two to five capitalised words that are of no body, in text order."""
    every = (run for stretch in within for run in capitalised(text, stretch))
    names = (_person(text, run, titled=_after_title(text, run)) for run in every)
    return [
        name
        for name in names
        if 1 < len(WORD.findall(name.of(text))) <= 5 and not is_body(text, name)
    ]


def is_body(text: str, name: Span) -> bool:
    """Whether a name is an organisation's and not a person's, by its words and its article."""
    words = name.of(text)
    before = text[max(0, name.start - 4) : name.start].lower()
    acronym = words.isupper() and len(words) > 1
    return acronym or before.endswith("the ") or any(map(is_body_word, WORD.findall(words)))


@lru_cache(maxsize=20_000)
def is_body_word(word: str) -> bool:
    """Whether a word is a noun that names a body ("ministry"), in any case form."""
    words, stems = _body_words()
    word = word.lower().replace("’", "'")
    return word in words or word.removesuffix("s") in words or word.startswith(stems)


@cache
def _body_words() -> tuple[frozenset[str], tuple[str, ...]]:
    source = files("dateline.reading") / "data" / "bodies.toml"
    listed = tomllib.loads(source.read_text("utf-8"))
    return frozenset(listed["words"].split()), tuple(listed["stems"].split())


def shortens(short: Sequence[str], long: Sequence[str]) -> bool:
    """Whether a name can be the other in short: the same last word, inflected or not.

    Args:
        short: The words of one name, as `bare` gives them, one at least.
        long: The words of the other.
    """
    return len(long) >= len(short) and same_stem(short[-1], long[-1])


def alike(text: str, one: Span, other: Span) -> bool:
    """Whether two full names can be one person's: word for word, or one without a middle name."""
    first, second = bare(one.of(text)), bare(other.of(text))
    if not first or not second:
        return False
    return same_stem(first[0], second[0]) and same_stem(first[-1], second[-1])


def same_stem(one: str, other: str) -> bool:
    """Whether two words are forms of one: alike but for an ending of two or three letters."""
    one, other = one.lower(), other.lower()
    if one.isascii() or other.isascii():
        return one == other
    shared = next(
        (i for i, (a, b) in enumerate(zip(one, other, strict=False)) if a != b),
        min(len(one), len(other)),
    )
    return shared >= 3 and max(len(one), len(other)) - shared <= 3


def bare(words: str) -> list[str]:
    """A name's words without titles and possessive endings."""
    found = [re.sub(r"['’]s?$", "", word.rstrip(".")) for word in WORD.findall(words)]
    return [word for word in found if not is_role(word)] or found[-1:]


def capitalised(text: str, stretch: Span) -> list[Span]:
    """Runs of capitalised words, without those that only open a sentence.

    An acronym ends a run before the name that follows it.
    """
    runs: list[list[Span]] = []
    last_end = -1
    for match in WORD.finditer(text, stretch.start, stretch.end):
        word, start = match.group(), match.start()
        named = word[0].isupper() and word.lower() not in CALENDAR
        if not named or (last_end < 0 and word.lower() in OPENERS):
            continue
        stop = word.endswith(".") and len(word) > 2 and not is_role(word)
        end = match.end() - stop
        near = bool(runs) and GAP.fullmatch(text, last_end, start) is not None
        after_acronym = (
            near
            and text[runs[-1][-1].start : last_end].isupper()
            and len(runs[-1][-1].of(text)) > 2
        )
        if near and not after_acronym:
            runs[-1].append(Span(start, end))
        elif word.lower() not in OPENERS:
            runs.append([Span(start, end)])
        else:
            continue
        last_end = end
    return [_possessor(text, Span(run[0].start, run[-1].end)) for run in runs]


def _split(text: str, source: Span) -> tuple[Span, Span]:
    """A source's first segment, and what follows its first comma or bracket."""
    cut = SEGMENT.search(text, source.start + 1, source.end)
    if not cut:
        return source.trim(text), Span(source.end, source.end)
    return Span(source.start, cut.start()).trim(text), Span(cut.end(), source.end).trim(text)


def _last_run(text: str, head: Span) -> Span | None:
    runs = capitalised(text, head)
    return runs[-1] if runs else None


def _whole_run(text: str, rest: Span) -> Span | None:
    """The appositive that is a name and nothing else."""
    clean = _stripped(text, rest)
    runs = capitalised(text, clean)
    if len(runs) > 1 and text[runs[0].end : runs[1].start].strip() in AND:
        return None
    long = [run for run in runs if run.start == clean.start and len(WORD.findall(run.of(text))) > 1]
    return long[0] if long else None


def _links_back(text: str, head: Span, own: Span) -> bool:
    """Whether the last run hangs on what precedes it: "Ministry of Defense", "king of Spain"."""
    before = WORD.findall(text[head.start : own.start])
    return bool(before) and before[-1].lower() in LINKS and len(before) > 1


def _hangs(text: str, head: Span, own: Span, names: Names) -> bool:
    """Whether one capitalised word after lower-case ones is no person's name.

    "Міністерства оборони Вельмари", "колишній мер Торваста": Ukrainian and Russian put
    what a body or an office belongs to right after it.
    """
    words = own.of(text)
    between = text[head.start : own.start].split()
    if not between or words.isascii() or len(WORD.findall(words)) > 1 or not between[-1].islower():
        return False
    return not is_role(between[-1]) or not names.know(words)


def _person(text: str, own: Span, *, titled: bool) -> Span:
    """A run without its title; after a title only the last two words are a name.

    "президент України Володимир Зеленський": the state's name belongs to the title.
    """
    name = _without_title(text, own)
    found = [Span(*match.span()) for match in WORD.finditer(text, name.start, name.end)]
    titled = titled or name.start > own.start
    if titled and len(found) > 2 and not text[own.start].isascii():
        keep = 3 if PATRONYMIC.search(found[-2].of(text)) else 2
        return Span(found[-keep].start, name.end)
    return name


def _after_title(text: str, run: Span) -> bool:
    before = text[max(0, run.start - 30) : run.start].split()
    return bool(before) and is_role(before[-1])


def _without_title(text: str, name: Span) -> Span:
    """What follows the last title; titles that are names ("Tom Baker") stay."""
    words = list(WORD.finditer(text, name.start, name.end))
    titles = [at for at, word in enumerate(words) if is_role(word.group())]
    after = words[titles[-1] + 1 :] if titles else words
    if titles and titles[0] > 0 and len(after) < 2:
        after = []
    kept = after or [word for at, word in enumerate(words) if at not in titles] or words
    return Span(kept[0].start(), name.end)


def _undetermined(text: str, head: Span) -> Span:
    """Without the article or preposition it begins with."""
    article = re.compile(r"(?:the|an?|в|у|на)\s+", re.IGNORECASE).match(text, head.start, head.end)
    return Span(article.end(), head.end) if article else head


def _role(text: str, words: Span) -> Span | None:
    role = _stripped(text, words)
    return role if role.start < role.end else None


def _stripped(text: str, words: Span) -> Span:
    """Without the commas, brackets and dashes at its end."""
    end = words.start + len(words.of(text).rstrip(" \u00a0,;)—–\n"))
    return Span(words.start, max(words.start, end)).trim(text)


def _possessor(text: str, name: Span) -> Span:
    return Span(name.start, name.end - 2) if name.of(text)[-2:] in {"'s", "’s"} else name
