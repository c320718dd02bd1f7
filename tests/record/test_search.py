"""Search in three languages: the same hits in the same order on every engine."""

from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from dateline.record import Record
from dateline.record.search import SNIPPET, snippet
from dateline.span import Span
from record.factory import many, page_of, pair, reading_of

SENTENCES = {
    "uk": [
        "Гребля у Верині не витримала.",
        "Міністр оборони заявив про евакуацію п’яти сіл Северинської області.",
        "Уранці в Києві почався страйк учителів.",
        "«Ми не просили про допомогу», — наголосила речниця Олена Коваль.",
        "Підрахунок голосів триває вже третій рік.",
        "Є над чим подумати: їжа й мʼята.",
    ],
    "ru": [
        "Плотина в Верине не выдержала.",
        "Министр обороны заявил об эвакуации пяти сёл Северинской области.",
        "Утром в Киеве началась забастовка учителей.",
        "«Мы не просили о помощи», — подчеркнула представитель Елена Коваль.",
        "Подсчёт голосов продолжается третий год.",
        "Ёлку убрали до начала про\u0301верки.",
    ],
    "en": [
        "The dam in Verin gave way.",
        "The defence minister announced the evacuation of five villages.",
        "Teachers went on strike in Kyiv in the morning.",
        "“We did not ask for help,” spokeswoman Olena Koval stressed.",
        "O'Brien's café reopened.",
    ],
}

FOUND = [
    # query, language or None, sentence
    ("греблю", None, "uk", 0),
    ("ГРЕБЛЕЮ", "uk", "uk", 0),
    ("міністром евакуація", None, "uk", 1),
    ("область", "uk", "uk", 1),
    ("п'ять", "uk", "uk", 1),
    ("пʼяти", "uk", "uk", 1),
    ("п`яти", "uk", "uk", 1),
    ("Київ страйк", None, "uk", 2),
    ("вчитель", None, None, -1),  # another word than учитель
    ("учитель страйкувати", None, "uk", 2),
    ("«не просили про»", None, "uk", 3),
    ('"просили не"', None, None, -1),
    ("голоси рік", None, "uk", 4),
    ("м'ята", None, "uk", 5),
    ("їжа", None, "uk", 5),
    ("и\u0306жа", None, None, -1),
    ("плотины", None, "ru", 0),
    ("плотины", "uk", None, -1),
    ("министры эвакуация область", None, "ru", 1),
    ("сел", "ru", "ru", 1),
    ("сёл", "ru", "ru", 1),
    ("Киев забастовки", None, "ru", 2),
    ("помощь", "ru", "ru", 3),
    ("подсчета", None, "ru", 4),
    ("елка", None, "ru", 5),
    ("е\u0308лка", None, "ru", 5),
    ("проверка", None, "ru", 5),
    ("dams", None, "en", 0),
    ("announcing evacuations", None, "en", 1),
    ("Kyiv striking", None, "en", 2),
    ('"went on strike"', None, "en", 2),
    ('"strike went"', None, None, -1),
    ("obrien cafe", None, "en", 4),
    ("O’Brien", None, "en", 4),
]


@pytest.fixture
def full(record: Record) -> Record:
    for language, sentences in SENTENCES.items():
        page = page_of(language.encode(), url=f"https://verin.example/{language}")
        speaker = {"uk": "Олена Коваль", "ru": "Елена Коваль", "en": "Olena Koval"}[language]
        record.write(page, reading_of(page, sentences, language, speaker=speaker))
    return record


def test_each_query_finds_its_sentence(full: Record) -> None:
    wrong = []
    for query, language, home, number in FOUND:
        hits = full.search(query, language=language)
        sentences = [SENTENCES[home][number]] if home else []
        found = [hit.span.of(full.reading(hit.article).text) for hit in hits]
        if found != sentences:
            wrong.append((query, found))
    assert wrong == []


def test_a_hit_says_where_it_stands(full: Record) -> None:
    (hit,) = full.search("просили допомога")
    text = full.reading(hit.article).text
    assert hit.span.of(text) == hit.snippet == SENTENCES["uk"][3]
    assert [word.of(text) for word in hit.words] == ["просили", "допомогу"]
    assert hit.score == pytest.approx(2 / 9)
    assert hit.title == SENTENCES["uk"][0]
    assert (hit.outlet, hit.published, hit.language) == ("Verin Courier", "2024-12-14", "uk")
    statement = full.reading(hit.article).statements[0]
    assert (hit.statement, hit.speaker) == (statement.id, "Олена Коваль")


def test_what_a_speaker_says_is_found_by_her_name_in_any_case(full: Record) -> None:
    (hit,) = full.search("допомога", speaker="Олени Коваль")
    assert hit.speaker == "Олена Коваль"
    assert full.search("гребля", speaker="Олена Коваль") == []
    assert full.search("допомога", speaker="Петро Коваль") == []
    assert {hit.language for hit in full.search("", speaker="Коваль")} == {"uk", "ru"}
    (english,) = full.search("help", speaker="Koval")
    assert english.language == "en"


def test_shorter_then_later_then_by_id(record: Record) -> None:
    days = ["2024-12-03", "2024-12-05", None, "2023", "2024-12-05"]
    for number, day in enumerate(days):
        page = page_of(str(number).encode(), url=f"https://verin.example/{number}")
        sentences = [f"The dam stands {number}.", "A longer line about the dam."]
        record.write(page, reading_of(page, sentences, "en", published=day))
    hits = record.search("dam", limit=9)
    assert [hit.span.start > 0 for hit in hits] == [False] * 5 + [True] * 4
    assert [hit.published for hit in hits[:5]] == ["2024-12-05"] * 2 + ["2024-12-03", "2023", None]
    assert hits[0].article < hits[1].article
    assert [hit.score for hit in hits] == sorted((hit.score for hit in hits), reverse=True)


def test_engines_give_the_same_hits(record: Record, scratch: Callable[[], Record]) -> None:
    other = scratch()
    pairs = list(many(60))
    for page, reading in pairs:
        record.write(page, reading)
    for page, reading in reversed(pairs):
        other.write(page, reading)
    for query in ("dam", "гребля", "воды час", '"через ніч"', "села Лорн", "the water", "12-3"):
        for speaker in (None, "Лорн"):
            hits = record.search(query, speaker=speaker, limit=50)
            assert hits == other.search(query, speaker=speaker, limit=50)


HOSTILE = [
    "", " ", '"', '""', '"""', "«", "«»", "“", "NEAR(", "NEAR(a b, 2)", "NOT", "AND OR NOT", "-",
    "-dam", "dam -", "*", "da*", "^dam", "stems:dam", "dam:*", "a & b | !c", "<->", "<2>", "'",
    "''", "\\", "\\'", "\x00", "dam\x00", "\ud800", "dam \udfff", "%", "_", "% %", ";--",
    "');DROP TABLE", "{a}", "(", ")", "(((", "dam)", "\u202e", "\u0301", "ʼ", "’’", "🦆",
    "x" * 100_000, "a " * 3000,
]  # fmt: skip


def test_no_query_is_refused(full: Record) -> None:
    for query in HOSTILE:
        for hits in (full.search(query), full.search("dam", speaker=query)):
            assert all(hit.article for hit in hits)
        assert full.search(query, language=query) == []
    assert full.search("-dam")[0].snippet == SENTENCES["en"][0], "signs mean nothing"
    assert full.search("dam\x00")[0].snippet == SENTENCES["en"][0]
    assert full.search("NOT dam") == [], "a word like any other"
    assert full.search("") == full.search("🦆") == full.search("dam", limit=0) == []


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(query=st.text(max_size=30))
def test_any_text_may_be_searched_for(full: Record, query: str) -> None:
    full.search(query, speaker=query)


def test_what_no_sentence_covers_is_found(record: Record) -> None:
    """An article in a language that is not read has blocks, and no sentences."""
    page, reading = pair("en")
    record.write(page, replace(reading, sentences=(), statements=()))
    (hit,) = record.search("engineers dam")
    assert hit.span == reading.blocks[0].span
    assert record.verify().ok


@given(st.text(alphabet="ab \n", min_size=1, max_size=900), st.data())
def test_a_snippet_is_a_part_of_its_sentence(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, min(len(text), start + 5)))
    shown = snippet(text, Span(0, len(text)), (Span(start, end),))
    assert 0 <= shown.start <= start < shown.end <= len(text)
    assert shown.end - shown.start <= SNIPPET or len(text) <= SNIPPET
