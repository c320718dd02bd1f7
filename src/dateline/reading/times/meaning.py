"""What an expression means by itself, before the calendar is asked.

"On Friday" means a fifth day of a week, "two years ago" two years back from publication,
"ten minutes" a length. `anchor.py` makes days of it.
"""

from typing import Literal

from msgspec import Struct, structs

Kind = Literal["date", "time", "duration", "set"]


class Meaning(Struct, frozen=True, kw_only=True):
    """What an expression says, field by field; None is what it does not say.

    kind: TIMEX3 type in lower case.
    value: the TIMEX3 value, where no calendar is needed ("P3D", "PRESENT_REF").
    year .. holiday: fields of the calendar; decade and century without their last digits;
        season is the first month of one.
    last, until_month, until_year: the last day, month or year of several.
    shift, unit: so many units (`UNITS`) from the anchor.
    anchor: what it is counted from: publication, the time spoken of before, or the quarter
        spoken of before.
    direction: -1 last, 0 this, 1 next.
    part: MO, AF, EV, NI, DT; clock: hours and minutes; zone: an offset, a name of the time
        zone database, or "local".
    edge: START, MID or END of what is meant.
    open: -1 what reaches to then, 1 what goes on from then.
    sure: how far the rule is to be trusted, 0 to 1.
    """

    rule: str
    kind: Kind = "date"
    value: str | None = None
    year: int | None = None
    month: int | None = None
    day: int | None = None
    last: int | None = None
    weekday: int | None = None
    quarter: int | None = None
    half: int | None = None
    season: int | None = None
    decade: int | None = None
    century: int | None = None
    holiday: str | None = None
    until_month: int | None = None
    until_year: int | None = None
    night_on: bool = False
    shift: int | None = None
    unit: str | None = None
    anchor: Literal["published", "previous", "quarter"] = "published"
    direction: int | None = None
    part: str | None = None
    clock: str | None = None
    zone: str | None = None
    edge: str | None = None
    open: int = 0
    sure: float = 0.9

    @property
    def timed(self) -> bool:
        """Whether it is a time of day alone."""
        return bool(self.clock or self.part) and not self.dated

    @property
    def dated(self) -> bool:
        """Whether it names a day or a longer stretch."""
        fields = (self.year, self.month, self.day, self.weekday, self.shift, self.holiday,
                  self.season, self.quarter, self.value)  # fmt: skip
        return any(field is not None for field in fields)

    def joined(self, other: "Meaning") -> "Meaning | None":
        """The two as one expression ("10 p.m." and "Wednesday"); None where they clash."""
        if self.value or other.value or self.night_on or other.night_on:
            return None
        if not (self.timed != other.timed or _weekday_and_day(self, other)):
            return None
        if "duration" in (self.kind, other.kind):
            return None
        said = {name: value for name, value in structs.asdict(other).items()
                if value not in (None, 0, "date", "published")}  # fmt: skip
        mine = structs.asdict(self)
        fields = mine.keys() - {"rule", "kind", "sure", "anchor"}
        if any(mine[name] not in (None, 0, said[name]) for name in fields & said.keys()):
            return None
        whole = {**mine, **{name: said[name] for name in fields & said.keys()}}
        timed = "time" if whole["clock"] or whole["part"] else "date"
        if other.shift == 0:
            whole["shift"] = 0
        names = f"{self.rule} + {other.rule}"
        return Meaning(
            **{**whole, "rule": names, "kind": timed, "sure": min(self.sure, other.sure)}
        )


def _weekday_and_day(one: Meaning, other: Meaning) -> bool:
    """Friday, 7 March: a weekday beside a full day."""
    return any(
        a.weekday is not None and a.month is None and b.day is not None and b.weekday is None
        for a, b in ((one, other), (other, one))
    )
