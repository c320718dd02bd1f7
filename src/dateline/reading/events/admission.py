"""Admission: which triggers tell of an event, and which are a figure of speech or nobody's.

The rules ask for a political or social actor; the words that need most of it stand in
`data/actors.toml`, the kinds of articles that have none in `data/frames.toml`.
"""

from collections.abc import Iterable
from typing import NamedTuple

from dateline.model import Magnitude
from dateline.reading.events.actors import actors, victims
from dateline.reading.events.frames import forbidden
from dateline.reading.events.lexicon import Hit
from dateline.reading.events.phrase import Phrase, Sentence
from dateline.reading.events.roles import Roles, is_one

HUMAN = frozenset({"deaths", "wounded", "detained", "displaced", "missing", "strikers", "released",
                   "cases", "troops", "protesters", "rescued", "evacuated",
                   "abducted", "deported"})  # fmt: skip
"""Magnitudes that show an event by themselves."""

OPENLY = frozenset(
    {"COERCE", "SANCTION", "PROTEST", "MOBILIZE", "ASSAULT", "RETREAT", "ACCUSE", "CONCEDE"}
)
"""Types of deeds, that a sentence may tell without saying who did them."""

VETO = 0.1
"""The chance of a happening below which a trigger is none. A high one admits none by itself:
it hangs on who is named, as the least ones do not."""

ENOUGH = 2
"""Different words of violence in an article, from which on violence is meant in earnest."""

SHORT = 80
"""Words of a text for each of which one such word is asked: a brief has room for none."""


class Register(NamedTuple):
    """What an article as a whole says of its triggers.

    forbids: types that its frames rule out.
    violent: whether it tells of violence in words that are no figure of speech.
    """

    forbids: frozenset[str] = frozenset()
    violent: bool = True


def register(text: str, language: str, causes: Iterable[str]) -> Register:
    """What an article as a whole says.

    Args:
        text: Its text.
        language: "en", "uk" or "ru".
        causes: Its words that name violence and nothing else.
    """
    forbids = forbidden(text, language)
    enough = min(ENOUGH, text.count(" ") // SHORT)
    return Register(forbids, len(set(causes)) >= enough and (enough > 0 or not forbids))


def admits(
    sentence: Sentence,
    hit: Hit,
    who: Roles,
    *,
    noun: bool,
    article: Register,
    chance: float | None = None,
) -> bool:
    """Whether a trigger is an event, by who acts, on whom, and in what kind of article.

    Args:
        sentence: Where it stands.
        hit: The trigger.
        who: Its participants, pronouns among them.
        noun: Whether it is one.
        article: What the whole article says of its triggers.
        chance: That its words tell of something that happens, where a model says so.
    """
    lists, kind = actors(sentence.language), hit.entry.type
    low = sentence.tokens[hit.start].low
    everyday = any(map(lists.everyday.takes, hit.entry.family | {low}))
    figure = lists.force.takes(low) and not article.violent
    if figure or _ruled_out(kind, article, everyday=everyday):
        return False
    if chance is not None and chance < VETO:
        return False
    if kind in {"OTHER", "HARM"} or {kind, f"{kind} {hit.entry.mode}"} & victims():
        return noun or _suffers(sentence, hit, who)
    if _is_plain(hit, who):
        return True
    if everyday:
        return _acts_politically(sentence, who)
    return _acts(sentence, hit, who, noun=noun)


def is_human(sizes: Iterable[Magnitude]) -> bool:
    """Whether some magnitude shows an event by itself."""
    return any(size.kind in HUMAN for size in sizes)


def _is_plain(hit: Hit, who: Roles) -> bool:
    """Whether several words tell of a deed that needs no actor: "took to the streets"."""
    told = len(hit.words) > 1 and (who.actor is not None or who.recipient is not None)
    return told and hit.entry.type in OPENLY - {"CONCEDE"}


def _ruled_out(kind: str, article: Register, *, everyday: bool) -> bool:
    harm = kind in {"HARM", "OTHER"}
    return kind in article.forbids or bool(article.forbids and (everyday or harm))


def _suffers(sentence: Sentence, hit: Hit, who: Roles) -> bool:
    """Whether the one it is done to is somebody, where the type asks for it."""
    name = f"{hit.entry.type} {hit.entry.mode}"
    if hit.entry.type == "OTHER" or name not in victims():
        return True
    ones = sentence.present.somebody
    if who.recipient is None:
        return is_one(sentence, who.actor, ones)
    return is_one(sentence, who.recipient, ones)


def _acts_politically(sentence: Sentence, who: Roles) -> bool:
    """Whether a body does it, or somebody to a body."""
    here = sentence.present
    if is_one(sentence, who.actor, here.body) or _titled(sentence, who.actor):
        return True
    done_to = who.recipient is not None and not here.body.isdisjoint(range(*who.recipient))
    return done_to and is_one(sentence, who.actor, here.somebody)


def _titled(sentence: Sentence, phrase: Phrase | None) -> bool:
    """Whether a phrase is a person with an office: "Opposition leader Tomas Vey"."""
    return phrase is not None and any(
        at in sentence.present.body and at + 1 in sentence.names for at in range(*phrase)
    )


def _acts(sentence: Sentence, hit: Hit, who: Roles, *, noun: bool) -> bool:
    ones = sentence.present.somebody
    if noun:
        return bool(ones)
    if who.actor is not None:
        of_people = hit.entry.type == "PROTEST"
        weapon = hit.entry.type == "ASSAULT" and is_one(sentence, who.recipient, ones)
        return of_people or weapon or is_one(sentence, who.actor, ones)
    if is_one(sentence, who.recipient, ones):
        return True
    return hit.entry.type in OPENLY and bool(ones)
