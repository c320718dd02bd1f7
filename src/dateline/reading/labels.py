"""The labels of words: BIO (Ramshaw and Marcus 1995) over what a head of the model finds."""

from typing import get_args, get_type_hints

from dateline.model import Name

KINDS: tuple[str, ...] = get_args(get_type_hints(Name)["kind"])
LABELS = ("O", *(f"{edge}-{kind}" for kind in KINDS for edge in "BI"))

HAPPENING_LABELS = ("O", "B-happening", "I-happening")
"""Words that tell of something that happens, as ECB+ and NEREL mark events."""

PARTS = ("perpetrator", "organization", "target", "victim", "weapon")
"""Who and what takes part in an attack, as MUC-4's templates have it."""

PART_LABELS = ("O", *(f"{edge}-{part}" for part in PARTS for edge in "BI"))
