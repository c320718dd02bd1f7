"""What one marked participant of a text does to another."""

import msgspec
import pytest
from typer.testing import CliRunner

from dateline.cli.app import app
from dateline.errors import DatelineError
from dateline.reading import Model
from dateline.reading.events.pair import Class, Pair, blanked, classify
from dateline.span import Span


def pair(text: str, source: str, target: str) -> Pair:
    spans = (Span(text.index(words), text.index(words) + len(words)) for words in (source, target))
    return Pair(text, *spans)


@pytest.mark.parametrize(
    ("text", "source", "target", "kind", "quad"),
    [
        ("Velmara has condemned Ostrania over the shots.", "Velmara", "Ostrania", "ACCUSE", 3),
        ("Police in Torvast arrested Ilan Vesh.", "Police", "Ilan Vesh", "COERCE", 4),
        ("Ilan Vesh was arrested by police.", "police", "Ilan Vesh", "COERCE", 4),
        ("Ostrania gave 5 million crowns in aid to Velmara.", "Ostrania", "Velmara", "AID", 2),
        ("Острания обвинила Вельмару в обстреле.", "Острания", "Вельмару", "ACCUSE", 3),
        ("Острания освободила пленных Вельмары.", "Острания", "Вельмары", "CONCEDE", 2),
        ("Острання погрожує напасти на Вельмару.", "Острання", "Вельмару", "THREATEN", 3),
    ],
)
def test_kinds(  # the quads are PLOVER's
    text: str, source: str, target: str, kind: str, quad: int, model: Model
) -> None:
    """Plain sentences in three languages; the voice of the verb tells who did it."""
    found = classify(pair(text, source, target), model.embed)
    assert (found.type, found.quad) == (kind, quad)


def test_names_weigh_nothing(model: Model) -> None:
    """Alpha and Beta stand for whoever it is."""
    one = pair("Velmara has condemned Ostrania.", "Velmara", "Ostrania")
    other = pair("Ostrania has condemned Velmara.", "Ostrania", "Velmara")
    assert blanked(one) == blanked(other)
    assert classify(one, model.embed) == classify(other, model.embed)


def test_marks_outside_are_refused(model: Model) -> None:
    """A mark that lies outside the text is no question."""
    with pytest.raises(DatelineError, match="inside the text's 5 code points"):
        classify(Pair("Short", Span(0, 3), Span(4, 9)), model.embed)


def test_command() -> None:
    """A line in, a line out, in order."""
    lines = b"\n".join(
        msgspec.json.encode({"text": one.text, "source": one.source, "target": one.target})
        for one in (pair("Velmara has condemned Ostrania.", "Velmara", "Ostrania"),) * 2
    )
    result = CliRunner().invoke(app, ["classify", "--json"], input=lines)
    answers = [msgspec.json.decode(line) for line in result.stdout.splitlines()]
    assert [sorted(answer) for answer in answers] == [["confidence", "quad", "type"]] * 2
    assert Class(**answers[0]).type == "ACCUSE"


def test_command_says_which_line_is_wrong() -> None:
    """A line that cannot be read is named, with how it is written."""
    result = CliRunner().invoke(app, ["classify", "--json"], input=b"\n{}\n")
    assert isinstance(result.exception, DatelineError)
    assert "line 2" in str(result.exception)
