"""Who or what each name stands for: ids that are one in three languages.

    >>> identified(reading).statements[0].speaker.entity
    'person:volodimir-zelensk'

What was found stays as found; `entity` is what it was merged to. An id says its kind:

country:UA            the country or territory (ISO 3166-1), under any of its names
government:UA         its government: so called, by its seat ("the Kremlin"), or by its
                      capital where that acts ("Moscow said")
people:UA             its people ("Ukrainians")
body:NATO organ:UA-GUR group:houthis    what `data/known.toml` lists
person:… organization:… event:… work:… place:…    keys of the fullest name
geonames:703448       a place that the map has
capital:UA            a capital that it was not asked for

A surname that two people of the article share has no id: unknown stays unknown. Nor has a
speaker whose words describe and hold no name that was recognised ("many agencies").
"""

import re

from msgspec.structs import replace

from dateline.model import Name, Place, Reading, Speaker, Statement
from dateline.reading.entities.bodies import Bodies
from dateline.reading.entities.countries import adjective, country, is_people
from dateline.reading.entities.describing import describes
from dateline.reading.entities.given import is_given
from dateline.reading.entities.head import head
from dateline.reading.entities.keys import organization_key, person_key
from dateline.reading.entities.known import capital, organization
from dateline.reading.names import OPENERS, WORD, Names, bare, is_body, is_body_word
from dateline.reading.places.metonym import stands_for_government
from dateline.reading.roles import is_role
from dateline.span import Span

Found = str | None
_CUT_OFF = re.compile(r"\s*\([^()]*$")
"""A bracket that a name opens and does not close."""


def identified(reading: Reading) -> Reading:
    """The same reading, with an `entity` for each name and speaker that can be told.

    Pure: it rests on the reading and on packaged knowledge.
    """
    who = _Who(reading)
    return replace(
        reading,
        names=tuple(replace(name, entity=who.of_name(name)) for name in reading.names),
        statements=tuple(who.of_statement(statement) for statement in reading.statements),
    )


class _Who:
    """The people and bodies of one article, and the ids of their names."""

    def __init__(self, reading: Reading) -> None:
        self.text = text = reading.text
        self.kinds = {name.span: name.kind for name in reading.names}
        self.places = {place.span: place for place in reading.places}
        people = {name.span for name in reading.names if name.kind == "person"}
        people |= {
            said.speaker.span
            for said in reading.statements
            if said.speaker and said.speaker.span and _is_full(said.speaker)
        }
        self.names = Names(text, sorted(people))
        self.language = reading.language
        blocks = [block.span for block in reading.blocks]
        self.bodies = Bodies(text, blocks, people, reading.language)
        self._acronyms = {span: acronym for acronym, span in self.bodies.acronyms.items()}

    def of_name(self, name: Name) -> Found:
        """The id of a name, by its kind; a pronoun or a title alone has none."""
        words = _CUT_OFF.sub("", name.span.of(self.text))
        if not _is_proper(words):
            return None
        if name.kind == "person":
            return self._person(name.span, words)
        known = _known(words) or _of_country(words)
        if known:
            return known
        if name.kind == "organization":
            return self._organization(name.span, words)
        if name.kind == "place":
            return self._place(name.span, words)
        return _keyed(name.kind, words)

    def of_statement(self, statement: Statement) -> Statement:
        """The same, its speaker with an id."""
        speaker = statement.speaker
        if not speaker:
            return statement
        return replace(statement, speaker=replace(speaker, entity=self._speaker(speaker)))

    def _speaker(self, speaker: Speaker) -> Found:
        """A speaker acts, so that a capital is its government."""
        span, words = speaker.span or Span(0, 0), speaker.name
        if not _is_proper(words):
            return None
        known = _government(words) or _known(words) or _of_country(words)
        if known:
            return known
        found = head(self.text, span, self.kinds, self.language)
        if found is None:
            return None
        kind = found.kind
        if found.span != span:
            span, words = found.span, found.span.of(self.text)
        if kind is None and (self._only_opens(span, words) or describes(words)):
            return None
        shaped = _may_be_person(words) and not is_body(self.text, span)
        if kind == "person" or (kind is None and shaped):
            return self._person(span, words)
        return self._organization(span, words) if _names_body(words) else None

    def _only_opens(self, span: Span, words: str) -> bool:
        """Whether a sentence's first word is the only capital of a description ("Diplomats")."""
        opens = self.text[: span.start].rstrip(" ‘’“”«»\"'")[-1:] in {"", ".", "!", "?", "\n", "…"}
        first, *rest = WORD.findall(words)
        named = any(word[0].isupper() for word in rest) or any(map(is_body_word, [first, *rest]))
        known = is_given(first) or self.names.know(words) or first.isupper()
        return opens and not named and not known

    def _person(self, span: Span, words: str) -> Found:
        longer = self.names.every(span)
        whole = self.names.fullest(span) if longer else span
        if longer and whole == span and len(bare(words)) == 1:
            return None
        key = person_key(whole.of(self.text) if longer else words)
        return f"person:{key}" if key else None

    def _organization(self, span: Span, words: str) -> Found:
        """A body's own name, its article's longer one, or the acronym that it introduces."""
        whole = self.bodies.fullest(words)
        long = whole.of(self.text) if whole else words
        acronym = self._acronyms.get(whole or span, "")
        known = organization(long) or organization(acronym) or _government(words)
        return known or _keyed("organization", long)

    def _place(self, span: Span, words: str) -> Found:
        """A capital where it acts is a government; any other place is the map's."""
        code = capital(words)
        if code and stands_for_government(self.text, span):
            return f"government:{code}"
        mapped = _mapped(self.places.get(span))
        return mapped or (f"capital:{code}" if code else _keyed("place", words))


def _known(words: str) -> Found:
    code = country(words)
    return f"country:{code}" if code else organization(words)


def _of_country(words: str) -> Found:
    """What an adjective or a people's name alone stands for."""
    code = adjective(words.removeprefix("the ").removeprefix("The "))
    if not code:
        return None
    return f"people:{code}" if is_people(words) else f"country:{code}"


def _government(words: str) -> Found:
    """The government whose seat a city is."""
    code = capital(words)
    return f"government:{code}" if code else None


def _mapped(place: Place | None) -> Found:
    if place is None or place.geonames is None:
        return None
    if place.precision == "country" and place.country:
        return f"country:{place.country}"
    return f"geonames:{place.geonames}"


def _keyed(kind: str, words: str) -> Found:
    key = organization_key(words)
    return f"{kind}:{key}" if key else None


def _is_full(speaker: Speaker) -> bool:
    return len(bare(speaker.name)) > 1 and _may_be_person(speaker.name)


def _is_proper(words: str) -> bool:
    """Whether some word of a name is capitalised and neither a pronoun nor a title."""
    found = [word for word in WORD.findall(words) if word[0].isupper()]
    return any(word.lower() not in OPENERS and not is_role(word) for word in found)


def _names_body(words: str) -> bool:
    """Whether more than a state's adjective is capitalised, or a body's noun stands there."""
    found = WORD.findall(words)
    own = [word for word in found if word[0].isupper() and not adjective(word)]
    return bool(own) or any(map(is_body_word, found))


def _may_be_person(words: str) -> bool:
    """Whether a name without a kind has a person's shape: capitals throughout, of no body."""
    found = WORD.findall(words)
    capitals = all(word[0].isupper() for word in found if not is_role(word))
    return bool(found) and capitals and not any(map(is_body_word, found))
