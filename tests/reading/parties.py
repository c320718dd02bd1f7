"""Sentences about two parties, to be read with the names in either place.

Each row: language, template, two names of one grammatical form. Places and most names are
invented; bodies and states that exist stand here because word lists could know them.
"""

EN = [
    ("{a} said that {b} had violated the truce.", ("Velmara", "Karsia")),
    ("{a} denied that {b} had been warned of the drill.", ("Velmara", "Karsia")),
    ("{a} said on Monday that {b} may return to the talks.", ("Ukraine", "Russia")),
    ("The government of {a} said that {b} will open the border.", ("Ukraine", "Russia")),
    ("According to {a}, {b} has closed two crossings.", ("Velmara", "Karsia")),
    ("The army of {a} said that the army of {b} had withdrawn.", ("Ukraine", "Russia")),
    ("{a} army spokesman Ivan Tal said that {b} units left the village.", ("Velmaran", "Karsian")),
    ("“{b} must answer,” said the foreign minister of {a}.", ("Velmara", "Karsia")),
    ("{a} said it was likely that {b} would sign the treaty.", ("Israel", "Lebanon")),
    ("{a} did not say whether {b} had agreed.", ("Armenia", "Georgia")),
    ("President {a} told reporters that President {b} had not called.", ("Tal", "Kolt")),
    ("“We will talk to {b},” {a} said. “We are ready.”", ("Tal", "Kolt")),
    ("The {a} reported that the {b} had intercepted the letter.", ("FSB", "SBU")),
    ("The {a} said that, according to the {b}, four people were hurt.", ("GUR", "GRU")),
    ("The {a} rejected the claim that {b} had known of the fault.", ("Kremlin", "Bankova")),
]
UK = [
    ("{a} заявила, що {b} порушила перемир’я.", ("Вельмара", "Карсія")),
    ("{a} заперечила, що {b} попереджала про навчання.", ("Вельмара", "Карсія")),
    ("У понеділок {a} повідомила, що {b} може повернутися до переговорів.", ("Україна", "Росія")),
    ("Уряд {a} заявив, що армія {b} відкриє кордон.", ("Вельмари", "Карсії")),
    ("За даними {a}, армія {b} закрила два переходи.", ("Вельмари", "Карсії")),
    ("Армія {a} повідомила, що армія {b} відійшла.", ("України", "Росії")),
    ("Президент {a} заявив, що президент {b} не телефонував.", ("Вельмари", "Карсії")),
    ("«{b} має відповісти», — заявила в понеділок {a}.", ("Вельмара", "Карсія")),
    ("{a} заявила, що {b}, ймовірно, підпише угоду.", ("Вірменія", "Грузія")),
    ("За словами {a}, зустрічі {b} не було в планах.", ("Таля", "Кольта")),
    ("{a} сказав, що {b} не приїхав на зустріч.", ("Таль", "Кольт")),
    ("У {a} повідомили, що {b} перехопила лист.", ("СБУ", "ФСБ")),
    ("{a} з посиланням на {b} повідомило про чотирьох постраждалих.", ("ГУР", "ГРУ")),
]
RU = [
    ("{a} заявила, что {b} нарушила перемирие.", ("Вельмара", "Карсия")),
    ("{a} опровергла, что {b} предупреждала об учениях.", ("Вельмара", "Карсия")),
    ("В понедельник {a} сообщила, что {b} может вернуться к переговорам.",
     ("Украина", "Россия")),
    ("Правительство {a} заявило, что армия {b} откроет границу.", ("Вельмары", "Карсии")),
    ("По данным {a}, армия {b} закрыла два перехода.", ("Вельмары", "Карсии")),
    ("Армия {a} сообщила, что армия {b} отошла.", ("Украины", "России")),
    ("Президент {a} заявил, что президент {b} не звонил.", ("Вельмары", "Карсии")),
    ("«{b} должна ответить», — заявила в понедельник {a}.", ("Вельмара", "Карсия")),
    ("{a} заявила, что {b}, вероятно, подпишет соглашение.", ("Армения", "Грузия")),
    ("По словам {a}, встречи {b} не было в планах.", ("Таля", "Кольта")),
    ("{a} сказал, что {b} не приехал на встречу.", ("Таль", "Кольт")),
    ("В {a} сообщили, что {b} перехватила письмо.", ("СБУ", "ФСБ")),
    ("{a} со ссылкой на {b} сообщило о четырёх пострадавших.", ("ГУР", "ГРУ")),
]  # fmt: skip

ROWS = [
    (language, template, names)
    for language, rows in (("en", EN), ("uk", UK), ("ru", RU))
    for template, names in rows
]
