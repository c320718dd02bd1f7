"""Where a speaker's words end."""

import pytest

from dateline.reading.noun_phrase import without_verb
from dateline.span import Span


@pytest.mark.parametrize(
    ("language", "text", "kept"),
    [
        ("uk", "Гудима це", "Гудима"),
        ("uk", "Вона удруге", "Вона"),
        ("uk", "машиністи Ліндської залізниці теж", "машиністи Ліндської залізниці"),
        ("uk", "комісія запропонує скасування віз", "комісія"),
        ("ru", "Он вновь", "Он"),
        ("ru", "Свободный союз машинистов требует выходных", "Свободный союз машинистов"),
        ("ru", "мэр, который требует выходных", "мэр, который требует выходных"),
        ("ru", "газета «Город говорит»", "газета «Город говорит»"),
        ("uk", "Міністерство справ ветеранів", "Міністерство справ ветеранів"),
        ("en", "Free Drivers Union", "Free Drivers Union"),
    ],
)
def test_a_phrase_ends_before_its_verb(language: str, text: str, kept: str) -> None:
    assert without_verb(text, Span(0, len(text)), language).of(text) == kept
