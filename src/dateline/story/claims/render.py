"""A story's claims as lines of text, to be read by eye."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from dateline.ledger import Claim, Version, Voice
from dateline.model import Magnitude, Reading


def rendered(claims: Iterable[Claim], readings: Sequence[Reading]) -> Iterator[str]:
    """Lines: each claim with who asserts and denies it, its versions, and its grounds."""
    texts = {reading.id: reading for reading in readings}
    for claim in claims:
        yield from _claim(claim, texts)
        yield ""


def _claim(claim: Claim, texts: Mapping[str, Reading]) -> Iterator[str]:
    yield f"■ {_words(claim.proposition)}"
    yield (
        f"  {claim.outlets} outlets, {claim.origins} origins; credibility {claim.credibility}:"
        f" {'; '.join(claim.grounds)}"
    )
    for voice in claim.asserted:
        yield f"  + {_voice(voice, texts)}"
    for voice in claim.denied:
        yield f"  − {_voice(voice, texts)}"
    if len(claim.versions) > 1:
        yield f"  versions: {', then '.join(_version(one) for one in claim.versions)}"
    for clash in claim.contradictions:
        one, other = (
            _words(anchor.span.of(texts[anchor.article].text))
            for anchor in (clash.one, clash.other)
        )
        yield f"  ≠ {clash.kind}: “{one}” / “{other}”"


def _voice(voice: Voice, texts: Mapping[str, Reading]) -> str:
    """When, where, who, through whom, in which words, how sure, and by which words."""
    reading = texts[voice.article]
    said = _words(voice.content.span.of(reading.text))
    sure = [one for one in (voice.certainty.degree, *voice.certainty.basis) if one != "unknown"]
    shown = [_words(span.of(reading.text)) for span in voice.certainty.shown_by]
    parts = [
        voice.at or "undated",
        (reading.outlet or "an unnamed outlet")
        + ("," if voice.stance != "repeats" else " repeats,"),
        voice.speaker or "itself",
        f"(via {', '.join(voice.via)})" if voice.via else "",
        f"“{said}”",
        f"[{', '.join(sure)}]" if sure else "",
        f"({', '.join(shown)})" if shown else "",
    ]
    return " ".join(filter(None, parts))


def _version(version: Version) -> str:
    return f"{', '.join(map(_figure, version.figures))} ({version.since or 'undated'})"


def _figure(figure: Magnitude) -> str:
    match figure.low, figure.high:
        case float() | int() as low, None:
            number = f"at least {low:g}"
        case None, float() | int() as high:
            number = f"at most {high:g}"
        case low, high if low != high:
            number = f"{low:g} to {high:g}"
        case low, _:
            number = f"{low:g}" if low is not None else "unknown"
    return f"{number} {figure.kind}"


def _words(text: str) -> str:
    return " ".join(text.split())
