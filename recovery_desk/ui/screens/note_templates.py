"""The templates a note can start from, as this desk wants them: changed, added, put in order, hidden, put back."""

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QPushButton, QWidget

from recovery_desk.domain.errors import UserFacingError
from recovery_desk.domain.notes import NoteKind, NoteTemplate
from recovery_desk.ui.jobs import Kind
from recovery_desk.ui.note_template_form import NoteTemplateForm
from recovery_desk.ui.palette import Tone
from recovery_desk.ui.screen import Bench, Place, Screen
from recovery_desk.ui.theme import theme
from recovery_desk.ui.widgets.buttons import button
from recovery_desk.ui.widgets.flow import Flow
from recovery_desk.ui.widgets.frames import banner, card, column, empty_of, line, page_of, rule, tag, titled
from recovery_desk.ui.widgets.keys import key_within
from recovery_desk.ui.widgets.words import copyable, words
from recovery_desk.usecases.desk import Desk
from recovery_desk.usecases.note_templates import TemplateLine
from recovery_desk.usecases.notes_words import NOTE_KIND_WORDS
from recovery_desk.usecases.problem_words import words_for


class NoteTemplates(Screen):
    """One list, in the order in which they are offered."""

    name = "note_templates"
    title = "Note templates"
    belongs_to = "settings"
    stale_after = frozenset({Kind.NOTES})

    def __init__(self, bench: Bench) -> None:
        super().__init__(bench)
        self._focus_on = ""
        whole = page_of(self)
        about = words(
            "What a note can start from. A coordinator changes them for this desk, in the order in which they are "
            "offered; notes that were begun with one stay as they are.",
            "subtle",
            wrap=True,
        )
        whole.addWidget(titled("Note templates", about))
        self._messages = column(gap=0)
        whole.addLayout(self._messages)
        self.add_button = button("Add a template…", "plus", kind="primary", name="Add a template")
        self.add_button.clicked.connect(self.add)
        top = line()
        top.addWidget(self.add_button)
        top.addStretch(1)
        whole.addLayout(top)
        box = card()
        self._rows = column(box, gap=0)
        whole.addWidget(box)
        back = button("Back to Settings", "arrow-left")
        back.clicked.connect(self._back)
        foot = line()
        foot.addWidget(back)
        foot.addStretch(1)
        whole.addLayout(foot)
        whole.addStretch(1)
        key_within(self, "Esc", self._back)

    def refresh(self) -> None:
        """Reads them anew."""
        self.jobs.ask(lambda desk: desk.notes.templates.lines(), self._show, owner=self, newest="templates")

    def _show(self, lines: Sequence[TemplateLine]) -> None:
        empty_of(self._rows)
        for at, each in enumerate(lines):
            if at:
                self._rows.addWidget(rule())
            self._rows.addWidget(self._row(each, is_first=at == 0, is_last=at == len(lines) - 1))
        self._take_focus()

    def _row(self, shown: TemplateLine, *, is_first: bool, is_last: bool) -> QWidget:
        template = shown.now
        row = QWidget()
        row.setObjectName("bare")
        whole = column(row, gap=4)
        whole.setContentsMargins(theme.px(16), theme.px(9), theme.px(12), theme.px(9))
        head = Flow(gap=8)
        head.addWidget(words(template.name, "subtle" if template.is_hidden else "strong", wrap=True))
        head.addWidget(tag(NOTE_KIND_WORDS[template.kind], Tone.PLAIN, "notebook-pen"))
        if template.is_hidden:
            head.addWidget(tag("Not offered", Tone.PLAIN, "eye-off"))
        if shown.shipped is None:
            head.addWidget(tag("Added here", Tone.NOTE, "plus"))
        elif shown.is_changed:
            head.addWidget(tag("Changed here", Tone.NOTE, "pencil"))
        whole.addLayout(head)
        whole.addWidget(copyable(" · ".join(template.text.split("\n")).strip(" ·"), "subtle"))
        deeds = Flow(gap=6)
        for each in self._deeds(shown, is_first=is_first, is_last=is_last):
            deeds.addWidget(each)
        whole.addLayout(deeds)
        return row

    def _deeds(self, shown: TemplateLine, *, is_first: bool, is_last: bool) -> list[QPushButton]:
        template = shown.now
        known, change = template.id, f"Change {template.name}"
        found = [self._button("Change…", "pencil", change, lambda: self._open(template))]
        for text, picture, by, is_at_end in (
            ("Up", "arrow-up", -1, is_first),
            ("Down", "arrow-down", 1, is_last),
        ):
            name = f"Move {template.name} {text.lower()}"
            made = self._button(text, picture, name, self._doing(_moving(known, by), name))
            made.setEnabled(not is_at_end)
            found.append(made)
        if shown.shipped is not None and (shown.is_changed or template.is_hidden):
            deed = self._doing(lambda desk: desk.notes.templates.put_back(known), change)
            found.append(self._button("As it came", "undo-2", f"Put {template.name} back as it came", deed))
        if not template.is_hidden:
            deed = self._doing(lambda desk: desk.notes.templates.remove(known), change)
            found.append(self._button("Remove", "trash-2", f"Remove {template.name}", deed))
        return found

    def _button(self, text: str, picture: str, name: str, deed: Callable[[], None]) -> QPushButton:
        made = button(text, picture, name=name)
        made.clicked.connect(deed)
        return made

    def _doing(self, deed: Callable[[Desk], object], focus_on: str = "") -> Callable[[], None]:
        def do(_checked: object = None) -> None:
            empty_of(self._messages)
            self._focus_on = focus_on
            self.jobs.ask(deed, owner=self, failed=self._say_refused, changes=(Kind.NOTES,))

        return do

    def _take_focus(self) -> None:
        """Who moves a template by keyboard goes on moving it; after another deed its row is at hand."""
        wanted, self._focus_on = self._focus_on, ""
        names = (wanted, wanted.replace(" up", " down"), wanted.replace(" down", " up")) if wanted else ()
        there = {made.accessibleName(): made for made in self.findChildren(QPushButton) if made.isEnabled()}
        made = next((there[name] for name in names if name in there), self.add_button if wanted else None)
        if made is not None:
            made.setFocus()

    def add(self) -> None:
        """Opens the form of a new one."""
        self._open(NoteTemplate("", "", NoteKind.SEEN, ""), "A new template")

    def _open(self, template: NoteTemplate, heading: str = "Change the template") -> None:
        NoteTemplateForm(self.bench, self, template, heading).show_form(high=520)

    def _back(self) -> None:
        self.navigate.emit(Place("settings"))

    def _say_refused(self, problem: UserFacingError) -> None:
        inside = column()
        inside.addWidget(words(words_for(problem), wrap=True))
        self._messages.addWidget(banner(Tone.CARE, inside))


def _moving(template_id: str, by: int) -> Callable[[Desk], object]:
    return lambda desk: desk.notes.templates.move(template_id, by)
