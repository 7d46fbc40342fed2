"""While somebody is typed: the people on the desk who may be the same."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QFrame, QSizePolicy, QWidget

from recovery_desk.domain.counting import so_many
from recovery_desk.domain.dates import plain_date
from recovery_desk.domain.likeness import Described, Known, Likeness
from recovery_desk.domain.people import BirthDatePrecision
from recovery_desk.ui.palette import Tone
from recovery_desk.ui.screen import Bench
from recovery_desk.ui.theme import theme
from recovery_desk.ui.widgets.buttons import button
from recovery_desk.ui.widgets.flow import Flow
from recovery_desk.ui.widgets.frames import banner, column, empty_of
from recovery_desk.ui.widgets.words import copyable, words
from recovery_desk.usecases.people_words import ALIKE_WORDS

_PAUSE_MS = 200


class DuplicatesPanel(QFrame):
    """Hidden while nobody is like the one typed. `look` asks after a pause in the typing."""

    chosen = Signal(object)
    """The `Known` person somebody says it is."""
    opened = Signal(object)
    """The `Known` person somebody wants to look at."""
    looked = Signal()

    def __init__(self, bench: Bench, asked: Callable[[], Described], *, it_is_them: str) -> None:
        super().__init__()
        self._bench, self._asked, self._it_is_them = bench, asked, it_is_them
        self._last = Described()
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(self._ask)
        self._inside = column(gap=6)
        column(self).addWidget(banner(Tone.CARE, self._inside, "users"))
        self.hide()

    def look(self) -> None:
        """Something was typed."""
        self._pause.start()

    def _ask(self) -> None:
        asked = self._asked()
        if asked == self._last:
            return
        self._last = asked
        self._bench.jobs.ask(
            lambda desk: desk.record.offer_duplicates(asked), self._show, owner=self, newest="duplicates"
        )

    def _show(self, found: Sequence[Likeness]) -> None:
        empty_of(self._inside)
        self.setVisible(bool(found))
        if found:
            self._inside.addWidget(words("Is it one of these? They are on this desk already.", "strong", wrap=True))
            for each in found:
                self._inside.addWidget(self._row(each))
            self.setAccessibleName(f"{so_many(len(found), 'person', 'people')} on this desk may be the same")
        self.looked.emit()

    def _row(self, found: Likeness) -> QWidget:
        known = found.known
        made = QWidget()
        made.setObjectName("bare")
        across = Flow(made, gap=10)
        told = QWidget()
        told.setObjectName("bare")
        told.setMinimumWidth(theme.px(300))
        told.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        lines = column(told, gap=0)
        lines.addWidget(copyable(known_in_words(known), "strong"))
        why = ", ".join(ALIKE_WORDS[reason] for reason in found.reasons)
        lines.addWidget(words(f"{why[:1].upper()}{why[1:]}", "small", wrap=True))
        across.addWidget(told)
        who = f"{known.given_names} {known.family_name}".strip()
        them = button(self._it_is_them, "check", name=f"{self._it_is_them}: {who}")
        them.clicked.connect(partial(self.chosen.emit, known))
        look = button("Look", "eye", name=f"Look at {who}")
        look.clicked.connect(partial(self.opened.emit, known))
        across.addWidget(them)
        across.addWidget(look)
        return made


def known_in_words(known: Known) -> str:
    """`McAllister, Craig (Mac) · born 14 February 1979 · 117531 · HMP Barlinnie, D Hall`."""
    name = ", ".join(part for part in (known.family_name, known.given_names) if part)
    called = f" ({known.preferred_name})" if known.preferred_name else ""
    born = ""
    if known.birth_date is not None:
        exact = known.birth_date_precision is BirthDatePrecision.EXACT
        born = f"born {plain_date(known.birth_date) if exact else f'about {known.birth_date.year}'}"
    parts = (name + called, born, " ".join(known.numbers[:1]), known.where)
    return " · ".join(part for part in parts if part)
