"""The library of needs, goals, steps and strengths that forms offer: reworded, hidden, added to by a coordinator."""

from collections.abc import Sequence

from PySide6.QtWidgets import QComboBox, QWidget

from recovery_desk.domain.errors import UserFacingError
from recovery_desk.domain.pathways import Library
from recovery_desk.domain.plans import Suggestion, SuggestionKind
from recovery_desk.ui.jobs import Kind
from recovery_desk.ui.palette import Tone
from recovery_desk.ui.plan.suggestion_form import SuggestionForm
from recovery_desk.ui.screen import Bench, Screen
from recovery_desk.ui.theme import theme
from recovery_desk.ui.widgets.buttons import button
from recovery_desk.ui.widgets.fields import choice
from recovery_desk.ui.widgets.flow import Flow
from recovery_desk.ui.widgets.frames import banner, card, column, empty_of, page_of, rule, tag, titled
from recovery_desk.ui.widgets.words import copyable, words
from recovery_desk.usecases.keep_suggestions import LibraryLine
from recovery_desk.usecases.problem_words import words_for

_KINDS = {
    SuggestionKind.NEED: "Needs",
    SuggestionKind.GOAL: "Goals",
    SuggestionKind.STEP: "Steps",
    SuggestionKind.STRENGTH: "Strengths",
}


class Suggestions(Screen):
    """One kind of one pathway at a time."""

    name = "suggestions"
    title = "Suggestions for plans"
    belongs_to = "settings"
    stale_after = frozenset({Kind.PLAN})

    def __init__(self, bench: Bench) -> None:
        super().__init__(bench)
        self._lines: Sequence[LibraryLine] = ()
        whole = page_of(self)
        about = words(
            "What is offered while needs, goals and steps are written. A coordinator changes it for this desk; own "
            "words are always possible, and what is on a record already stays as it is.",
            "subtle",
            wrap=True,
        )
        whole.addWidget(titled("Suggestions for plans", about))
        self._messages = column(gap=0)
        whole.addLayout(self._messages)
        top = Flow(gap=10)
        self.pathways = choice("Pathway", [])
        # Its lines come later: without this it keeps the width of an empty list.
        self.pathways.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.kinds = choice("Kind of suggestion", [(text, kind) for kind, text in _KINDS.items()])
        add = button("Add a line…", "plus")
        add.clicked.connect(self.add)
        for each in (self.pathways, self.kinds, add):
            top.addWidget(each)
        whole.addLayout(top)
        box = card()
        self._rows = column(box, gap=0)
        whole.addWidget(box)
        whole.addStretch(1)
        self.pathways.currentIndexChanged.connect(self._list)
        self.kinds.currentIndexChanged.connect(self._list)

    def refresh(self) -> None:
        """Reads the library anew."""
        self.jobs.ask(
            lambda desk: (desk.plan.read.library(), desk.plan.suggestions.lines()),
            self._show,
            owner=self,
            newest="library",
        )

    def _show(self, found: tuple[Library, Sequence[LibraryLine]]) -> None:
        library, self._lines = found
        if not self.pathways.count():
            for pathway in library.pathways:
                self.pathways.addItem(pathway.title, pathway.id)
        self._list()

    @property
    def _wanted(self) -> tuple[SuggestionKind, str]:
        kind = SuggestionKind(self.kinds.currentData())
        return kind, "" if kind is SuggestionKind.STRENGTH else str(self.pathways.currentData() or "")

    def _list(self) -> None:
        empty_of(self._rows)
        self.pathways.setEnabled(self._wanted[0] is not SuggestionKind.STRENGTH)
        for line in self._lines:
            if (line.now.kind, line.now.pathway) == self._wanted:
                if self._rows.count():
                    self._rows.addWidget(rule())
                self._rows.addWidget(self._row(line))

    def _row(self, line: LibraryLine) -> QWidget:
        row = QWidget()
        row.setObjectName("bare")
        across = Flow(row, gap=8)
        across.setContentsMargins(theme.px(16), theme.px(7), theme.px(12), theme.px(7))
        said = copyable(line.now.text, "subtle" if line.now.is_hidden else "")
        said.setMinimumWidth(theme.px(260))
        said.setSizePolicy(said.sizePolicy().Policy.Expanding, said.sizePolicy().Policy.Preferred)
        across.addWidget(said)
        if line.now.is_hidden:
            across.addWidget(tag("Not offered", Tone.PLAIN, "eye-off"))
        elif not line.shipped:
            across.addWidget(tag("Added here", Tone.NOTE, "plus"))
        elif line.is_changed:
            across.addWidget(tag("Reworded here", Tone.NOTE, "pencil"))
        change = button("", "pencil", name=f"Change: {line.now.text}", tip="Reword or hide it")
        change.clicked.connect(lambda: self._open(line.now, "Change the line"))
        across.addWidget(change)
        if line.is_changed:
            name = "Put back as it came" if line.shipped else "Remove"
            back = button("", "undo-2" if line.shipped else "trash-2", name=f"{name}: {line.now.text}", tip=name)
            back.clicked.connect(lambda: self._put_back(line.now.id))
            across.addWidget(back)
        return row

    def add(self) -> None:
        """Opens the form for a line of the desk's own."""
        kind, pathway = self._wanted
        self._open(Suggestion("", kind, pathway, ""), "A new line")

    def _open(self, line: Suggestion, heading: str) -> None:
        SuggestionForm(self.bench, self, line, heading).show_form(high=360)

    def _put_back(self, line_id: str) -> None:
        empty_of(self._messages)
        self.jobs.ask(
            lambda desk: desk.plan.suggestions.put_back(line_id),
            owner=self,
            failed=self._say_refused,
            changes=(Kind.PLAN,),
        )

    def _say_refused(self, problem: UserFacingError) -> None:
        inside = column()
        inside.addWidget(words(words_for(problem), wrap=True))
        self._messages.addWidget(banner(Tone.CARE, inside))
