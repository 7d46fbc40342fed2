"""Who changed what, from what to what: everything about one person in plain words, deed by deed."""

from PySide6.QtCore import Qt

from recovery_desk.domain.errors import UserFacingError
from recovery_desk.domain.people import PersonId
from recovery_desk.ui.history_lines import deed_row
from recovery_desk.ui.jobs import Kind
from recovery_desk.ui.palette import Tone
from recovery_desk.ui.pane import Pane
from recovery_desk.ui.screen import Bench, Place
from recovery_desk.ui.undo_bar import sure
from recovery_desk.ui.widgets.buttons import button
from recovery_desk.ui.widgets.fields import choice
from recovery_desk.ui.widgets.flow import Flow
from recovery_desk.ui.widgets.frames import banner, card, column, empty_of, line, rule
from recovery_desk.ui.widgets.words import words
from recovery_desk.usecases.journal_words.record_words import KIND_TITLES, HistoryKind
from recovery_desk.usecases.problem_words import words_for
from recovery_desk.usecases.read_history import HistoryPage
from recovery_desk.usecases.tell_history import ToldDeed

_PERSONAL = [kind for kind in HistoryKind if kind is not HistoryKind.DESK]


class HistoryPane(Pane):
    """Newest first, narrowed to one kind where that is wanted, older pages at a button."""

    name = "history"
    title = "History"
    stale_after = frozenset(Kind)

    def __init__(self, bench: Bench) -> None:
        super().__init__(bench)
        top = Flow(gap=10)
        self.kinds = choice("Show", [("Everything", None), *((KIND_TITLES[kind], kind) for kind in _PERSONAL)])
        self.kinds.currentIndexChanged.connect(self._narrow)
        top.addWidget(words("Show", "strong"))
        top.addWidget(self.kinds)
        top.addWidget(words("Ctrl+Z takes back the last thing you did.", "subtle"))
        looks = button("Who looked at this record", "eye", name="Show the audit of this record")
        looks.clicked.connect(lambda: self.navigate.emit(Place("audit", self.person_id)))
        top.addWidget(looks)
        self.inside.addLayout(top)
        self._refusal = column(gap=0)
        self.inside.addLayout(self._refusal)
        self._box = card()
        self._rows = column(self._box, gap=0)
        self.inside.addWidget(self._box)
        self.more = button("Older changes", "history")
        self.more.clicked.connect(self._read_more)
        self.more.hide()
        self.inside.addWidget(self.more, alignment=Qt.AlignmentFlag.AlignLeft)
        self.inside.addStretch(1)
        self._older: int | None = None

    def clear(self) -> None:
        """Nothing of the person before is seen while the next is read."""
        empty_of(self._rows)
        empty_of(self._refusal)
        self.more.hide()

    def _narrow(self) -> None:
        if self.person_id is not None:
            self.refresh(self.person_id)

    @property
    def _kind(self) -> HistoryKind | None:
        chosen = self.kinds.currentData()
        return None if chosen is None else HistoryKind(chosen)

    def refresh(self, person_id: PersonId) -> None:
        """Reads the newest page anew."""
        kind = self._kind
        self.jobs.ask(
            lambda desk: desk.history.of_person(person_id, kind=kind), self._show_first, owner=self, newest="history"
        )

    def _read_more(self) -> None:
        person_id, older, kind = self.person_id, self._older, self._kind
        if person_id is not None and older is not None:
            self.jobs.ask(
                lambda desk: desk.history.of_person(person_id, older, kind), self._show, owner=self, newest="history"
            )

    def _show_first(self, page: HistoryPage) -> None:
        empty_of(self._rows)
        self._show(page)
        if not self._rows.count():
            nothing = words("Nothing of this kind has been changed yet.", "subtle")
            around = line(margin=16)
            around.addWidget(nothing)
            self._rows.addLayout(around)

    def _show(self, page: HistoryPage) -> None:
        for deed in page.deeds:
            if self._rows.count():
                self._rows.addWidget(rule())
            self._rows.addWidget(deed_row(deed, self._take_back))
        self._older = page.older
        self.more.setVisible(page.older is not None)

    def _take_back(self, deed: ToldDeed) -> None:
        """Asks first where more goes back than is seen here: other people's records, or very many."""
        empty_of(self._refusal)

        def begin(found: tuple[str, bool]) -> None:
            said, is_large = found
            if not is_large or sure(self, f"Take back: {said}?"):
                self._take_back_now(deed)

        self.jobs.ask(lambda desk: desk.history.undo.what_of(deed.seq), begin, owner=self, newest="what")

    def _take_back_now(self, deed: ToldDeed) -> None:
        self.jobs.ask(
            lambda desk: desk.history.undo.undo_deed(deed.seq),
            lambda _: self.bench.said.emit("Taken back"),
            owner=self,
            failed=self._say_refused,
            changes=Kind,
        )

    def _say_refused(self, problem: UserFacingError) -> None:
        inside = column()
        inside.addWidget(words(words_for(problem), wrap=True))
        self._refusal.addWidget(banner(Tone.CARE, inside))
