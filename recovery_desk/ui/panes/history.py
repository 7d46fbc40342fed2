"""Who changed what, from what to what: the journal of one person in plain words."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtWidgets import QVBoxLayout

from recovery_desk.domain.dates import clock_time, plain_date
from recovery_desk.domain.people import PersonId
from recovery_desk.domain.uk_time import uk_time
from recovery_desk.ui.jobs import Kind
from recovery_desk.ui.pane import Pane
from recovery_desk.ui.theme import theme
from recovery_desk.ui.widgets.frames import card, column, empty_of, line, rule
from recovery_desk.ui.widgets.words import copyable, words
from recovery_desk.usecases.desk import Desk
from recovery_desk.usecases.journal_ports import JournalEntry
from recovery_desk.usecases.release_kind_words import KIND_WORDS

_SHOWN = 200
_Found = tuple[Sequence[JournalEntry], dict[str, str]]
_FIELDS = {
    "family_name": "family name",
    "given_names": "given names",
    "preferred_name": "what they like to be called",
    "birth_date": "birth date",
    "birth_date_precision": "how well the birth date is known",
    "prison_number": "prison number",
    "communication_needs": "communication needs",
    "worker": "worker",
    "establishment_id": "establishment",
    "hall": "hall",
    "cell": "cell",
    "release_due": "release date",
    "due": "release date",
    "release_kind": "kind of release",
    "kind": "kind of release",
    "told_by": "told by",
    "told_on": "told on",
    "sentence_days": "sentence",
    "sentenced_on": "date of sentence",
}
_INSIDE = frozenset({"id", "person_id", "is_current", "created_at", "filed_key", "number_key"})
"""Fields that mean nothing to a reader."""


class HistoryPane(Pane):
    """Newest first."""

    name = "history"
    title = "History"
    stale_after = frozenset(Kind)

    def clear(self) -> None:
        """Nothing of the person before is seen while the next is read."""
        empty_of(self.inside)

    def refresh(self, person_id: PersonId) -> None:
        """Reads the history anew."""

        def read(desk: Desk) -> _Found:
            places = {str(place.id): place.short_name for place in desk.store.establishments.all()}
            return desk.read_history(person_id, _SHOWN), places

        self.jobs.ask(read, self._show, owner=self, newest="history")

    def _show(self, found: _Found) -> None:
        entries, places = found
        empty_of(self.inside)
        box = card()
        whole = column(box, gap=0)
        shown = [entry for entry in entries if entry.field not in _INSIDE]
        for at, entry in enumerate(shown):
            if at:
                whole.addWidget(rule())
            whole.addLayout(_line_of(entry, places))
        if not shown:
            whole.addWidget(words("Nothing has been changed yet.", "subtle"))
        self.inside.addWidget(box)
        self.inside.addStretch(1)


def _line_of(entry: JournalEntry, places: dict[str, str]) -> QVBoxLayout:
    at = uk_time(entry.at)
    across = line(gap=16)
    across.setContentsMargins(theme.px(16), theme.px(8), theme.px(16), theme.px(8))
    across.addWidget(copyable(_said(entry, places)), 1)
    across.addWidget(words(f"{entry.worker or 'The desk'} · {plain_date(at.date())}, {clock_time(at)}", "small"))
    whole = column()
    whole.addLayout(across)
    return whole


def _said(entry: JournalEntry, places: dict[str, str]) -> str:
    if not entry.field:
        return _DEEDS.get((entry.act, entry.entity), entry.act.capitalize())
    field = _FIELDS.get(entry.field, entry.field.replace("_", " "))
    old, new = _shown(entry.old, places), _shown(entry.new, places)
    if old and new:
        return f"Changed {field} from “{old}” to “{new}”"
    return f"Entered {field}: “{new}”" if new else f"Removed {field}: “{old}”"


def _shown(value: str | None, places: dict[str, str]) -> str:
    """A date as dates are said, a place by its name, a kind of release in words; the rest as it is."""
    if not value:
        return ""
    text = str(value)
    if text in _KINDS:
        return _KINDS[text]
    try:
        return plain_date(date.fromisoformat(text))
    except ValueError:
        return places.get(text, text)


_KINDS = {kind.value: text for kind, text in KIND_WORDS.items()}
_DEEDS = {
    ("created", "person"): "Put on this desk",
    ("created", "custody_episode"): "Stay in custody recorded",
    ("drawn", "person"): "Handover sheet shown for printing",
}
