"""The labels of names: BIO over the kinds of `model.Name`."""

from typing import get_args, get_type_hints

from dateline.model import Name

KINDS: tuple[str, ...] = get_args(get_type_hints(Name)["kind"])
LABELS = ("O", *(f"{edge}-{kind}" for kind in KINDS for edge in "BI"))
