"""From readings to stories and origins; pure, and the same in whatever order articles come.

profile(reading)          what of an article is compared with others
gist(reading)             what of an article is to be embedded for it
group(profiles)           the stories, each with its origins
link(new, gone, known)    the same step by step: how new articles compare with known ones
part(profiles, links)     the stories that some links make
why(one, other)           the clues that hold two articles together or apart
find_origins(profiles)    which articles of a story go back to one text
changes(before, after)    what a later version of an article says otherwise
subjects(readings)        who speaks in a story, and which places it has
"""

from dateline.story.clues import why
from dateline.story.grouping import group, judged, part
from dateline.story.linking import Linked, link
from dateline.story.origins import find_origins
from dateline.story.profile import MAKER, gist, profile
from dateline.story.subjects import subjects
from dateline.story.versions import Change, changes

__all__ = [
    "MAKER",
    "Change",
    "Linked",
    "changes",
    "find_origins",
    "gist",
    "group",
    "judged",
    "link",
    "part",
    "profile",
    "subjects",
    "why",
]
