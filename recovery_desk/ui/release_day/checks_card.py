"""The checks of a person on one card: the figure, the list, and which of it is shown first."""

from datetime import date

from PySide6.QtCore import QModelIndex, Signal
from PySide6.QtWidgets import QSizePolicy, QWidget

from recovery_desk.domain.release_day.check_lines import CheckLine, PersonChecks
from recovery_desk.domain.release_day.check_records import CheckState
from recovery_desk.ui.check_words import readiness_tone
from recovery_desk.ui.release_day.check_rows import KEYS_IN_WORDS, CheckList, CheckRowsModel
from recovery_desk.ui.theme import theme
from recovery_desk.ui.widgets.buttons import button
from recovery_desk.ui.widgets.flow import Flow
from recovery_desk.ui.widgets.frames import card, column, empty_of, image, line, rule, tag
from recovery_desk.ui.widgets.words import copyable, words


class ChecksCard(QWidget):
    """`wanted` asks for the form of a check, with the state a key asked for or None."""

    wanted = Signal(object, object)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("bare")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._checks: PersonChecks | None = None
        self._today = date.min
        self._open_first = True
        self._model = CheckRowsModel(self)
        self.list = CheckList()
        self.list.setModel(self._model)
        self.list.marked.connect(self._mark)
        self.list.opened.connect(lambda: self._mark(None))
        self.list.why_wanted.connect(self._toggle_why)
        self.list.selectionModel().currentChanged.connect(self._chosen)
        self._flag = line()
        self._order = button(
            "Show: open first", kind="link", name="Show open checks first, or in the order of the list"
        )
        self._order.clicked.connect(self._turn_order)
        self._why = copyable("", "small")
        self._why.hide()
        self._lay_out()

    def _lay_out(self) -> None:
        box = card()
        column(self).addWidget(box)
        whole = column(box, gap=0)
        head = Flow(gap=8)
        head.setContentsMargins(theme.px(16), theme.px(9), theme.px(12), theme.px(9))
        head.addWidget(image("list-checks", "text", 18))
        head.addWidget(words("Checks", "heading"))
        holder = QWidget()
        holder.setObjectName("bare")
        holder.setLayout(self._flag)
        head.addWidget(holder)
        head.spring()
        head.addWidget(self._order)
        whole.addLayout(head)
        whole.addWidget(rule())
        whole.addWidget(self.list, 1)
        whole.addWidget(rule())
        self._why.setContentsMargins(theme.px(16), theme.px(8), theme.px(16), theme.px(2))
        whole.addWidget(self._why)
        keys = words(KEYS_IN_WORDS, "small", wrap=True)
        keys.setContentsMargins(theme.px(16), theme.px(8), theme.px(16), theme.px(9))
        whole.addWidget(keys)

    def show_checks(self, checks: PersonChecks, today: date) -> None:
        """Shows them; the check that was chosen stays chosen."""
        chosen = self.chosen
        self._checks, self._today = checks, today
        empty_of(self._flag)
        self._flag.addWidget(tag(checks.in_words, readiness_tone(checks), "list-checks"))
        self.setAccessibleName(f"Checks, {checks.in_words}")
        self._model.show_lines(checks.open_first if self._open_first else checks.lines, today)
        row = self._model.row_of(chosen.check.id) if chosen else 0
        self.list.setCurrentIndex(self._model.index(max(row, 0)))

    @property
    def chosen(self) -> CheckLine | None:
        """The check chosen."""
        return self._model.line_at(self.list.currentIndex())

    def choose(self, check_id: str) -> None:
        """Brings a check into view."""
        row = self._model.row_of(check_id)
        if row >= 0:
            self.list.setCurrentIndex(self._model.index(row))

    def _mark(self, state: CheckState | None) -> None:
        line_ = self.chosen
        if line_ is not None:
            self.wanted.emit(line_, state)

    def _turn_order(self) -> None:
        self._open_first = not self._open_first
        self._order.setText("Show: open first" if self._open_first else "Show: in order")
        if self._checks is not None:
            self.show_checks(self._checks, self._today)

    def _toggle_why(self) -> None:
        self._why.setVisible(not self._why.isVisible())
        self._chosen()

    def _chosen(self, *_: QModelIndex) -> None:
        line_ = self.chosen
        if line_ is not None:
            source = f" Source: {line_.source}" if line_.source else ""
            self._why.setText(f"{line_.title}: {line_.why}{source}")
