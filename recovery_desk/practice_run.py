"""What the program does where there is no screen: it shows itself on a practice desk, in files."""

import tempfile
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

from recovery_desk import app
from recovery_desk.clocks import FixedClock
from recovery_desk.front_door import PRACTICE_PASSPHRASE, PRACTICE_PEOPLE, PRACTICE_SEED, screenshots_of
from recovery_desk.usecases.list_releases import ReleasesBoard

_WEEKS = timedelta(days=27)


def practice_run(out: Path, today: date, say: Callable[[str], None], table: Callable[[ReleasesBoard], None]) -> None:
    """Makes a practice desk, checks every release, writes each handover sheet as PDF and each screen as PNG."""
    sheets = out / "sheets"
    sheets.mkdir(parents=True, exist_ok=True)
    say("There is no screen here, so Recovery Desk shows itself on a practice desk with made-up people.")
    with tempfile.TemporaryDirectory(prefix="recovery-desk-practice-") as folder:
        where = Path(folder)
        vault = app.make_practice_vault(where, PRACTICE_PEOPLE, PRACTICE_SEED, today, PRACTICE_PASSPHRASE)
        try:
            desk = app.desk_over(vault, FixedClock(today))
            board = desk.list_releases(today, today + _WEEKS)
            for number, release in enumerate(board.releases, start=1):
                drawn = desk.print_handover(release.row.person_id)
                app.write_file(sheets / f"handover-{number:03}.pdf", drawn.pdf)
        finally:
            vault.close()
        table(board)
        pictures = screenshots_of(where, out, FixedClock(today))
    say(f"{len(board.releases)} handover sheets are in {sheets}, {len(pictures)} pictures of screens in {out}.")
    say("On a machine with a screen the same command opens the window.")
