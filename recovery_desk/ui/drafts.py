"""What is typed into a form is in the vault within a second, and there again when the form opens again."""

from collections.abc import Mapping
from datetime import UTC, datetime

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QWidget

from recovery_desk.domain.drafts import Draft
from recovery_desk.ui.draft_fields import field_text
from recovery_desk.ui.pane import Pane
from recovery_desk.ui.saved import draft_kept_at
from recovery_desk.ui.screen import Bench, Place, Screen
from recovery_desk.ui.widgets.draft_notice import DraftNotice
from recovery_desk.usecases.desk import Desk

_PAUSE_MS, _AT_LEAST_EVERY_MS = 250, 400
CANCEL_TIP = "Throws away what you typed. Esc closes the form and keeps it as a draft."

_NOT_YET = datetime.min.replace(tzinfo=UTC)


class DraftKeeper(QObject):
    """Watches the fields of one form, once they are filled with what is known.

    What differs from that is kept as the draft of (`form`, `about`) of whoever is signed in. It comes back by itself
    when a keeper for the same form and record is made again: then `restored` tells, and `notice`, put at the top of
    the form, says since when and can throw it away. After a save the form calls `done`. The list of drafts left open
    knows the way back from the pane or screen the fields stand in; a dialog gives `title` and `place`.
    """

    restored = Signal()
    """What was left in the form stands in it again."""
    kept = Signal()
    """What stands in the form is in the vault."""

    def __init__(
        self,
        bench: Bench,
        *,
        form: str,
        about: str = "",
        fields: Mapping[str, QWidget],
        title: str = "",
        place: Place | None = None,
    ) -> None:
        super().__init__(bench)
        self._bench = bench
        self._form, self._about, self._title, self._place = form, about, title, place
        self._fields = {name: field_text(widget) for name, widget in fields.items()}
        self._first = {name: field.read() for name, field in self._fields.items()}
        self._texts = dict(self._first)
        self._unkept = self._is_lost = self._is_over = self._putting = False
        self.notice = DraftNotice()
        self.notice.thrown_away.connect(self.throw_away)
        self._pause, self._longest = self._timer(_PAUSE_MS), self._timer(_AT_LEAST_EVERY_MS)
        for name, field in self._fields.items():
            for changed in field.changed:
                changed.connect(lambda *_, name=name: self._typed(name))
        one = next(iter(self._fields.values())).widget
        one.installEventFilter(self)
        one.destroyed.connect(self._form_is_gone)
        bench.jobs.closing.connect(self.flush)
        bench.jobs.ask(lambda desk: desk.drafts.read(form, about), self._restore, owner=one)

    def _timer(self, milliseconds: int) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setTimerType(Qt.TimerType.PreciseTimer)
        timer.setInterval(milliseconds)
        timer.timeout.connect(self.flush)
        return timer

    @property
    def is_changed(self) -> bool:
        """Whether the form says anything else than what it opened with."""
        return self._texts != self._first

    def flush(self) -> None:
        """Hands over what is not in the vault yet."""
        if self._is_over or not (self._unkept or self._is_lost):
            return
        self._unkept = False
        self._pause.stop()
        self._longest.stop()
        draft = self._draft()

        def keep(desk: Desk) -> str:
            desk.drafts.keep(draft)
            return draft_kept_at(desk)

        self._bench.jobs.keep(keep, self._said, owner=self, settled=self._settled)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """The form goes out of sight: what is typed is handed over before anybody asks for it again."""
        del watched
        if event.type() is QEvent.Type.Hide:
            self.flush()
        return False

    def done(self) -> None:
        """What was typed is saved, or no longer wanted: the draft is gone, and nothing is watched any more."""
        if not self._is_over:
            self._is_over = True
            form, about = self._form, self._about
            self._bench.jobs.keep(lambda desk: desk.drafts.drop(form, about), owner=self._bench)
            self.deleteLater()

    def throw_away(self) -> None:
        """The form says again what it opened with."""
        self._put(self._first)
        self.notice.hide()
        self._unkept = True
        self.flush()

    def _typed(self, name: str) -> None:
        text = self._fields[name].read()
        if self._putting or self._is_over or text == self._texts[name]:
            return
        self._texts[name] = text
        if not self._unkept:
            self._unkept = True
            self._draft_place()
            self._longest.start()
        self._pause.start()

    def _draft(self) -> Draft:
        place = self._place or Place("")
        changed = {name: text for name, text in self._texts.items() if text != self._first[name]}
        return Draft(
            self._form,
            self._about,
            changed,
            _NOT_YET,
            title=self._title,
            screen=place.screen,
            tab=place.text,
            person_id=place.person_id,
        )

    def _draft_place(self) -> None:
        """The way back: the pane or screen the form stands in, looked up while it still stands."""
        widget: QWidget | None = next(iter(self._fields.values())).widget
        while widget is not None and self._place is None:
            if isinstance(widget, Pane):
                self._place = Place("person", widget.person_id, widget.name)
                self._title = self._title or widget.title
            elif isinstance(widget, Screen):
                self._place = Place(widget.name)
                self._title = self._title or widget.title
            widget = widget.parentWidget()

    def _restore(self, draft: Draft | None) -> None:
        """Puts back what was left, but over nothing typed in the meantime."""
        if draft is None or self._is_over:
            return
        untouched = {n: t for n, t in draft.fields.items() if n in self._first and self._texts[n] == self._first[n]}
        self._put(untouched)
        if self.is_changed:
            self.notice.show_since(draft.kept_at)
            self.restored.emit()

    def _put(self, texts: Mapping[str, str]) -> None:
        self._putting = True
        try:
            for name, text in texts.items():
                self._fields[name].put(text)
                self._texts[name] = self._fields[name].read()
        finally:
            self._putting = False

    def _settled(self) -> None:
        """Comes before `_said`, and alone where the disk was full: then it is handed over again the next time."""
        self._is_lost = True

    def _said(self, sentence: str) -> None:
        self._is_lost = False
        if not self._is_over:
            self._bench.said.emit(sentence)
            self.kept.emit()

    def _form_is_gone(self) -> None:
        self.flush()
        self._is_over = True
        self.deleteLater()
