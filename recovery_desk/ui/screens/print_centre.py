"""The print centre: everybody who is due out, the sheets each gets, and what was printed lately."""

from dataclasses import replace
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QCheckBox, QProgressBar, QStackedWidget

from recovery_desk.domain.counting import so_many
from recovery_desk.domain.dates import clock_time, short_date
from recovery_desk.domain.prints import PRINT_WAY_WORDS
from recovery_desk.domain.uk_time import uk_time
from recovery_desk.ui.jobs import Job, Kind
from recovery_desk.ui.models.lines_model import LinesModel
from recovery_desk.ui.models.pack_model import PackModel
from recovery_desk.ui.paper_settings_form import PaperSettingsForm
from recovery_desk.ui.print_preview import NOTHING_DRAWN, SheetJob, chosen_size, preview_pack
from recovery_desk.ui.screen import Bench, Screen
from recovery_desk.ui.theme import theme
from recovery_desk.ui.widgets.buttons import button
from recovery_desk.ui.widgets.fields import choice
from recovery_desk.ui.widgets.flow import Flow
from recovery_desk.ui.widgets.frames import card, column, line, page_of, titled
from recovery_desk.ui.widgets.period import Period
from recovery_desk.ui.widgets.table import Table
from recovery_desk.ui.widgets.words import words
from recovery_desk.usecases.desk import Desk, Report
from recovery_desk.usecases.list_releases import ReleasesBoard
from recovery_desk.usecases.paper.pack_content import DrawnPack, PreparedPack, SheetOptions
from recovery_desk.usecases.paper.paper_deeds import Draw
from recovery_desk.usecases.paper.print_log import LoggedPrint
from recovery_desk.usecases.paper.print_sheets import PackWanted, SheetKind
from recovery_desk.usecases.paper.release_day_content import Size

_USUAL = frozenset({"handover", "my-release-day", "plan"})
_LOG_LINES = 60
_SIZES = (("Size: as each needs it", None), ("Clear print", Size.STANDARD), ("Large print", Size.LARGE),
          ("Easy read", Size.EASY_READ), ("Pocket cards", Size.CARD))  # fmt: skip

_Found = tuple[ReleasesBoard | None, tuple[SheetKind, ...], tuple[tuple[str, str], ...], tuple[LoggedPrint, ...]]


class SheetsTable(Table):
    """Cell by cell: Space ticks one sheet, Enter all of a person's."""

    def __init__(self, model: PackModel) -> None:
        super().__init__("Who gets which sheets")
        self._pack = model
        self.setModel(model)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectItems)
        self.verticalHeader().setDefaultSectionSize(theme.px(34))
        header = self.horizontalHeader()
        header.setSectionsClickable(True)
        header.sectionClicked.connect(model.toggle_column)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Space and Enter tick; the rest moves about."""
        index = self.currentIndex()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and index.isValid():
            self._pack.toggle_row(index.row())
        elif event.key() == Qt.Key.Key_Space and index.isValid():
            role = Qt.ItemDataRole.CheckStateRole
            state = index.data(role)
            if state is None:
                self._pack.toggle_row(index.row())
            else:
                on = Qt.CheckState(state) is Qt.CheckState.Checked
                self._pack.setData(index, Qt.CheckState.Unchecked if on else Qt.CheckState.Checked, role)
        else:
            super().keyPressEvent(event)


class PrintCentre(Screen):
    """Choose people and sheets, look, then print or save; below, what left the desk lately."""

    name = "print_centre"
    title = "Print"
    icon = "printer"
    stale_after = frozenset({Kind.PEOPLE, Kind.RELEASES, Kind.SETTINGS, Kind.PRINTS, Kind.PLAN, Kind.CHECKS})

    def __init__(self, bench: Bench) -> None:
        super().__init__(bench)
        self._subtitle = words("", "subtle")
        self.period = Period()
        self.model = PackModel(self)
        self.table = SheetsTable(self.model)
        self.audience = choice("Handover sheet for", [("For: community recovery team", "")])
        self.setting = choice("Size of sheets for the person", _SIZES)
        self.both_sides = QCheckBox("Both sides of the paper")
        self.go = button("Prepare pack", "printer", kind="primary")
        self._bar = QProgressBar()
        self._bar.setAccessibleName("How far the pack is")
        self._stop = button("Stop", "x")
        self._job: Job | None = None
        self._today: date | None = None
        self._log = LinesModel(("When", "Person", "Sheet", "For", "How", "By"), parent=self)
        self._empty = words("", "subtle", wrap=True)
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        whole = page_of(self)
        head = Flow(gap=8)
        head.addWidget(titled("Print", self._subtitle))
        head.spring()
        for widget in (self.period, self.go):
            head.addWidget(widget)
        whole.addLayout(head)
        tools = Flow(gap=8)
        for each in (self.audience, self.setting, self.both_sides):
            tools.addWidget(each)
        tools.spring()
        settings = button("Paper settings…", "settings", name="Paper settings")
        settings.clicked.connect(self.open_settings)
        tools.addWidget(settings)
        self.audience.setMinimumContentsLength(24)
        whole.addLayout(tools)
        progress = line(gap=8)
        progress.addWidget(self._bar, 1)
        progress.addWidget(self._stop)
        whole.addLayout(progress)
        self._set_busy(busy=False)
        self._shown = QStackedWidget()
        self._shown.addWidget(self.table)
        box = card()
        inside = column(box, margin=32)
        inside.addWidget(self._empty)
        inside.addStretch(1)
        self._shown.addWidget(box)
        whole.addWidget(self._shown, 3)
        whole.addWidget(words("Printed and saved lately", "heading"))
        log = Table("Printed and saved lately")
        log.setModel(self._log)
        log.set_widths(130, 220, 190, 160, 170, 120, stretch=1)
        log.setMinimumHeight(theme.px(120))
        log.verticalHeader().setDefaultSectionSize(theme.px(30))
        whole.addWidget(log, 1)

    def _connect(self) -> None:
        self.period.changed.connect(self.refresh)
        self.model.ticked.connect(self._count)
        self.go.clicked.connect(self.prepare)
        self._stop.clicked.connect(self.stop)

    def refresh(self) -> None:
        """Reads who is due out in the days chosen, and what was printed lately."""
        if self._today is None:
            self.jobs.ask(lambda desk: desk.clock.today(), self._told_today, owner=self, newest="today")
            return
        days = self.period.days(self._today)

        def read(desk: Desk) -> _Found:
            board = desk.list_releases(*days) if days is not None else None
            audiences = tuple((f"For: {each.name.lower()}", each.id) for each in desk.paper.audiences.all)
            return board, desk.paper.prepare.kinds, audiences, desk.paper.log(_LOG_LINES)

        self.jobs.ask(read, self._show, owner=self, newest="centre")

    def _told_today(self, today: date) -> None:
        self._today = today
        self.refresh()

    def _show(self, found: _Found) -> None:
        board, kinds, audiences, log = found
        releases = board.releases if board is not None else ()
        self.model.show_releases(releases, kinds, _USUAL)
        widths = (220, 170, 108, *([142] * len(kinds)))
        self.table.set_widths(*widths, stretch=0)
        if self.audience.count() != len(audiences):
            self.audience.clear()
            for name, audience in audiences:
                self.audience.addItem(name, audience)
        self._shown.setCurrentIndex(0 if releases else 1)
        self._empty.setText(
            "Nobody is due out in these days. Choose more days, or print one person's sheet from their page."
        )
        self._log.show_lines([_log_line(each) for each in log] or [("Nothing yet", "", "", "", "", "")])
        if releases and not self.table.currentIndex().isValid():
            self.table.setCurrentIndex(self.model.index(0, 0))

    def _count(self) -> None:
        chosen = self.model.chosen
        sheets = sum(map(len, chosen.values()))
        people = so_many(len(chosen), "person", "people")
        self._subtitle.setText(f"{people}, {so_many(sheets, 'sheet')} ticked" if chosen else "Nobody ticked")
        self.go.setEnabled(bool(chosen) and self._job is None)

    def prepare(self) -> None:
        """Reads on the desk's thread, draws beside it; the pack is shown when it is done."""
        chosen = self.model.chosen
        if not chosen or self._job is not None:
            return
        wanted = PackWanted(
            people=tuple(chosen),
            sheets=(),
            options=SheetOptions(self.audience.currentData() or "", chosen_size(self.setting)),
            own=chosen,
            is_bound=self.both_sides.isChecked(),
        )
        self._set_busy(busy=True)
        self._job = self.jobs.run(
            lambda desk, report: (
                desk.paper.prepare.pack(wanted, report),
                desk.paper.draw,
                desk.paper.lock.may_save_plain(),
            ),
            lambda found: self._draw(wanted, found),
            owner=self,
            progress=lambda done, of: self._progress(done, 2 * of),
            failed=lambda _problem: self._set_busy(busy=False),
        )

    def _draw(self, wanted: PackWanted, found: tuple[PreparedPack, Draw, bool]) -> None:
        pack, draw, may_save_plain = found

        def one_by_one(report: Report) -> list[bytes]:
            apart = pack.one_by_one()
            made = []
            for number, one in enumerate(apart):
                report(number, len(apart))
                made.append(draw(one, None).sheet.pdf)
            return made

        job = SheetJob(
            "Pre-release pack",
            DrawnPack(NOTHING_DRAWN, (), ()),
            wanted,
            may_save_plain=may_save_plain,
            one_by_one=one_by_one if len(pack.people) > 1 else None,
        )
        self._job = self.jobs.beside(
            lambda report: draw(pack, report),
            lambda drawn: self._drawn(job, drawn),
            owner=self,
            progress=lambda done, of: self._progress(of + done, 2 * of),
        )

    def _drawn(self, job: SheetJob, drawn: DrawnPack) -> None:
        self._set_busy(busy=False)
        preview_pack(self.bench, replace(job, drawn=drawn), self)

    def open_settings(self) -> None:
        """What a coordinator decides about paper."""
        form = PaperSettingsForm(self.bench, self)
        form.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        form.open()

    def stop(self) -> None:
        """Gives up the pack that is being made; nothing was written anywhere."""
        if self._job is not None:
            self._job.cancel()
        self._set_busy(busy=False)

    def _progress(self, done: int, of: int) -> None:
        self._bar.setRange(0, max(1, of))
        self._bar.setValue(done)

    def _set_busy(self, *, busy: bool) -> None:
        if not busy:
            self._job = None
        self._bar.setVisible(busy)
        self._stop.setVisible(busy)
        self._bar.setRange(0, 0 if busy else 1)
        self.go.setEnabled(not busy and bool(self.model.chosen))
        if busy:
            self._stop.setFocus()

    def print_chosen(self) -> None:
        """The print key prepares the pack."""
        self.prepare()


def _log_line(each: LoggedPrint) -> tuple[str, ...]:
    at = uk_time(each.record.at)
    return (
        f"{short_date(at.date())}, {clock_time(at)}",
        each.filed_as,
        f"{each.sheet}, copy {each.record.copy}" if each.record.copy > 1 else each.sheet,
        each.audience,
        PRINT_WAY_WORDS[each.record.way],
        each.record.by,
    )
