"""Places: which words of a text name a place, and which place.

    found = places(text, names, sentences, "en", load_gazetteer())
    found[0].geonames, found[0].country, found[0].why

Nothing is invented: a name that the gazetteer does not have is a place without an id.
"""

from collections.abc import Sequence

from dateline.model import Name, Place
from dateline.reading.places.finder import Finder
from dateline.reading.places.gazetteer import Gazetteer, load_gazetteer
from dateline.reading.places.mention import split
from dateline.reading.places.resolve import resolved
from dateline.reading.places.setting import setting
from dateline.span import Span

__all__ = ["Gazetteer", "load_gazetteer", "places"]


def places(
    text: str,
    names: Sequence[Name] | None,
    sentences: Sequence[Span],
    language: str,
    gazetteer: Gazetteer,
) -> tuple[Place, ...]:
    """Find the places that a text names, in text order.

    Args:
        text: The article's text.
        names: Its names as a recogniser found them; those of other kinds than place hold no
            places ("New York Times"). None where there is no recogniser: capitals decide.
        sentences: Its sentences, in order; nothing outside them is looked at.
        language: ISO 639-1.
        gazetteer: What is known of the world.

    Returns:
        One place for each mention; `geonames` is None where the map does not know it.
    """
    found = split(text, sentences)
    mentions = Finder(text, language, gazetteer).find(found, names)
    return resolved(text, mentions, sentences, gazetteer, setting(found, language))
