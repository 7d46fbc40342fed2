"""Handover sheets for 500 people, against the same words drawn on a raw canvas."""

from collections.abc import Iterator
from pathlib import Path

from recovery_desk import app
from recovery_desk.clocks import FixedClock
from recovery_desk.printing.forms.handover import render_handovers
from recovery_desk.usecases.ports import CaseloadFilter, CaseloadOrder
from tests.benchmarks.figures import Figure, seconds
from tests.benchmarks.raw_canvas import draw_same_words_raw
from tests.benchmarks.vault_figures import SMALL, TODAY, open_desk

PEOPLE = 500


def handover_sheets(folder: Path) -> Iterator[Figure]:
    """Milliseconds a sheet; what the sheets say is gathered before, the same for both."""
    vault = open_desk(folder, SMALL)
    desk = app.desk_over(vault, FixedClock(TODAY))
    rows = vault.caseload.page(CaseloadFilter(), CaseloadOrder.RELEASE, descending=True, offset=0, limit=PEOPLE)
    sheets = [desk.prepare_handover(row.person_id) for row in rows]
    vault.close()
    render_handovers(sheets[:5])
    draw_same_words_raw(sheets[:5])
    floor = min(seconds(lambda: draw_same_words_raw(sheets)) for _ in range(3))
    value = min(seconds(lambda: render_handovers(sheets)) for _ in range(3))
    yield Figure("Handover sheet, of 500 / raw canvas", value / PEOPLE * 1000, "ms", 4, floor / PEOPLE * 1000)
