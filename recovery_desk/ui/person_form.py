"""The form of a person: used for a referral of somebody new and for changing what is known."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLineEdit, QPlainTextEdit, QWidget

from recovery_desk.domain.counting import so_many
from recovery_desk.domain.dates import plain_date
from recovery_desk.domain.dates_as_typed import Meaning
from recovery_desk.domain.details import CommunicationNeed, PersonDetails
from recovery_desk.domain.episodes import CustodyEpisode
from recovery_desk.domain.establishments import Establishment, EstablishmentId
from recovery_desk.domain.likeness import Described
from recovery_desk.domain.people import BirthDatePrecision, Person
from recovery_desk.domain.person_numbers import (
    doubt_about_chi,
    doubt_about_nhs_number,
    doubt_about_prison_number,
    doubt_about_spin,
)
from recovery_desk.ui.theme import theme
from recovery_desk.ui.typed import Refusal, birth_as_typed, birth_typed, day_typed, sentence_typed
from recovery_desk.ui.widgets.fields import LabelledField, long_field, suggest, text_field
from recovery_desk.ui.widgets.flow import is_large
from recovery_desk.ui.widgets.frames import column
from recovery_desk.ui.widgets.ticks import Ticks
from recovery_desk.ui.widgets.words import words
from recovery_desk.usecases.import_caseload.places import Places
from recovery_desk.usecases.import_problems import CellProblem
from recovery_desk.usecases.people_words import DOUBT_WORDS, NEED_WORDS
from recovery_desk.usecases.problem_words import words_for

_T = TypeVar("_T")

Problems = list[tuple[LabelledField, str]]

WHO, NUMBERS, TALK, PLACE = "Who they are", "Other numbers", "How to talk with them", "Where they are"
_SECTIONS: dict[str, tuple[tuple[str, str, str], ...]] = {
    WHO: (
        ("family_name", "Family name", ""),
        ("given_names", "Given names", ""),
        ("preferred_name", "Likes to be called", ""),
        ("birth", "Birth date", "As you would write it: 14/2/79, 14 Feb 1979, or about 1985"),
        ("prison_number", "Prison number", "A1234BC, or a SPIN in Scotland"),
        ("other_names", "Other names", "Names used before or elsewhere, with ; between them"),
    ),
    NUMBERS: (
        ("spin", "SPIN", "Where it is another number than the one before"),
        ("chi_number", "CHI number", "Scotland: ten figures"),
        ("nhs_number", "NHS number", "England, Wales, Northern Ireland: ten figures"),
    ),
    TALK: (("language", "Language", "Where it is not English"), ("pronouns", "Pronouns", "")),
    PLACE: (
        ("establishment", "Establishment", "Start typing: Barl… offers HMP Barlinnie"),
        ("hall", "Hall", ""),
        ("cell", "Cell", ""),
        ("sentenced_on", "Date of sentence", ""),
        ("sentence", "Sentence", "In days, or like 18 months with the date of sentence"),
        ("worker", "Worker", ""),
    ),
}
_NUMBERS = ("prison_number", "spin", "chi_number", "nhs_number")


@dataclass(frozen=True, slots=True)
class Filled:
    """What the form says."""

    person: Person
    episode: CustodyEpisode
    details: PersonDetails


class PersonForm(QWidget):
    """Sections of fields, two columns each; `read` answers what they say, or what is wrong with them.

    `sections` may be laid out elsewhere, one by one; with `whole` they stand here, under one another.
    """

    def __init__(self, establishments: Sequence[Establishment], *, whole: bool = True) -> None:
        super().__init__()
        self.setObjectName("bare")
        self._places = Places(establishments)
        self._names = {e.id: e.short_name for e in establishments}
        self.lines: dict[str, LabelledField] = {}
        self._ticks = Ticks("What helps", [(text, need.value) for need, text in NEED_WORDS.items()])
        self._needs = long_field("Communication needs")
        self.sections = {title: self._section(title) for title in _SECTIONS}
        suggest(self._line("establishment"), [e.short_name for e in establishments])
        for key in (*_NUMBERS, "birth"):
            self._line(key).editingFinished.connect(self.show_doubts)
        if whole:
            inside = column(self, gap=12)
            for title, section in self.sections.items():
                inside.addWidget(words(title, "heading"))
                inside.addWidget(section)
        self._before: tuple[str, ...] = self._texts()

    def _section(self, title: str) -> QWidget:
        made = QWidget()
        made.setObjectName("bare")
        grid = QGridLayout(made)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(theme.px(20))
        grid.setVerticalSpacing(theme.px(12))
        wide = 1 if is_large() else 2
        at = 0
        if title == TALK:
            self.lines["ticks"] = LabelledField("What helps", self._ticks)
            self.lines["needs"] = LabelledField(
                "Communication needs",
                self._needs,
                "In their own words: how to talk with them, so that they can take part.",
            )
            for key in ("ticks", "needs"):
                grid.addWidget(self.lines[key], at, 0, 1, wide)
                at += 1
        for number, (key, name, hint) in enumerate(_SECTIONS[title]):
            self.lines[key] = LabelledField(name, text_field(name), hint)
            grid.addWidget(self.lines[key], at + number // wide, number % wide, Qt.AlignmentFlag.AlignTop)
        for side in range(wide):
            grid.setColumnStretch(side, 1)
        return made

    def fill(self, person: Person, episode: CustodyEpisode | None, details: PersonDetails | None = None) -> None:
        """Shows what is known."""
        at = episode.establishment_id if episode else None
        more = details or PersonDetails.of(person.id)
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
            "sentence": so_many(episode.sentence_days, "day") if episode and episode.sentence_days else "",
            "worker": person.worker,
            "other_names": "; ".join(more.other_names),
            "pronouns": more.pronouns,
            "spin": more.spin,
            "chi_number": more.chi_number,
            "nhs_number": more.nhs_number,
            "language": more.language,
        }
        for key, text in texts.items():
            self._line(key).setText(text)
        self._ticks.choose(more.needs)
        self._needs.setPlainText(person.communication_needs)
        self.show_doubts()
        self._before = self._texts()

    @property
    def is_changed(self) -> bool:
        """Whether anything was typed since it was filled."""
        return self._texts() != self._before

    def read(
        self, person: Person, episode: CustodyEpisode, details: PersonDetails, today: date
    ) -> tuple[Filled | None, Problems]:
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
        return Filled(
            self._person(person, born),
            replace(
                episode,
                establishment_id=at,
                hall=self._text("hall"),
                cell=self._text("cell"),
                sentence_days=term,
                sentenced_on=sentenced_on,
            ),
            self._details(details),
        ), []

    def described(self, today: date) -> Described:
        """Who is typed so far, for finding those who may be the same; what cannot be read yet is left out."""
        try:
            born, precision = birth_typed(self._text("birth"), today)
        except Refusal:
            born, precision = None, BirthDatePrecision.UNKNOWN
        numbers = tuple(text for key in _NUMBERS if (text := self._text(key)))
        return Described(
            self._text("family_name"),
            self._text("given_names"),
            self._text("preferred_name"),
            self._other_names(),
            born,
            precision,
            numbers,
        )

    def show_problems(self, problems: Problems) -> None:
        """Marks the fields that are wrong and no other."""
        wrong = dict(problems)
        for labelled in self.lines.values():
            labelled.show_problem(wrong.get(labelled, ""))

    def show_doubts(self) -> None:
        """Says beside a number what may be wrong with it; it is kept as typed all the same."""
        born = self.described(date.max).birth_date if self._text("birth") else None
        doubts = {
            "prison_number": doubt_about_prison_number(self._text("prison_number")),
            "spin": doubt_about_spin(self._text("spin")),
            "chi_number": doubt_about_chi(self._text("chi_number"), born),
            "nhs_number": doubt_about_nhs_number(self._text("nhs_number")),
        }
        for key, doubt in doubts.items():
            self.lines[key].show_doubt("" if doubt is None else DOUBT_WORDS[doubt])

    def _person(self, person: Person, born: tuple[date | None, BirthDatePrecision]) -> Person:
        return replace(
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

    def _details(self, details: PersonDetails) -> PersonDetails:
        return replace(
            details,
            other_names=self._other_names(),
            pronouns=self._text("pronouns"),
            spin=self._text("spin"),
            chi_number=self._text("chi_number"),
            nhs_number=self._text("nhs_number"),
            language=self._text("language"),
            needs=tuple(CommunicationNeed(value) for value in self._ticks.chosen),
        )

    def _other_names(self) -> tuple[str, ...]:
        return tuple(name for part in self._text("other_names").split(";") if (name := part.strip()))

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
        return tuple(_typed(labelled.field) for labelled in self.lines.values())


def _typed(field: QWidget) -> str:
    if isinstance(field, QPlainTextEdit):
        return field.toPlainText()
    if isinstance(field, Ticks):
        return field.draft_text()
    return field.text() if isinstance(field, QLineEdit) else ""
