"""Sheets for 500 people against the same words on a raw canvas; the first page of a preview; a pack that is stopped."""

import gc
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from recovery_desk import app
from recovery_desk.clocks import FixedClock
from recovery_desk.domain.people import PersonId
from recovery_desk.printing.form import Form
from recovery_desk.printing.forms import FORMS
from recovery_desk.printing.forms.handover import HANDOVER, render_handovers
from recovery_desk.printing.pack import draw_pack
from recovery_desk.usecases.desk import Desk
from recovery_desk.usecases.paper.pack_content import PreparedPack
from recovery_desk.usecases.paper.print_sheets import PackWanted
from recovery_desk.usecases.ports import CaseloadFilter, CaseloadOrder
from tests.benchmarks.figures import Figure, median_ms, seconds
from tests.benchmarks.raw_canvas import draw_raw, words_of_pages
from tests.benchmarks.vault_figures import SMALL, TODAY, open_desk

PEOPLE = 500
SHEETS = ("handover", "my-release-day", "plan")
_BY_ID = {form.id: form for form in FORMS}


def handover_sheets(folder: Path) -> Iterator[Figure]:
    """Milliseconds a sheet; what the sheets say is gathered before, the same for both."""
    vault = open_desk(folder, SMALL)
    desk = app.desk_over(vault, FixedClock(TODAY))
    sheets = [desk.prepare_handover(person_id) for person_id in _people(desk)]
    vault.close()
    pages = words_of_pages([(HANDOVER, sheet) for sheet in sheets])
    render_handovers(sheets[:5])
    draw_raw(pages[:5])
    floor = min(seconds(lambda: draw_raw(pages)) for _ in range(3))
    value = min(seconds(lambda: render_handovers(sheets)) for _ in range(3))
    yield Figure("Handover sheet, of 500 / raw canvas", value / PEOPLE * 1000, "ms", 4, floor / PEOPLE * 1000)


def packs(folder: Path) -> Iterator[Figure]:
    """The pre-release pack of 500 people, its memory, the first preview, and how soon it stops."""
    vault = open_desk(folder, SMALL)
    desk = app.desk_over(vault, FixedClock(TODAY))
    people = _people(desk)
    pack = desk.paper.prepare.pack(PackWanted(people, SHEETS))
    yield from _pack_against_raw(pack)
    first = PackWanted(people[:1], ("handover",), has_index=False)
    preview = median_ms(lambda: desk.paper.draw(desk.paper.prepare.pack(first), None), 20)
    yield Figure("First preview page, read and drawn", preview, "ms", 150)
    stopped = _until_stopped(lambda report: draw_pack(pack, report))
    yield Figure("A pack of 500 stopped, finishing included: until it answers", stopped, "ms", 200)
    locked = desk.paper.lock
    whole = draw_pack(pack).sheet.pdf
    yield Figure(
        "That pack locked with AES-256", seconds(lambda: locked(whole, "four ordinary words")) * 1000, "ms", 1_000
    )
    stopped = _until_stopped(lambda report: locked(whole, "four ordinary words", report))
    yield Figure("Its locking stopped: until it answers", stopped, "ms", 200)
    pdf = desk.paper.draw(desk.paper.prepare.pack(first), None).sheet.pdf
    yield Figure("One sheet locked with AES-256", median_ms(lambda: locked(pdf, "four ordinary words"), 10), "ms", 150)
    vault.close()
    yield from _through_a_browser(pack)


def _people(desk: Desk) -> tuple[PersonId, ...]:
    rows = desk.store.caseload.page(CaseloadFilter(), CaseloadOrder.RELEASE, descending=True, offset=0, limit=PEOPLE)
    return tuple(row.person_id for row in rows)


def _forms(pack: PreparedPack) -> list[tuple[Form[object], object]]:
    return [(_BY_ID[form], content) for person in pack.people for form, content in person.sheets]


def _pack_against_raw(pack: PreparedPack) -> Iterator[Figure]:
    pages = words_of_pages(_forms(pack))
    draw_raw(pages[:5])
    floor = min(seconds(lambda: draw_raw(pages)) for _ in range(3))
    value = min(seconds(lambda: draw_pack(pack)) for _ in range(3))
    many = len(pages)
    yield Figure(
        f"Pack of {len(pack.people)}, {many:,} pages / raw, a page", value / many * 1000, "ms", 3, floor / many * 1000
    )
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (1024 * 1024 if sys.platform == "darwin" else 1024)
    yield Figure("Peak memory with that pack in it", peak, "MB", 300)


def _until_stopped(work: Callable[[Callable[[int, int], None]], object]) -> float:
    """From the moment somebody presses Stop to the moment the work has let go, at its longest, in milliseconds.

    Without the collector of cycles, which the window runs only while nothing is asked for.
    """
    longest, last = 0.0, time.perf_counter()

    def report(_done: int, _of: int) -> None:
        nonlocal longest, last
        now = time.perf_counter()
        longest, last = max(longest, now - last), now

    gc.collect()
    gc.disable()
    try:
        work(report)
        report(0, 0)
    finally:
        gc.enable()
    return longest * 1000


def _through_a_browser(pack: PreparedPack) -> Iterator[Figure]:
    """For scale: one sheet of words through headless Chromium, where it is installed."""
    browser = shutil.which("chromium")
    if browser is None:
        return
    words = "<br>".join(text.text for page in words_of_pages(_forms(pack)[:1]) for text in page)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "sheet.html").write_text(f"<meta charset='utf-8'><p>{words}", encoding="utf-8")
        order = [browser, "--headless", "--no-sandbox", "--disable-gpu", f"--user-data-dir={folder / 'profile'}"]
        order += [f"--print-to-pdf={folder / 'sheet.pdf'}", (folder / "sheet.html").as_uri()]
        taken = min(seconds(lambda: subprocess.run(order, capture_output=True, check=False)) for _ in range(2))
    yield Figure("For scale: one sheet through headless Chromium", taken * 1000, "ms", float("inf"))
