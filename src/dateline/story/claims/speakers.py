"""Who speaks, as a key that is the same in every script."""

import re

from dateline.model import Speaker
from dateline.story.claims.lexicon import concepts, plain
from dateline.story.script import skeleton

STEM = 3
"""Consonants of a name that its endings leave as they are."""


def speaker_key(speaker: Speaker | None) -> str:
    """What a speaker was merged to, else the consonants of the name; "" for nobody."""
    if speaker is None:
        return ""
    return speaker.entity or name_key(speaker.name)


def name_parts(speaker: Speaker | None, language: str) -> frozenset[str]:
    """The beginnings of the consonants of a name's words, the same in most cases and scripts.

    Words of a body's name that say what it is ("Ministry") are in `body`.
    """
    found = re.findall(r"\w+", speaker.name) if speaker else ()
    own = (word for word in found if not concepts(plain(word), language))
    keys = (skeleton(word) for word in own if word[0].isupper())
    return frozenset(key[:STEM] for key in keys if key)


def body(speaker: Speaker | None, language: str) -> frozenset[str]:
    """The concepts in the name of a body: what it is called in any language."""
    found = re.findall(r"[\w'’-]+", speaker.name) if speaker else ()
    return frozenset(name for word in found for name in concepts(plain(word), language))


def name_key(name: str) -> str:
    """The consonants of a name's words; the name itself where too little would be left."""
    keys = [skeleton(word) for word in re.findall(r"\w+", name) if word[0].isupper()]
    return " ".join(sorted(filter(None, keys))) or name.casefold()
