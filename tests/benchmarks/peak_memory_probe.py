"""Started as its own process: works through a large desk in the window and prints the most memory it ever had."""

import resource
import sys
from pathlib import Path

from tests.benchmarks.windows import OpenDesk


def main() -> int:
    """The data folder is the argument; the answer is in megabytes."""
    with OpenDesk(Path(sys.argv[1])) as desk:
        desk.go("people")
        desk.scroll_through()
        desk.go("releases")
        desk.draw_sheets(20)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    print(peak / (1024 * 1024 if sys.platform == "darwin" else 1024))
    return 0


if __name__ == "__main__":
    sys.exit(main())
