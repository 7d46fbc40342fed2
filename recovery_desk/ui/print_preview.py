"""Sheets on the screen before they are on paper: from memory, never from a file."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMarginsF, QSize, Qt
from PySide6.QtGui import QPageLayout, QPageSize, QResizeEvent
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPdfWidgets import QPdfView
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QComboBox, QDialog, QMessageBox, QWidget

from recovery_desk.domain.prints import PrintWay
from recovery_desk.ui.choose_places import ChoosePlaces
from recovery_desk.ui.jobs import Kind
from recovery_desk.ui.palette import Tone
from recovery_desk.ui.printing import Printing
from recovery_desk.ui.save_sheet import SaveSheet
from recovery_desk.ui.theme import theme
from recovery_desk.ui.widgets.buttons import button
from recovery_desk.ui.widgets.fields import choice
from recovery_desk.ui.widgets.flow import Flow
from recovery_desk.ui.widgets.frames import banner, column, empty_of
from recovery_desk.ui.widgets.notices import Notices
from recovery_desk.ui.widgets.words import words
from recovery_desk.usecases.paper.pack_content import (
    DrawnPack,
    PreparedPack,
    SheetOptions,
    consents_in_words,
    reasons_in_words,
    withheld_in_words,
)
from recovery_desk.usecases.paper.print_sheets import PackWanted
from recovery_desk.usecases.paper.release_day_content import Size
from recovery_desk.usecases.paper_problems import PrintingBrokeOff
from recovery_desk.usecases.problem_words import words_for

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from recovery_desk.domain.people import PersonId
    from recovery_desk.ui.screen import Bench
    from recovery_desk.usecases.desk import Desk, Report
    from recovery_desk.usecases.paper.paper_deeds import Draw
    from recovery_desk.usecases.ports import Rendered
    from recovery_desk.usecases.prepare_handover import Withheld
    from recovery_desk.usecases.prison_day.sheets import DrawnDaySheet

USUAL_SHEETS = ("handover", "my-release-day")
"""What several people are printed together."""

DOCUMENT_NAME = "Recovery Desk sheet"
"""What the print queue and the spool file are called: nobody's name."""

_ZOOM_STEP = 1.2
_PRINT_DPI = 300
_SIZES = (
    ("As they need it", None),
    ("Clear print", Size.STANDARD),
    ("Large print", Size.LARGE),
    ("Easy read", Size.EASY_READ),
    ("Pocket card", Size.CARD),
)


@dataclass(frozen=True, slots=True)
class SheetJob:
    """What is shown and can be printed: the pages, who is in them, and how they were asked for.

    What is withheld of each of them is said with them; `withheld` is what is beside that, from a sheet about many.
    """

    name: str
    drawn: DrawnPack
    wanted: PackWanted
    withheld: tuple[Withheld, ...] = ()
    sheets: tuple[tuple[str, str], ...] = ()
    audiences: tuple[tuple[str, str], ...] = ()
    has_sizes: bool = False
    may_save_plain: bool = True
    one_by_one: Callable[[Report], list[bytes]] | None = None


def preview_handover(bench: Bench, person_id: PersonId, parent: QWidget) -> None:
    """The handover sheet of one person, for whoever is meant first."""
    preview_of(bench, person_id, "handover", parent)


def preview_sheet(bench: Bench, draw: Callable[[Desk], Rendered], parent: QWidget, title: str) -> None:
    """A sheet that is about no one person, or that its screen draws itself; `title` never names anybody."""
    bench.said.emit(f"Preparing: {title.lower()}…")

    bench.jobs.ask(
        draw,
        lambda sheet: preview_drawn(bench, sheet, parent, title),
        owner=parent,
        newest="preview",
        settled=lambda: bench.said.emit(""),
    )


def preview_drawn(bench: Bench, sheet: Rendered, parent: QWidget, title: str) -> None:
    """A sheet that is drawn already."""
    wanted = PackWanted((), (), has_index=False)
    _show(PrintPreview(bench, SheetJob(title, DrawnPack(sheet, (), ()), wanted), parent))


def preview_people_of_sheet(bench: Bench, draw: Callable[[Desk], DrawnDaySheet], parent: QWidget, title: str) -> None:
    """A sheet about several people that its screen draws itself; once it left, that is written down for each."""
    bench.said.emit(f"Preparing: {title.lower()}…")

    def read(desk: Desk) -> tuple[DrawnDaySheet, bool]:
        return draw(desk), desk.paper.lock.may_save_plain()

    def show(found: tuple[DrawnDaySheet, bool]) -> None:
        drawn, may_save_plain = found
        pack = DrawnPack(drawn.sheet, drawn.people, drawn.skipped)
        wanted = PackWanted((), (), has_index=False)
        _show(PrintPreview(bench, SheetJob(title, pack, wanted, may_save_plain=may_save_plain), parent))

    bench.jobs.ask(
        read, show, owner=parent, newest="preview", settled=lambda: bench.said.emit(""), changes=(Kind.MEETINGS,)
    )


def preview_of(bench: Bench, person_id: PersonId, sheet: str, parent: QWidget, size: Size | None = None) -> None:
    """One sheet about one person, on the screen as soon as it is drawn."""
    wanted = PackWanted((person_id,), (sheet,), SheetOptions(size=size), has_index=False)
    _ask(bench, wanted, parent, lambda job: _show(PrintPreview(bench, job, parent)))


def preview_people(bench: Bench, people: Sequence[PersonId], parent: QWidget) -> None:
    """The usual sheets of several people, in one go."""
    wanted = PackWanted(tuple(people), USUAL_SHEETS)
    _ask(bench, wanted, parent, lambda job: _show(PrintPreview(bench, job, parent)))


def preview_pack(bench: Bench, job: SheetJob, parent: QWidget) -> None:
    """A pack that is drawn already."""
    _show(PrintPreview(bench, job, parent))


def _show(preview: PrintPreview) -> None:
    preview.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    preview.open()


def _ask(bench: Bench, wanted: PackWanted, owner: QWidget, then: Callable[[SheetJob], None]) -> None:
    """Reads on the desk's thread, draws beside it."""
    bench.said.emit("Preparing the sheet…")

    def read(desk: Desk) -> tuple[PreparedPack, SheetJob, Draw]:
        return *prepared_job(desk, wanted), desk.paper.draw

    def draw(found: tuple[PreparedPack, SheetJob, Draw]) -> None:
        pack, job, drawing = found
        bench.jobs.beside(
            lambda report: drawing(pack, report),
            lambda drawn: arrived(replace(job, drawn=drawn)),
            owner=owner,
        )

    def arrived(job: SheetJob) -> None:
        bench.said.emit("")
        if job.drawn.people:
            then(job)
        else:
            reason = job.drawn.skipped[0].reason if job.drawn.skipped else "There is nothing to print."
            QMessageBox.information(owner, "Recovery Desk", reason)

    bench.jobs.ask(read, draw, owner=owner, newest="preview", settled=lambda: bench.said.emit(""))


def prepared_job(desk: Desk, wanted: PackWanted) -> tuple[PreparedPack, SheetJob]:
    """What a preview of one sheet needs to know beside its pages."""
    kind = desk.paper.prepare.kind(wanted.sheets[0])
    pack = desk.paper.prepare.pack(wanted)
    one = len(wanted.people) == 1 and bool(pack.people)
    empty = DrawnPack(NOTHING_DRAWN, (), ())
    audiences = tuple((each.name, each.id) for each in desk.paper.audiences.all) if kind.has_audiences else ()
    may_save_plain = desk.paper.lock.may_save_plain()
    sheets = tuple((each.name, each.id) for each in desk.paper.prepare.kinds) if one else ()
    return pack, SheetJob(kind.name, empty, wanted, (), sheets, audiences, kind.has_sizes, may_save_plain)


@dataclass(frozen=True, slots=True)
class _Nothing:
    pdf: bytes = b""
    pages: int = 0
    warnings: tuple[str, ...] = ()


NOTHING_DRAWN = _Nothing()


def chosen_size(box: QComboBox) -> Size | None:
    """What a choice of sizes stands at; Qt hands a word back, not the size itself."""
    size = box.currentData()
    return Size(size) if size else None


class PrintPreview(QDialog):
    """Pages as they will be printed: for whom, in which size, what is withheld, with Print and Save."""

    def __init__(self, bench: Bench, job: SheetJob, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle("Recovery Desk")
        self.setAccessibleName(f"{job.name}, preview")
        self._bench = bench
        self.job = job
        self._bytes: QBuffer | None = None
        self.document = QPdfDocument(self)
        self.view = QPdfView(self)
        self.view.setDocument(self.document)
        self.view.setPageMode(QPdfView.PageMode.MultiPage)
        self.view.setZoomMode(QPdfView.ZoomMode.FitToWidth)
        self.view.setAccessibleName("The sheet as it will be printed")
        self._title = words("", "large")
        self._said = Notices("What to know before it is printed")
        self._choices = Flow(gap=8)
        self._sheet: QComboBox | None = None
        self._audience: QComboBox | None = None
        self._size: QComboBox | None = None
        self._lay_out()
        self._show_job(job)
        room = parent.window().size() - QSize(40, 40)
        self.resize(QSize(theme.px(860), theme.px(820)).boundedTo(room))

    def _offer_choices(self) -> None:
        """Which sheet, for whom, in which size, as far as there is a choice; the focus stays where it was."""
        job, options = self.job, self.job.wanted.options
        focused = self.focusWidget().accessibleName() if self.focusWidget() is not None else ""
        empty_of(self._choices)
        sheet = self.job.wanted.sheets[0] if self.job.wanted.sheets else ""
        self._sheet = choice("Sheet", job.sheets, sheet) if len(job.sheets) > 1 else None
        self._audience = choice("For whom", job.audiences, options.audience) if job.audiences else None
        self._size = choice("Size", _SIZES, options.size) if job.has_sizes else None
        for box in (self._sheet, self._audience, self._size):
            if box is not None:
                self._choices.addWidget(box)
                box.activated.connect(self._chosen_anew)
                if box.accessibleName() == focused:
                    box.setFocus()
        if sheet == "out-there" and len(job.wanted.people) == 1:
            places = button("Choose places…", "map-pin", name="Choose places")
            places.clicked.connect(self.choose_places)
            self._choices.addWidget(places)

    def choose_places(self) -> None:
        """Which places stand on the sheet about what is out there."""
        dialog = ChoosePlaces(self._bench, self.job.wanted.people[0], self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.chosen.connect(self._chosen_anew)
        dialog.open()

    def _lay_out(self) -> None:
        whole = column(self, margin=14, gap=10)
        tools = Flow(gap=8)
        tools.addWidget(self._title)
        tools.spring()
        smaller = button("", "zoom-out", name="Smaller", tip="Smaller")
        larger = button("", "zoom-in", name="Larger", tip="Larger")
        smaller.clicked.connect(lambda: self._zoom(1 / _ZOOM_STEP))
        larger.clicked.connect(lambda: self._zoom(_ZOOM_STEP))
        save = button("Save PDF…", "file-down")
        save.clicked.connect(self._save)
        self._print = button("Print…", "printer", kind="primary")
        self._print.setDefault(True)
        self._print.clicked.connect(self._choose_printer)
        close = button("Close")
        close.clicked.connect(self.reject)
        for widget in (smaller, larger, save, close, self._print):
            tools.addWidget(widget)
        whole.addLayout(tools)
        whole.addLayout(self._choices)
        whole.addWidget(self._said)
        whole.addWidget(self.view, 1)
        self._print.setFocus()

    def _show_job(self, job: SheetJob) -> None:
        """The pages, and above them what to know before they are printed."""
        self.job = job
        before, self._bytes = self._bytes, QBuffer(self)
        self._bytes.setData(QByteArray(job.drawn.sheet.pdf))
        self._bytes.open(QIODevice.OpenModeFlag.ReadOnly)
        self.document.load(self._bytes)
        if before is not None:
            before.deleteLater()
        pages = job.drawn.sheet.pages
        people = f", {len(job.drawn.people):,} people" if len(job.drawn.people) > 1 else ""
        self._title.setText(f"{job.name}, {'1 page' if pages == 1 else f'{pages:,} pages'}{people}")
        self._offer_choices()
        self._said.empty()
        if withheld := (*reasons_in_words(job.withheld), *withheld_in_words(job.drawn.people)):
            which = "this sheet" if len(job.drawn.people) == 1 else "these sheets"
            self._say("\n".join((f"Withheld from {which}", *withheld)), Tone.NOTE, "eye-off")
        if found := consents_in_words(job.drawn.people):
            self._say("\n".join(("Agreement", *found)), Tone.NOTE, "handshake")
        for warning in job.drawn.sheet.warnings:
            self._say(warning, Tone.CARE)
        for skipped in job.drawn.skipped:
            self._say(f"Not in it: {skipped.filed_as}. {skipped.reason}", Tone.HARD)

    def _say(self, sentence: str, tone: Tone, picture: str = "") -> None:
        inside = column(gap=2)
        inside.addWidget(words(sentence, wrap=True))
        self._said.put(banner(tone, inside, picture))

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Notices take a part of the window at most."""
        super().resizeEvent(event)
        self._said.fit()

    def _chosen_anew(self) -> None:
        options = SheetOptions(
            audience=self._audience.currentData() if self._audience is not None else "",
            size=chosen_size(self._size) if self._size is not None else None,
        )
        sheets = (self._sheet.currentData(),) if self._sheet is not None else self.job.wanted.sheets
        _ask(self._bench, replace(self.job.wanted, sheets=sheets, options=options), self, self._show_job)

    def _zoom(self, factor: float) -> None:
        if self.view.zoomMode() is not QPdfView.ZoomMode.Custom:
            page = self.document.pagePointSize(0).width() or 1
            shown = self.view.viewport().width() / (page * self.logicalDpiX() / 72)
            self.view.setZoomMode(QPdfView.ZoomMode.Custom)
            self.view.setZoomFactor(shown)
        self.view.setZoomFactor(min(5.0, max(0.3, self.view.zoomFactor() * factor)))

    def _choose_printer(self) -> None:
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setDocName(DOCUMENT_NAME)
        printer.setCreator("Recovery Desk")
        printer.setResolution(_PRINT_DPI)
        page = QPageSize(self.document.pagePointSize(0), QPageSize.Unit.Point, "", QPageSize.SizeMatchPolicy.FuzzyMatch)
        printer.setPageLayout(QPageLayout(page, QPageLayout.Orientation.Portrait, QMarginsF()))
        printer.setFullPage(True)
        printer.setColorMode(QPrinter.ColorMode.GrayScale)
        if self.job.wanted.is_bound:
            printer.setDuplex(QPrinter.DuplexMode.DuplexLongSide)
        dialog = QPrintDialog(printer, self)
        dialog.setMinMax(1, self.document.pageCount())
        dialog.accepted.connect(lambda: self.print_on(printer))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setModal(True)
        dialog.show()

    def print_on(self, printer: QPrinter) -> Printing:
        """Puts the pages on a printer; once it takes them, that they left is written down."""
        first, last = printer.fromPage() or 1, printer.toPage() or self.document.pageCount()
        printing = Printing(self._bench.jobs, self.job.drawn.sheet.pdf, printer, range(first - 1, last))
        self._print.setEnabled(False)
        printing.begun.connect(lambda: self.note(PrintWay.PRINTED))
        printing.refused.connect(self._was_refused)
        printing.broke_off.connect(self._broke_off)
        printing.finished.connect(self._printed)
        printing.start()
        return printing

    def _printed(self) -> None:
        self._print.setEnabled(True)

    def _was_refused(self) -> None:
        said = "The printer did not take the sheet. Try another, or save a PDF."
        QMessageBox.warning(self, "Recovery Desk", said)

    def _broke_off(self) -> None:
        self._say(words_for(PrintingBrokeOff()), Tone.HARD)

    def note(self, way: PrintWay) -> None:
        """Writes down what left, person by person."""
        people = self.job.drawn.people
        self._bench.jobs.ask(
            lambda desk: desk.paper.note(people, way),
            owner=self._bench.jobs,
            changes=(Kind.PRINTS, Kind.CHECKS),
        )

    def _save(self) -> None:
        dialog = SaveSheet(
            self._bench,
            self.job.drawn,
            self,
            may_save_plain=self.job.may_save_plain,
            one_by_one=self.job.one_by_one,
        )
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()
