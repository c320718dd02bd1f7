"""What Dateline raises when a request is refused.

Trouble with *input* is never raised past the pipeline: it is a `Problem`, kept with the
article. These are for requests that cannot be met; each message says what to do next.

    DatelineError
    ├── SourceError          the source cannot be read at all
    │   └── ForbiddenAddress the address is private, or robots rules refuse it
    ├── RecordError          the record cannot be opened, or refuses
    │   ├── NotInRecord      it does not hold what was asked for
    │   └── TookTooLong      a question took more than its time
    ├── ModelError           the reader's model is missing or is not one this version reads
    ├── BriefError           a brief would hold a line that does not resolve (law 4)
    └── MissingExtra         an optional package is not installed
"""


class DatelineError(Exception):
    """A request that Dateline refuses, with what to do next."""


class SourceError(DatelineError):
    """The source cannot be read."""


class ForbiddenAddress(SourceError):
    """The address is private, loopback or link-local, or its host's robots rules refuse it."""


class RecordError(DatelineError):
    """The record cannot be opened, or does not hold what was asked for."""


class NotInRecord(RecordError):
    """The record does not hold what was asked for."""


class TookTooLong(RecordError):
    """A question to the record took more than its time."""


class ModelError(DatelineError):
    """The reader's model is missing, or is not one that this version reads."""


class BriefError(DatelineError):
    """A brief would hold a line that does not resolve to the words it rests on."""


class MissingExtra(DatelineError, ImportError):
    """An optional package is not installed."""
