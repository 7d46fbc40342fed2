"""The windows: how soon they stand there, how much they hold in memory, how long they ever keep anyone waiting."""

import compileall
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator
from functools import partial
from pathlib import Path

from recovery_desk.usecases.desk import Desk
from tests.benchmarks.figures import Figure, seconds
from tests.benchmarks.import_figures import ROWS, write_spreadsheet
from tests.benchmarks.vault_figures import LARGE, SMALL
from tests.benchmarks.windows import OpenDesk

_STARTS = 9


def first_window(_folder: Path) -> Iterator[Figure]:
    """From starting the process to its end after the first paint: the program's window against a bare one."""
    compileall.compile_dir("recovery_desk", quiet=2)  # as it is installed, also where Python writes no bytecode
    taken: dict[str, list[float]] = {"bare": [], "desk": []}
    for _ in range(_STARTS):
        for kind, times in taken.items():
            times.append(seconds(lambda kind=kind: _probe("first_window_probe", kind)) * 1000)  # type: ignore[misc]
    value, floor = (statistics.median(taken[kind]) for kind in ("desk", "bare"))
    yield Figure("First window / bare PySide6 window", value, "ms", 1.6, floor)


def painted_board(folder: Path) -> Iterator[Figure]:
    """From unlocking, key derivation at its cheapest, to Today painted, and on to the painted board."""
    today: dict[int, list[float]] = {SMALL: [], LARGE: []}
    board: dict[int, list[float]] = {SMALL: [], LARGE: []}
    for _ in range(5):
        for people in (SMALL, LARGE):
            with OpenDesk(folder / str(people)) as desk:
                today[people].append(desk.opened_ms)
                board[people].append(desk.opened_ms + seconds(lambda desk=desk: desk.go("releases")) * 1000)  # type: ignore[misc]
    for name, taken in (("Today", today), ("board", board)):
        value, floor = (statistics.median(taken[people]) for people in (LARGE, SMALL))
        yield Figure(f"Unlock to painted {name}: 100,000 / 1,000 people", value, "ms", 1.5, floor)


def peak_memory(folder: Path) -> Iterator[Figure]:
    """The most memory a process has that opens the large desk and goes through its lists."""
    if sys.platform == "win32":
        return
    megabytes = float(_probe("peak_memory_probe", str(folder / str(LARGE))))
    yield Figure("Peak memory at 100,000 people", megabytes, "MB", 300)


def longest_hold(folder: Path) -> Iterator[Figure]:
    """The longest the windows' thread was held while 10,000 rows came in and while sheets were drawn.

    Of two imports of as many new people the smaller counts: what holds the windows is there each time, a neighbour on
    the machine that takes both cores for a moment is not. The note says what it is beside work that touches nothing.
    """

    def bring_in(desk: Desk, turn: int) -> None:
        file = write_spreadsheet(folder, first=200_000 + turn * ROWS)
        plan = desk.plan_import(desk.read_table(file))
        if desk.apply_import(plan).created != ROWS:
            raise RuntimeError(f"{plan.created} of {ROWS} people are new.")

    with OpenDesk(folder / str(SMALL)) as desk:
        busy = desk.while_working(_count)
        shortest = min(desk.while_working(partial(bring_in, turn=turn)) for turn in range(2))
        note = f"{busy:.0f} ms beside a thread that only counts"
        yield Figure(f"Windows held during an import of {ROWS:,} rows", shortest, "ms", 50, note=note)
        desk.draw_sheets(1)
        longest = max(desk.draw_sheets(60) for _ in range(2))
        yield Figure("Windows held while 60 sheets are drawn", longest, "ms", 50)


def _count(_desk: Desk) -> None:
    """As long as an import, in Python alone."""
    end, turns = time.monotonic() + 5, 0
    while time.monotonic() < end:
        turns += 1


def _probe(name: str, *arguments: str) -> str:
    done = subprocess.run(
        [sys.executable, "-m", f"tests.benchmarks.{name}", *arguments], check=True, capture_output=True, text=True
    )
    return done.stdout
