"""Claims: what is put forward in a story, by whom, who denies it, and how it changed."""

from dateline.story.claims.ledger import claims
from dateline.story.claims.likeness import Embed
from dateline.story.claims.render import rendered

__all__ = ["Embed", "claims", "rendered"]
