"""Who speaks, as a key that is the same in every script."""

import re

from dateline.model import Speaker
from dateline.story.script import skeleton


def speaker_key(speaker: Speaker | None) -> str:
    """What a speaker was merged to, else the consonants of the name; "" for nobody."""
    if speaker is None:
        return ""
    return speaker.entity or name_key(speaker.name)


def name_key(name: str) -> str:
    """The consonants of a name's words; the name itself where too little would be left."""
    keys = [skeleton(word) for word in re.findall(r"\w+", name) if word[0].isupper()]
    return " ".join(sorted(filter(None, keys))) or name.casefold()
