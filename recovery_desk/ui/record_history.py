"""History of one record, in a window of its own: reachable wherever a record is shown."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QDialog, QWidget

from recovery_desk.ui.history_lines import deed_row
from recovery_desk.ui.screen import Bench
from recovery_desk.ui.theme import theme
from recovery_desk.ui.widgets.buttons import button
from recovery_desk.ui.widgets.frames import card, column, empty_of, rule, scrolling
from recovery_desk.ui.widgets.words import words
from recovery_desk.usecases.read_history import HistoryPage


class RecordHistory(QDialog):
    """Newest first, more at a button."""

    def __init__(self, bench: Bench, entity: str, record_id: str, title: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._bench, self._entity, self._id = bench, entity, record_id
        self._older: int | None = None
        self.setWindowTitle("Recovery Desk")
        self.setAccessibleName(f"History of {title}")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        whole = column(self, margin=16, gap=10)
        whole.addWidget(words(f"History of “{title}”", "large", wrap=True))
        inside = QWidget()
        inside.setObjectName("page")
        page = column(inside, gap=8)
        self._box = card()
        self._rows = column(self._box, gap=0)
        page.addWidget(self._box)
        self._more = button("Older changes", "history")
        self._more.clicked.connect(self._read)
        self._more.hide()
        page.addWidget(self._more, alignment=Qt.AlignmentFlag.AlignLeft)
        page.addStretch(1)
        whole.addWidget(scrolling(inside), 1)
        close = button("Close")
        close.clicked.connect(self.accept)
        close.setDefault(True)
        whole.addWidget(close, alignment=Qt.AlignmentFlag.AlignLeft)
        close.setFocus()
        empty_of(self._rows)
        self._read()

    def _read(self) -> None:
        entity, record_id, older = self._entity, self._id, self._older
        self._bench.jobs.ask(
            lambda desk: desk.history.of_record(entity, record_id, older), self._show, owner=self, newest="history"
        )

    def _show(self, page: HistoryPage) -> None:
        for deed in page.deeds:
            if self._rows.count():
                self._rows.addWidget(rule())
            self._rows.addWidget(deed_row(deed))
        if not self._rows.count():
            self._rows.addWidget(words("Nothing has been changed since it was made.", "subtle"))
        self._older = page.older
        self._more.setVisible(page.older is not None)


def show_record_history(bench: Bench, entity: str, record_id: str, title: str, parent: QWidget) -> None:
    """Opens it over `parent`; `entity` is the record's table."""
    made = RecordHistory(bench, entity, record_id, title, parent)
    room = parent.window().size() - QSize(40, 40)
    made.resize(QSize(theme.px(680), theme.px(520)).boundedTo(room))
    made.open()
