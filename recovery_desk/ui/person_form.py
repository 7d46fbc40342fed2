"""The form of a person: used for somebody new and for changing what is known."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLineEdit, QPlainTextEdit, QWidget

from recovery_desk.domain.dates import plain_date
from recovery_desk.domain.dates_as_typed import Meaning
from recovery_desk.domain.episodes import CustodyEpisode
from recovery_desk.domain.establishments import Establishment, EstablishmentId
from recovery_desk.domain.people import Person
from recovery_desk.ui.theme import theme
from recovery_desk.ui.typed import Refusal, birth_as_typed, birth_typed, day_typed, sentence_typed
from recovery_desk.ui.widgets.fields import LabelledField, long_field, suggest, text_field
from recovery_desk.ui.widgets.flow import is_large
from recovery_desk.usecases.import_caseload.places import Places
from recovery_desk.usecases.import_problems import CellProblem
from recovery_desk.usecases.problem_words import words_for

_T = TypeVar("_T")

Problems = list[tuple[LabelledField, str]]

_LINES = (
    ("family_name", "Family name", ""),
    ("given_names", "Given names", ""),
    ("preferred_name", "Likes to be called", ""),
    ("birth", "Birth date", "As you would write it: 14/2/79, 14 Feb 1979, or about 1985"),
    ("prison_number", "Prison number", ""),
    ("establishment", "Establishment", "Start typing: Barl… offers HMP Barlinnie"),
    ("hall", "Hall", ""),
    ("cell", "Cell", ""),
    ("sentenced_on", "Date of sentence", ""),
    ("sentence", "Sentence", "In days, or like 18 months with the date of sentence"),
    ("worker", "Worker", ""),
)


@dataclass(frozen=True, slots=True)
class Filled:
    """What the form says."""

    person: Person
    episode: CustodyEpisode


class PersonForm(QWidget):
    """Two columns of fields; `read` answers what they say, or what is wrong with them."""

    def __init__(self, establishments: Sequence[Establishment]) -> None:
        super().__init__()
        self.setObjectName("bare")
        self._places = Places(establishments)
        self._names = {e.id: e.short_name for e in establishments}
        self.lines: dict[str, LabelledField] = {}
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(theme.px(20))
        grid.setVerticalSpacing(theme.px(12))
        wide = 1 if is_large() else 2
        for at, (key, name, hint) in enumerate(_LINES):
            labelled = LabelledField(name, text_field(name), hint)
            self.lines[key] = labelled
            grid.addWidget(labelled, at // wide, at % wide, Qt.AlignmentFlag.AlignTop)
        self._needs = long_field("Communication needs")
        needs = LabelledField("Communication needs", self._needs, "How to talk with them, so that they can take part.")
        self.lines["needs"] = needs
        grid.addWidget(needs, len(_LINES), 0, 1, wide)
        for at in range(wide):
            grid.setColumnStretch(at, 1)
        suggest(self._line("establishment"), [e.short_name for e in establishments])
        self._before: tuple[str, ...] = self._texts()

    def fill(self, person: Person, episode: CustodyEpisode | None) -> None:
        """Shows what is known."""
        at = episode.establishment_id if episode else None
        texts = {
            "family_name": person.family_name,
            "given_names": person.given_names,
            "preferred_name": person.preferred_name,
            "birth": birth_as_typed(person),
            "prison_number": person.prison_number,
            "establishment": self._names.get(at, "") if at else "",
            "hall": episode.hall if episode else "",
            "cell": episode.cell if episode else "",
            "sentenced_on": plain_date(episode.sentenced_on) if episode and episode.sentenced_on else "",
            "sentence": f"{episode.sentence_days} days" if episode and episode.sentence_days else "",
            "worker": person.worker,
        }
        for key, text in texts.items():
            self._line(key).setText(text)
        self._needs.setPlainText(person.communication_needs)
        self._before = self._texts()

    @property
    def is_changed(self) -> bool:
        """Whether anything was typed since it was filled."""
        return self._texts() != self._before

    def read(self, person: Person, episode: CustodyEpisode, today: date) -> tuple[Filled | None, Problems]:
        """What the form says of this person and stay; None with the problems where it cannot be kept."""
        problems: Problems = []

        def take(key: str, reading: Callable[[], _T], otherwise: _T) -> _T:
            try:
                answer = reading()
            except Refusal as refusal:
                problems.append((self.lines[key], str(refusal)))
                return otherwise
            return answer

        unread = (person.birth_date, person.birth_date_precision)
        born = take("birth", lambda: birth_typed(self._text("birth"), today), unread)
        at = take("establishment", self._establishment, None)
        sentenced_on = take("sentenced_on", lambda: day_typed(self._text("sentenced_on"), today, Meaning.PAST), None)
        term = take("sentence", lambda: sentence_typed(self._text("sentence"), sentenced_on), None)
        if not (self._text("family_name") or self._text("given_names")):
            problems.insert(0, (self.lines["family_name"], "Enter at least one name"))
        self.show_problems(problems)
        if problems:
            return None, problems
        kept = replace(
            person,
            family_name=self._text("family_name"),
            given_names=self._text("given_names"),
            preferred_name=self._text("preferred_name"),
            birth_date=born[0],
            birth_date_precision=born[1],
            prison_number=self._text("prison_number").upper(),
            communication_needs=self._needs.toPlainText().strip(),
            worker=self._text("worker"),
        )
        stay = replace(
            episode,
            establishment_id=at,
            hall=self._text("hall"),
            cell=self._text("cell"),
            sentence_days=term,
            sentenced_on=sentenced_on,
        )
        return Filled(kept, stay), []

    def show_problems(self, problems: Problems) -> None:
        """Marks the fields that are wrong and no other."""
        wrong = dict(problems)
        for labelled in self.lines.values():
            labelled.show_problem(wrong.get(labelled, ""))

    def _establishment(self) -> EstablishmentId | None:
        written = self._text("establishment")
        if not written:
            return None
        known = next((id_ for id_, name in self._names.items() if name == written), None)
        if known is not None:
            return known
        try:
            return self._places.find(written)
        except CellProblem as problem:
            raise Refusal(words_for(problem)) from None

    def _line(self, key: str) -> QLineEdit:
        field = self.lines[key].field
        if not isinstance(field, QLineEdit):
            raise TypeError(key)
        return field

    def _text(self, key: str) -> str:
        return " ".join(self._line(key).text().split())

    def _texts(self) -> tuple[str, ...]:
        fields = (labelled.field for labelled in self.lines.values())
        return tuple(f.toPlainText() if isinstance(f, QPlainTextEdit) else _typed(f) for f in fields)


def _typed(field: QWidget) -> str:
    return field.text() if isinstance(field, QLineEdit) else ""
