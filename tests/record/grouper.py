"""A process that groups a record, for tests that kill it."""

import sys

from dateline.grouping import group_record
from dateline.record import open_record

if __name__ == "__main__":
    with open_record(sys.argv[1]) as record:
        print("begun", flush=True)
        group_record(record, again=True)
