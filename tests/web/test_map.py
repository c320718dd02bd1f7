"""The map: extents, not pins; broken lines where borders are disputed; nothing guessed."""

from itertools import pairwise

from msgspec import structs

from dateline.model import Place, Reading
from dateline.record import Record
from dateline.span import Span
from dateline.web.atlas import basemap, draw


def named(reading: Reading, *places: tuple[int, str, float, float]) -> Reading:
    made = tuple(
        Place(
            span=Span(0, 1), geonames=id_, name=f"Place {id_}", country=None, latitude=north,
            longitude=east, precision=precision, confidence=0.9,  # type: ignore[arg-type]
        )
        for id_, precision, north, east in places
    )  # fmt: skip
    return structs.replace(reading, places=made)


def a_reading(record: Record) -> Reading:
    return record.library.reading(record.library.articles(many=1)[0].id)


def test_a_vague_place_is_wide(record: Record) -> None:
    reading = named(
        a_reading(record), (1, "settlement", 51.7, 36.2), (2, "region", 51.7, 36.2),
        (3, "country", 50, 30), (4, "unknown", 10, 10),
    )  # fmt: skip
    atlas = draw([reading])
    assert atlas
    radius = {dot.precision: dot.radius for dot in atlas.dots}
    assert radius["settlement"] < radius["region"] < radius["country"]
    assert "unknown" not in radius, "what is nowhere is not drawn"
    assert [dot.radius for dot in atlas.dots] == sorted(radius.values(), reverse=True)
    assert all(0 <= dot.x <= 720 and 0 <= dot.y <= 400 for dot in atlas.dots)


def test_no_place_no_map(record: Record) -> None:
    assert draw([named(a_reading(record))]) is None
    assert draw([]) is None


def test_disputed_borders_are_drawn_apart(record: Record) -> None:
    """Each party's view of them would be the same drawing."""
    for north, east in ((46.0, 34.0), (34.5, 76.5), (31.8, 35.2)):
        atlas = draw([named(a_reading(record), (1, "settlement", north, east))])
        assert atlas
        assert atlas.disputed
    far = draw([named(a_reading(record), (1, "settlement", 47.0, 2.0))])
    assert far
    assert far.disputed == ""


def test_lines_go_on_over_the_antimeridian(record: Record) -> None:
    """No line runs across the whole map, and both sides have their land."""
    for line, _ in basemap()["land"]:
        steps = pairwise(line)
        assert all(abs(two[0] - one[0]) < 180 or one[1] == two[1] == -90 for one, two in steps)
    for east in (-179.5, 179.5):
        atlas = draw([named(a_reading(record), (1, "settlement", 66.5, east))])
        assert atlas
        assert atlas.land
