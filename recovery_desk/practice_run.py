"""What the program does where there is no screen: it shows itself on a practice desk, in files."""

import tempfile
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from pathlib import Path

from recovery_desk import app
from recovery_desk.clocks import FixedClock
from recovery_desk.domain.counting import so_many
from recovery_desk.domain.establishments import EstablishmentId
from recovery_desk.domain.meetings import MeetingPlace
from recovery_desk.domain.prison_day import DAY_SHEET_NAMES
from recovery_desk.front_door import PRACTICE_PASSPHRASE, PRACTICE_PEOPLE, PRACTICE_SEED, screenshots_of
from recovery_desk.usecases.audit_ports import AuditFilter
from recovery_desk.usecases.desk import Desk
from recovery_desk.usecases.inclusion.sheets import AGENDA, MINUTES
from recovery_desk.usecases.list_releases import ReleasesBoard
from recovery_desk.usecases.paper.pack_content import DrawnPack, SheetOptions
from recovery_desk.usecases.paper.print_sheets import PackWanted
from recovery_desk.usecases.paper.release_day_content import Size

_WEEKS = timedelta(days=27)
_SATURDAY = 5


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
    printed = so_many(len(board.releases), "handover sheet")
    say(f"{printed} in {sheets}, {so_many(len(pictures), 'picture')} of screens in {out}.")
    say("On a machine with a screen the same command opens the window.")


def write_samples(out: Path, today: date, say: Callable[[str], None]) -> None:
    """A page of samples: every sheet from the practice desk as a picture, for each audience and in each size."""
    from recovery_desk.ui.pictures_of_pages import first_page_as_png

    out.mkdir(parents=True, exist_ok=True)
    lines = [
        "# Samples of every sheet",
        "",
        "From the practice desk: everybody here is made up. Remade by `python3 packaging/dev.py samples`.",
    ]
    with tempfile.TemporaryDirectory(prefix="recovery-desk-samples-") as folder:
        vault = app.make_practice_vault(Path(folder), PRACTICE_PEOPLE, PRACTICE_SEED, today, PRACTICE_PASSPHRASE)
        try:
            desk = app.desk_over(vault, FixedClock(today))
            for name, sheet, options in _samples(desk):
                drawn = _sample(desk, today, sheet, options)
                if drawn is None:
                    say(f"Nobody on the practice desk has this sheet: {name}")
                    continue
                file = f"{sheet}{f'-{options.audience}' if options.audience else ''}" + (
                    f"-{options.size}" if options.size else ""
                )
                first_page_as_png(drawn.sheet.pdf, out / f"{file}.png")
                lines += ["", f"## {name}", "", f"![{name}]({file}.png)"]
            for name, file, pdf in _samples_about_many(desk, today):
                first_page_as_png(pdf, out / f"{file}.png")
                lines += ["", f"## {name}", "", f"![{name}]({file}.png)"]
        finally:
            vault.close()
    (out / "README.md").write_text("\n".join(lines) + "\n", encoding="utf-8", newline="\n")
    say(f"{len(list(out.glob('*.png')))} samples are in {out}.")


def _samples(desk: Desk) -> Iterator[tuple[str, str, SheetOptions]]:
    for kind in desk.paper.prepare.kinds:
        if kind.has_audiences:
            for audience in desk.paper.audiences.all:
                yield f"{kind.name}: {audience.name.lower()}", kind.id, SheetOptions(audience.id)
        elif kind.has_sizes:
            for size in Size:
                yield f"{kind.name}: {size.value.replace('-', ' ')}", kind.id, SheetOptions(size=size)
        else:
            yield kind.name, kind.id, SheetOptions()


def _sample(desk: Desk, today: date, sheet: str, options: SheetOptions) -> DrawnPack | None:
    """Of the people due out, whose sheet says most and still takes no more than a leaf."""
    best: DrawnPack | None = None
    for person_id in desk.paper.prepare.due_out(today, _WEEKS.days + 1)[:20]:
        wanted = PackWanted((person_id,), (sheet,), options, has_index=False)
        drawn = desk.paper.draw(desk.paper.prepare.pack(wanted), None)
        if drawn.people and (best is None or len(drawn.sheet.pdf) > len(best.sheet.pdf)) and drawn.sheet.pages <= 2:
            best = drawn
    return best


def _samples_about_many(desk: Desk, today: date) -> Iterator[tuple[str, str, bytes]]:
    """The papers of a recovery inclusion meeting, of a day in the fullest prison, and the audit, which comes last."""
    entry = desk.inclusion.series()[0]
    for kind, name, meeting in ((AGENDA, "Agenda", entry.next), (MINUTES, "Minutes", next(iter(entry.held), None))):
        if meeting is not None:
            papers = desk.inclusion.papers
            yield name, kind, papers.draw(papers(kind, meeting.id)).sheet.pdf
    prison, day = _fullest(desk, today)
    for each, name in DAY_SHEET_NAMES.items():
        yield name, each.value, desk.prison_day.print_sheet(each, prison, day).sheet.pdf
    yield "Audit", "audit", desk.audit.print(AuditFilter()).pdf


def _fullest(desk: Desk, today: date) -> tuple[EstablishmentId, date]:
    """The prison and the working day on which most is to be brought somewhere: what gives slips and a clinic list."""
    days = [day for day in (today + timedelta(days=ahead) for ahead in range(14)) if day.weekday() < _SATURDAY]
    prisons = [each.id for each in desk.store.establishments.all()]

    def moves(where: tuple[EstablishmentId, date]) -> tuple[int, int]:
        meetings = [meeting for each in desk.prison_day.board(*where).people for meeting in each.meetings]
        return sum(each.place is not MeetingPlace.HALL and not each.is_over for each in meetings), len(meetings)

    return max(((prison, day) for prison in prisons for day in days), key=moves)
