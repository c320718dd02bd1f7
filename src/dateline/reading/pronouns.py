"""Pronouns: personal ones by language and gender, and relative ones.

>>> PRONOUNS["en"]["she"], bool(RELATIVE.fullmatch("whose"))
('f', True)
"""

import re

PRONOUNS = {
    "en": {
        "he": "m", "him": "m", "his": "m", "himself": "m",
        "she": "f", "her": "f", "hers": "f", "herself": "f",
        "they": "p", "them": "p", "their": "p", "it": "n", "its": "n",
    },
    "uk": {
        "він": "m", "його": "m", "нього": "m", "йому": "m", "ним": "m",
        "вона": "f", "її": "f", "неї": "f", "їй": "f", "нею": "f",
        "вони": "p", "їх": "p", "їхніми": "p", "ними": "p", "них": "p",
    },
    "ru": {
        "он": "m", "его": "m", "него": "m", "ему": "m", "ним": "m",
        "она": "f", "её": "f", "ее": "f", "неё": "f", "нее": "f", "ей": "f", "ней": "f",
        "они": "p", "их": "p", "них": "p", "ними": "p",
    },
}  # fmt: skip

RELATIVE = re.compile(
    r"(?:who|whom|whose|which|that|як(?:ий|а|е|і|ого|ої|их|ому|ій|им|ою|ими)|що"
    r"|котор(?:ый|ая|ое|ые|ого|ой|ых|ому|ым|ую|ыми)|что|кто|хто)",
    re.IGNORECASE,
)
"""A pronoun that stands for the name right before it, if for any."""
