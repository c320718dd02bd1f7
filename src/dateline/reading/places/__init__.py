"""Places: which words of a text name a place, and which place.

    found = places(text, names, sentences, "en", load_gazetteer(), outlet_country="GB")
    found[0].geonames, found[0].country, found[0].why

Nothing is invented: a name that the gazetteer does not have is a place without an id.
"""

from collections.abc import Sequence

from dateline.model import Name, Place
from dateline.reading.places.finder import Finder
from dateline.reading.places.gazetteer import Gazetteer, load_gazetteer
from dateline.reading.places.resolve import resolved
from dateline.span import Span

__all__ = ["Gazetteer", "load_gazetteer", "places"]


def places(
    text: str,
    names: Sequence[Name] | None,
    sentences: Sequence[Span],
    language: str,
    gazetteer: Gazetteer,
    *,
    outlet_country: str | None = None,
) -> tuple[Place, ...]:
    """Find the places that a text names, in text order.

    Args:
        text: The article's text.
        names: Its names as a recogniser found them; those of other kinds than place hold no
            places ("New York Times"). None where there is no recogniser: capitals decide.
        sentences: Its sentences, in order; nothing outside them is looked at.
        language: ISO 639-1.
        gazetteer: What is known of the world.
        outlet_country: ISO 3166-1 code of the outlet's country, a clue among others.

    Returns:
        One place for each mention; `geonames` is None where the map does not know it.
    """
    mentions = Finder(text, language, gazetteer).find(sentences, names)
    return resolved(text, mentions, sentences, gazetteer, outlet_country)
