"""Texts to try the reader with: sentences of three languages and marks, and any Unicode."""

from hypothesis import strategies as st

PIECES = [
    "Mayor Ivan Tal said that the dam holds.",
    "“The gate is open,” Anna Kolt said.",
    "He added that it may rain in May.",
    "According to the council of Torvast, nobody was hurt",
    "It is reported that “the port",
    "We checked every pillar, and I will do it again.",
    "Points of attention",
    "• The bridge may close.",
    "Ivan Tal",
    "Mayor of Torvast",
    "Мер Торваста Іван Таль заявив, що міст відкриють.",
    "«Гребля “тримається”», — сказала Анна Кольт.",
    "— Ми чекали, — сказав він. — Ніхто не прийшов.",
    "За словами мера, п’ять об'єктів зачинено",
    "Повідомляється, що рейс, за даними порту, скасували!",
    "Мэр Торваста заявил, что мост закрыт.",
    "«Плотина держится", "— Так? — спросила она.",
    "По его словам, дорога, возможно, открыта.",
    "Издание «Гавань» со ссылкой на порт сообщило о пожаре",
]  # fmt: skip
MARKS = [
    "“",
    "”",
    "«",
    "»",
    "„",
    '"',
    "'",
    "’",
    "—",
    "– ",
    "...",
    "?",
    ",",
    "(",
    "\u00a0",
    "\u0301",
]
BREAKS = [" ", " ", "\n", "\n\n", "\r\n", "\n\n\n"]

assembled = st.lists(
    st.tuples(st.sampled_from(PIECES + MARKS), st.sampled_from(BREAKS)), max_size=12
).map(lambda parts: "".join(word + gap for word, gap in parts))

wild = st.text(st.characters(exclude_categories=["Cs"]), max_size=120)

texts = st.one_of(assembled, assembled, wild)
languages = st.sampled_from(["en", "uk", "ru"])
