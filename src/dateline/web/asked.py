"""What an address may ask for, checked: bounded, and of a form that has an answer."""

from typing import Annotated, Literal

from msgspec import structs
from pydantic import BaseModel, ConfigDict, Field

from dateline.record import Question

Day = Annotated[str, Field(pattern=r"^(\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?)?$")]
"""EDTF: a year, a month or a day; or nothing."""

Free = Annotated[str, Field(max_length=200)]


class Asked(BaseModel):
    """The filters of a search; each may be left out or empty."""

    model_config = ConfigDict(str_strip_whitespace=True)

    words: Free = Field("", description="In any of their forms; in quotation marks side by side.")
    speaker: Free = Field("", description="Words of the speaker's name.")
    entity: Free = Field("", description="The speaker's whole name, or id.")
    place: Free = Field("", description="Words of a place's name, or its GeoNames id.")
    when: Day = Field("", description="A day, month or year that the sentence speaks of (EDTF).")
    since: Day = Field("", description="Published on this day or later.")
    until: Day = Field("", description="Published on this day or earlier.")
    degree: Literal["", "certain", "probable", "possible", "unknown"] = ""
    polarity: Literal["", "positive", "negative", "unknown"] = ""
    mode: Literal["", "direct", "indirect", "mixed"] = ""
    type: Annotated[str, Field(pattern="^[A-Za-z]{0,20}$")] = Field("", description="PLOVER's.")
    outlet: Free = ""
    category: Free = ""
    language: Annotated[str, Field(pattern="^([a-z]{2,3})?$")] = Field("", description="ISO 639-1.")

    def question(self) -> Question:
        """As the record is asked it."""
        return Question(**self.given())

    def given(self) -> dict[str, str]:
        """What is asked for, and nothing else: the address of this state."""
        names = (field.name for field in structs.fields(Question))
        return {name: value for name in names if (value := getattr(self, name))}
