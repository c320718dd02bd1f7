"""Who is who across articles: clues, and what people judged."""

import msgspec

from dateline.ledger import Judgement, Portrait
from dateline.story.entity import merge
from dateline.story.entity_name import plainest
from dateline.story.entity_wikidata import read_wikidata, wikidata_id


def portrait(entity: str, article: str, *company: str, role: str = "") -> Portrait:
    roles = (role,) if role else ()
    return Portrait(article=article, entity=entity, roles=roles, company=frozenset(company))


def judged(one: str, other: str, answer: str, withdrawn: str | None = None) -> Judgement:
    one, other = sorted((one, other))
    return Judgement(id=1, of="entity", one=one, other=other, answer=answer,  # type: ignore[arg-type]
                     by="editor", at="2025-01-01T00:00:00Z", withdrawn=withdrawn)  # fmt: skip


FULL = portrait("person:ivan-tal", "a")
SHORT = portrait("person:tal", "b")
OTHER = portrait("person:an-tal", "c")


def test_a_surname_is_its_only_bearer() -> None:
    merged = merge([FULL, SHORT])
    assert merged.entity == {FULL.id: "person:ivan-tal", SHORT.id: "person:ivan-tal"}
    assert {clue.kind for clue in merged.links[0].clues} == {"surname", "only bearer"}


def test_a_surname_of_two_people_is_nobodys() -> None:
    assert len(set(merge([FULL, SHORT, OTHER]).entity.values())) == 3


def test_spellings_by_ear() -> None:
    """Folds that differ in vowels only, of one given name, are one; another given name is not."""
    one, two = portrait("person:donald-trump", "a"), portrait("person:donald-tramp", "b")
    three = portrait("person:mar-tramp", "c")
    merged = merge([one, two, three]).entity
    assert merged[one.id] == merged[two.id] != merged[three.id]


def test_bodies_of_two_states() -> None:
    ukraine = portrait("organization:UA-defence-ministry", "a")
    russia = portrait("organization:RU-defence-ministry", "b")
    bare = portrait("organization:defence-ministry", "c")
    assert len(set(merge([ukraine, russia, bare]).entity.values())) == 3


def test_a_body_without_its_state_is_that_of_the_only_state() -> None:
    """Where both stand in like company; not where two states have such a body."""
    beside = ("person:a", "person:b", "person:c", "person:d")
    bare = portrait("organization:defence-ministry", "a", *beside)
    own = portrait("organization:UA-defence-ministry", "b", *beside)
    other = portrait("organization:RU-defence-ministry", "c", *beside)
    assert len(set(merge([bare, own]).entity.values())) == 1
    assert len(set(merge([bare, own, other]).entity.values())) == 3


def test_a_phrase_that_holds_a_body_is_not_it() -> None:
    """Two words more can be one body's longer name; three are a phrase about it."""
    body = portrait("organization:defence-ministry", "a", "country:UA")
    longer = portrait("organization:defence-lindov-ministry", "b", "country:UA")
    phrase = portrait("organization:defence-ivan-kolonel-ministry-tal", "c", "country:UA")
    for other, one in ((longer, False), (phrase, True)):
        company = frozenset({"country:UA", "body:EU", "body:UN", "body:NATO"})
        sides = [msgspec.structs.replace(side, company=company) for side in (body, other)]
        assert (len(set(merge(sides).entity.values())) == 2) is one


def test_an_entity_goes_by_its_commonest_name_of_a_few_words() -> None:
    phrase = "полковник Іван Таль із Міністерства оборони"
    assert plainest(["Таль", "Таль", phrase, phrase, "Іван Таль"]) == "Іван Таль"
    assert plainest(["Free Union", "Вільна спілка", "Вільна спілка"]) == "Вільна спілка"
    assert plainest(["Союз", "Свободный союз"]) == "Свободный союз"
    assert plainest([]) == ""


def test_people_overrule_clues() -> None:
    """Different, same, and what was taken back."""
    apart = judged("person:ivan-tal", "person:tal", "different")
    assert len(set(merge([FULL, SHORT], [apart]).entity.values())) == 2
    withdrawn = judged("person:ivan-tal", "person:tal", "different", "2025-02-01T00:00:00Z")
    assert len(set(merge([FULL, SHORT], [withdrawn]).entity.values())) == 1
    same = judged("person:an-tal", "person:ivan-tal", "same")
    assert len(set(merge([FULL, OTHER], [same]).entity.values())) == 1


def test_two_people_of_one_name() -> None:
    """A judgement about two articles' people splits one id, whatever else is read."""
    again = portrait("person:ivan-tal", "z", role="baker")
    merged = merge([FULL, again], [judged(FULL.id, again.id, "different")]).entity
    assert merged[FULL.id] != merged[again.id]


def test_any_order() -> None:
    every = [
        FULL,
        SHORT,
        portrait("person:donald-trump", "d"),
        portrait("person:donald-tramp", "e"),
    ]
    assert merge(every).entity == merge(every[::-1]).entity


def test_wikidata() -> None:
    """Bad lines are problems; a name with two ids gets none."""
    listed, problems = read_wikidata([
        '{"name": "Ivan Tal", "qid": "Q11"}', "nonsense", '{"name": "X", "qid": "11"}',
        '{"name": "Anna Tal", "qid": "Q1"}', '{"name": "anna  tal", "qid": "Q2"}',
    ])  # fmt: skip
    assert listed == {"ivan tal": "Q11"}
    assert [problem.stage for problem in problems] == ["story", "story"]
    assert wikidata_id(["Tal", "Ivan Tal"], listed) == "Q11"
    assert wikidata_id(["Tal"], listed) is None
