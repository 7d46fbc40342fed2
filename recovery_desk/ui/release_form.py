"""The form of a release date: which day, what kind of release, and whose word it is."""

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QGridLayout, QLineEdit, QWidget

from recovery_desk.domain.dates import plain_date
from recovery_desk.domain.dates_as_typed import Meaning
from recovery_desk.domain.episodes import ReleaseDate
from recovery_desk.domain.release_day.questions import ReleaseKind
from recovery_desk.ui.person_form import Problems
from recovery_desk.ui.theme import theme
from recovery_desk.ui.typed import Refusal, day_typed
from recovery_desk.ui.widgets.fields import LabelledField, choice, text_field
from recovery_desk.ui.widgets.flow import is_large
from recovery_desk.usecases.release_kind_words import KIND_WORDS


class ReleaseForm(QWidget):
    """Four fields; an empty date says that it is not known."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("bare")
        self._due, self._told_by, self._told_on = (
            text_field("Release date"), text_field("Told by"), text_field("Told on"),
        )  # fmt: skip
        self._kind = choice("Kind of release", [(text, kind) for kind, text in KIND_WORDS.items()])
        self.due = LabelledField("Release date", self._due, "As you would write it: 4/12/26 or Fri 4 Dec 2026")
        self.kind = LabelledField("Kind of release", self._kind, "The rules reach some kinds and not others.")
        self.told_by = LabelledField("Told by", self._told_by, "Whose word it is")
        self.told_on = LabelledField("Told on", self._told_on, "Empty means today")
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(theme.px(20))
        grid.setVerticalSpacing(theme.px(12))
        wide = 1 if is_large() else 2
        for at, field in enumerate((self.due, self.kind, self.told_by, self.told_on)):
            grid.addWidget(field, at // wide, at % wide, Qt.AlignmentFlag.AlignTop)
        for at in range(wide):
            grid.setColumnStretch(at, 1)
        self._before = self._texts()

    def fill(self, release: ReleaseDate | None) -> None:
        """Shows what is known; who told and when are asked anew."""
        self._due.setText(plain_date(release.due) if release else "")
        kind = release.kind if release else ReleaseKind.SENTENCE
        self._kind.setCurrentIndex(max(0, self._kind.findData(kind)))
        self._told_by.setText(release.told_by if release else "")
        self._told_on.setText(plain_date(release.told_on) if release and release.told_on else "")
        self._before = self._texts()

    @property
    def is_changed(self) -> bool:
        """Whether anything was typed since it was filled."""
        return self._texts() != self._before

    def read(self, today: date) -> tuple[ReleaseDate | None, Problems]:
        """The release date, or None where it is not known; and what is wrong."""
        problems: Problems = []
        due = self._day(self.due, self._due, today, Meaning.RELEASE, problems)
        told_on = self._day(self.told_on, self._told_on, today, Meaning.PAST, problems)
        for field in (self.due, self.told_on):
            field.show_problem(dict(problems).get(field, ""))
        if problems or due is None:
            return None, problems
        kind = ReleaseKind(self._kind.currentData())
        return ReleaseDate(due, kind, " ".join(self._told_by.text().split()), told_on or today), []

    def _day(
        self, labelled: LabelledField, field: QLineEdit, today: date, meaning: Meaning, problems: Problems
    ) -> date | None:
        try:
            return day_typed(field.text(), today, meaning)
        except Refusal as refusal:
            problems.append((labelled, str(refusal)))
            return None

    def _texts(self) -> tuple[str, ...]:
        box: QComboBox = self._kind
        return self._due.text(), str(box.currentData()), self._told_by.text(), self._told_on.text()
