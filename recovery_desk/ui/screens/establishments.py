"""The prisons: what the desk was shipped with is a start, and says so until somebody here has checked it."""

from dataclasses import replace

from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit

from recovery_desk.domain.dates import plain_date
from recovery_desk.domain.errors import UserFacingError
from recovery_desk.domain.establishments import Establishment, EstablishmentId
from recovery_desk.domain.release_day.questions import Country
from recovery_desk.ui.country_words import COUNTRY_CHOICES, COUNTRY_WORDS
from recovery_desk.ui.drafts import DraftKeeper
from recovery_desk.ui.jobs import Kind
from recovery_desk.ui.palette import Tone
from recovery_desk.ui.saved import saved_at
from recovery_desk.ui.screen import Bench, Screen
from recovery_desk.ui.widgets.buttons import button
from recovery_desk.ui.widgets.fields import ErrorSummary, LabelledField, choice, text_field
from recovery_desk.ui.widgets.frames import card, column, empty_of, line, page_of, rule, tag
from recovery_desk.ui.widgets.keys import key_within
from recovery_desk.ui.widgets.words import words
from recovery_desk.usecases.desk import Desk
from recovery_desk.usecases.problem_words import words_for

_NEW = Establishment(EstablishmentId(""), Country.SCOTLAND, "")
_FIELDS = (
    ("name", "Name"),
    ("line1", "Address"),
    ("line2", "Address, second line"),
    ("town", "Town"),
    ("postcode", "Postcode"),
    ("code", "Code"),
)


class Establishments(Screen):
    """One to choose, its form, and whether anybody here has checked its address."""

    name = "establishments"
    title = "Establishments"
    icon = "building-2"
    stale_after = frozenset({Kind.SETTINGS})

    def __init__(self, bench: Bench) -> None:
        super().__init__(bench)
        self._known: dict[str, Establishment] = {}
        self._shown = _NEW
        self.texts: dict[str, QLineEdit] = {}
        self.summary = ErrorSummary()
        whole = page_of(self)
        whole.addWidget(words("Establishments", "title"))
        about = "What ships with the program was read in 2026. Check an address before anybody relies on it."
        whole.addWidget(words(about, "subtle", wrap=True))
        across = line(gap=10)
        self.chosen = choice("Establishment", [])
        self.chosen.activated.connect(self._choose)
        across.addWidget(self.chosen, 1)
        new = button("New establishment", "plus")
        new.clicked.connect(self._begin_new)
        across.addWidget(new)
        whole.addLayout(across)
        whole.addWidget(self.summary)
        self._form = column()
        whole.addLayout(self._form)
        whole.addStretch(1)
        key_within(self, "Ctrl+S", self.save)

    def refresh(self) -> None:
        """Reads the establishments anew and stays with the one in front."""
        self.jobs.ask(lambda desk: tuple(desk.store.establishments.all()), self._show, owner=self, newest="read")

    def _show(self, found: tuple[Establishment, ...]) -> None:
        self._known = {establishment.id: establishment for establishment in found}
        self.chosen.clear()
        for establishment in found:
            checked = "" if establishment.checked_on else " · not yet checked here"
            country = COUNTRY_WORDS[establishment.country]
            self.chosen.addItem(f"{establishment.name} · {country}{checked}", establishment.id)
        at = self.chosen.findData(self._shown.id)
        if at >= 0:
            self.chosen.setCurrentIndex(at)
        self._choose()

    def _choose(self) -> None:
        self._fill(self._known.get(str(self.chosen.currentData()), _NEW))

    def _begin_new(self) -> None:
        self.chosen.setCurrentIndex(-1)
        self._fill(_NEW)
        self.texts["name"].setFocus()

    def _fill(self, establishment: Establishment) -> None:
        self._shown = establishment
        self.summary.show_problems([])
        empty_of(self._form)
        self._form.addWidget(self._card(establishment))

    def _card(self, establishment: Establishment) -> QFrame:
        box = card()
        whole = column(box, margin=16, gap=12)
        whole.addLayout(self._state(establishment))
        whole.addWidget(rule())
        self.texts = {key: text_field(name, text=getattr(establishment, key)) for key, name in _FIELDS}
        self.labelled = {key: LabelledField(name, self.texts[key]) for key, name in _FIELDS}
        for labelled in self.labelled.values():
            whole.addWidget(labelled)
        self.country = choice("Country", COUNTRY_CHOICES, establishment.country)
        whole.addWidget(LabelledField("Country", self.country, "Whose law of the release day counts for people there"))
        fields = {**self.texts, "country": self.country}
        about = establishment.name or "New establishment"
        self.draft = DraftKeeper(self.bench, form="establishment", about=establishment.id, fields=fields, title=about)
        whole.insertWidget(0, self.draft.notice)
        keep = button("Save", "save", kind="primary", name="Save this establishment")
        keep.clicked.connect(lambda _checked: self.save())
        check = button("Save: I have checked this address today", "check")
        check.clicked.connect(lambda: self.save(checked=True))
        across = line()
        across.addWidget(keep)
        across.addWidget(check)
        across.addStretch(1)
        whole.addLayout(across)
        return box

    def _state(self, establishment: Establishment) -> QHBoxLayout:
        across = line()
        if establishment.checked_on is None:
            across.addWidget(tag("Not yet checked here", Tone.CARE, "circle-alert"))
        else:
            by = f" by {establishment.checked_by}" if establishment.checked_by else ""
            across.addWidget(tag(f"Checked {plain_date(establishment.checked_on)}{by}", Tone.GOOD, "check"))
        across.addStretch(1)
        return across

    def save(self, *, checked: bool = False) -> None:
        """Keeps what stands in the form."""
        texts = {key: " ".join(field.text().split()) for key, field in self.texts.items()}
        wanted = replace(
            self._shown,
            country=Country(self.country.currentData()),
            name=texts["name"],
            line1=texts["line1"],
            line2=texts["line2"],
            town=texts["town"],
            postcode=texts["postcode"].upper(),
            code=texts["code"].upper(),
        )

        def keep(desk: Desk) -> tuple[Establishment, str]:
            return desk.keep_establishment(wanted, checked=checked), saved_at(desk)

        def kept(answer: tuple[Establishment, str]) -> None:
            self._shown, when = answer
            self.draft.done()
            self.bench.said.emit(when)

        self.jobs.ask(keep, kept, owner=self, failed=self._refused, changes=(Kind.SETTINGS, Kind.PEOPLE, Kind.RELEASES))

    def _refused(self, problem: UserFacingError) -> None:
        self.summary.show_problems([(self.labelled["name"], words_for(problem))])
