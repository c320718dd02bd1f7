"""A process that writes the factory's articles, for tests that kill it or read beside it.

Before the last article it waits until its input is closed.
"""

import sys
from collections.abc import Callable

from dateline.record import open_record
from record.factory import VERSION, many


def write(
    address: str, count: int, seed: int, sentences: int, *, last: Callable[[], object] = bytes
) -> None:
    """Write what is not yet written; "begun" is printed when the first can be.

    last: called before the last article is written.
    """
    with open_record(address) as record:
        print("begun", flush=True)
        for number, (page, reading) in enumerate(many(count, sentences=sentences, seed=seed), 1):
            if number == count:
                last()
            if not record.holds(page, VERSION):
                record.write(page, reading, source="test")


if __name__ == "__main__":
    count, seed, sentences = (int(number) for number in sys.argv[2:])
    write(sys.argv[1], count, seed, sentences, last=sys.stdin.read)
