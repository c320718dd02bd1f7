"""A process that writes the factory's articles, for tests that kill it."""

import sys

from dateline.record import open_record
from record.factory import VERSION, many


def write(address: str, count: int, seed: int, sentences: int) -> None:
    """Write what is not yet written; "begun" is printed when the first can be."""
    with open_record(address) as record:
        print("begun", flush=True)
        for page, reading in many(count, sentences=sentences, seed=seed):
            if not record.holds(page, VERSION):
                record.write(page, reading, source="test")


if __name__ == "__main__":
    write(sys.argv[1], *(int(number) for number in sys.argv[2:]))
