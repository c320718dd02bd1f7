"""From readings to stories and origins; pure, and the same in whatever order articles come.

profile(reading)          what of an article is compared with others
group(profiles)           the stories, each with its origins
why(one, other)           the clues that hold two articles together or apart
find_origins(profiles)    which articles of a story go back to one text
changes(before, after)    what a later version of an article says otherwise
"""

from dateline.story.clues import why
from dateline.story.grouping import group
from dateline.story.origins import find_origins
from dateline.story.profile import MAKER, profile
from dateline.story.versions import Change, changes

__all__ = [
    "MAKER",
    "Change",
    "changes",
    "find_origins",
    "group",
    "profile",
    "why",
]
