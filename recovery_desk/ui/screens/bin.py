"""The bin: what was removed in the last ninety days, to be brought back whole."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from recovery_desk.domain.dates import plain_date
from recovery_desk.domain.errors import UserFacingError
from recovery_desk.domain.uk_time import uk_time
from recovery_desk.ui.jobs import Kind
from recovery_desk.ui.palette import Tone
from recovery_desk.ui.screen import Bench, Screen
from recovery_desk.ui.theme import theme
from recovery_desk.ui.widgets.buttons import button
from recovery_desk.ui.widgets.flow import Flow
from recovery_desk.ui.widgets.frames import banner, card, column, empty_of, page_of, rule, titled
from recovery_desk.ui.widgets.words import copyable, words
from recovery_desk.usecases.problem_words import words_for
from recovery_desk.usecases.undo_deeds import BIN_DAYS, InBin

_PAGE = 60


class BinScreen(Screen):
    """Newest first; each with a button that brings it back."""

    name = "bin"
    title = "Bin"
    icon = "trash-2"
    stale_after = frozenset(Kind)

    def __init__(self, bench: Bench) -> None:
        super().__init__(bench)
        whole = page_of(self)
        subtitle = words(
            f"What was removed lies here for {BIN_DAYS} days and comes back as it was, with everything that went "
            "with it.",
            "subtle",
            wrap=True,
        )
        whole.addWidget(titled("Bin", subtitle))
        self._messages = column(gap=0)
        whole.addLayout(self._messages)
        self._box = card()
        self._rows = column(self._box, gap=0)
        whole.addWidget(self._box)
        self._older = button("Removed earlier", "history")
        self._older.clicked.connect(self._read_more)
        whole.addWidget(self._older, alignment=Qt.AlignmentFlag.AlignLeft)
        self._older.hide()
        whole.addStretch(1)
        self._last: int | None = None

    def refresh(self) -> None:
        """Reads the newest page anew."""
        self.jobs.ask(lambda desk: desk.history.bin(limit=_PAGE), self._show_first, owner=self, newest="bin")

    def _read_more(self) -> None:
        last = self._last
        self.jobs.ask(lambda desk: desk.history.bin(last, _PAGE), self._show, owner=self, newest="bin")

    def _show_first(self, lying: tuple[InBin, ...]) -> None:
        empty_of(self._rows)
        self._show(lying)
        if not lying:
            nothing = words("The bin is empty. What you remove anywhere can be brought back from here.", "subtle")
            nothing.setWordWrap(True)
            nothing.setContentsMargins(theme.px(16), theme.px(12), theme.px(16), theme.px(12))
            self._rows.addWidget(nothing)

    def _show(self, lying: tuple[InBin, ...]) -> None:
        for each in lying:
            if self._rows.count():
                self._rows.addWidget(rule())
            self._rows.addWidget(self._row(each))
        self._last = lying[-1].seq if lying else None
        self._older.setVisible(len(lying) == _PAGE)

    def _row(self, lying: InBin) -> QWidget:
        row = QWidget()
        row.setObjectName("bare")
        across = Flow(row, gap=10)
        across.setContentsMargins(theme.px(16), theme.px(8), theme.px(12), theme.px(8))
        said = QWidget()
        said.setObjectName("bare")
        said.setMinimumWidth(theme.px(300))
        said.setSizePolicy(said.sizePolicy().Policy.Expanding, said.sizePolicy().Policy.Preferred)
        lines = column(said, gap=0)
        lines.addWidget(copyable(lying.title, "strong"))
        at, until = uk_time(lying.at), uk_time(lying.until)
        about = (
            lying.kind,
            lying.whose,
            f"removed {plain_date(at.date())} by {lying.worker or 'the desk'}",
            f"here until {plain_date(until.date())}",
        )
        lines.addWidget(words(" · ".join(part for part in about if part), "small", wrap=True))
        across.addWidget(said)
        back = button("Bring back", "archive-restore", name=f"Bring back: {lying.kind}, {lying.title}")
        back.clicked.connect(lambda: self._restore(lying))
        across.addWidget(back)
        return row

    def _restore(self, lying: InBin) -> None:
        empty_of(self._messages)
        self.jobs.ask(
            lambda desk: desk.history.bin.restore(lying.seq),
            lambda _: self.bench.said.emit("Back again"),
            owner=self,
            failed=self._say_refused,
            changes=Kind,
        )

    def _say_refused(self, problem: UserFacingError) -> None:
        inside = column()
        inside.addWidget(words(words_for(problem), wrap=True))
        self._messages.addWidget(banner(Tone.CARE, inside))
