"""schema.org JSON-LD, with W3C Web Annotation selectors for every anchor."""

import json
from collections.abc import Iterator
from typing import Any

from markupsafe import Markup

from dateline.brief.safe import web_address
from dateline.ledger import Claim
from dateline.model import Reading, Statement
from dateline.span import Span, cover

CONTEXT = ["https://schema.org", "http://www.w3.org/ns/anno.jsonld"]
AROUND = 32
"""Code points before and after an anchor by which it is found in another copy of the text."""
QUOTATIONS = 20
"""Quotations that stand in a page; all stand in its annotations."""

Json = dict[str, Any]


def selectors(text: str, span: Span) -> list[Json]:
    """The two selectors of an anchor: by its words, and by its place in code points."""
    return [
        {
            "type": "TextQuoteSelector",
            "exact": span.of(text),
            "prefix": text[max(0, span.start - AROUND) : span.start],
            "suffix": text[span.end : span.end + AROUND],
        },
        {"type": "TextPositionSelector", "start": span.start, "end": span.end},
    ]


def news_article(reading: Reading) -> Json:
    """An article as schema.org has it; nothing that the page does not state."""
    stated = {
        "@context": CONTEXT,
        "@type": "NewsArticle",
        "identifier": reading.id,
        "headline": reading.title.of(reading.text) if reading.title else None,
        "datePublished": reading.published.edtf if reading.published else None,
        "dateModified": reading.modified.edtf if reading.modified else None,
        "inLanguage": reading.language,
        "articleSection": reading.category,
        "publisher": {"@type": "Organization", "name": reading.outlet} if reading.outlet else None,
        "author": [{"@type": "Person", "name": name} for name in reading.byline],
        "url": web_address(reading.page.url),
        "hasPart": [
            quotation(reading, each) for each in reading.statements if each.mode == "direct"
        ][:QUOTATIONS],
    }
    return {name: value for name, value in stated.items() if value not in (None, [])}


def quotation(reading: Reading, statement: Statement) -> Json:
    """A verbatim statement."""
    words = " … ".join(span.of(reading.text) for span in statement.content)
    found: Json = {
        "@type": "Quotation",
        "identifier": statement.id,
        "text": words,
        "inLanguage": reading.language,
        "selector": [each for span in statement.content for each in selectors(reading.text, span)],
    }
    if statement.speaker:
        found["creator"] = {"@type": "Thing", "name": statement.speaker.name}
    return found


def annotations(reading: Reading) -> Json:
    """Everything found in an article as a W3C annotation page."""
    return {
        "@context": "http://www.w3.org/ns/anno.jsonld",
        "type": "AnnotationPage",
        "items": [
            {
                "type": "Annotation",
                "id": id_,
                "motivation": "identifying",
                "body": body,
                "target": {
                    "source": reading.id,
                    "selector": [each for span in spans for each in selectors(reading.text, span)],
                },
            }
            for id_, body, spans in _found(reading)
        ],
    }


def _found(reading: Reading) -> Iterator[tuple[str, Json, list[Span]]]:
    """The id, what is said of it, and the spans of each thing found."""
    for each in reading.statements:
        sure = each.certainty
        body = {
            "type": "Statement",
            "mode": each.mode,
            "speaker": each.speaker.name if each.speaker else None,
            "polarity": sure.polarity,
            "degree": sure.degree,
            "basis": list(sure.basis),
        }
        yield each.id, body, list(each.content)
    for event in reading.events:
        yield event.id, {"type": "Event", "value": event.type}, [cover(event.trigger)]
    for kind in ("names", "places", "times"):
        for at, found in enumerate(getattr(reading, kind)):
            body = {"type": kind[:-1].title(), "value": found.span.of(reading.text)}
            yield f"{reading.id}#{kind}-{at}", body, [found.span]


def embedded(found: Json) -> Markup:
    """JSON that may stand in a script element: no text of a page can end it."""
    plain = json.dumps(found, ensure_ascii=False, separators=(",", ":"))
    for letter in "<>&\u2028\u2029":
        plain = plain.replace(letter, f"\\u{ord(letter):04x}")
    return Markup(plain.encode("utf-8", "replace").decode())  # noqa: S704  no mark-up is left


def claim_review(story: str, claim: Claim) -> Json:
    """A claim as schema.org has it: the words that put it best, and where each voice stands."""
    return {
        "@context": CONTEXT,
        "@type": "Claim",
        "identifier": claim.id,
        "isPartOf": story,
        "text": claim.proposition,
        "appearance": [
            {
                "@type": "NewsArticle",
                "identifier": voice.article,
                "selector": [
                    {
                        "type": "TextPositionSelector",
                        "start": voice.content.span.start,
                        "end": voice.content.span.end,
                    }
                ],
            }
            for voice in claim.asserted[:QUOTATIONS]
        ],
    }
