"""The program's front door: the window, or one deed from the command line."""

import sys

from recovery_desk.cli import run
from recovery_desk.crash_dumps import keep_memory_off_the_disk


def main() -> int:
    """Runs and answers the exit code: 0 done, 1 refused with a sentence, 2 misuse."""
    keep_memory_off_the_disk()
    return run(sys.argv[1:])


if __name__ == "__main__":
    sys.exit(main())
