"""Local public holidays, area by area: the days on which the offices somebody needs are shut where they will live."""

from collections.abc import Callable
from datetime import date
from itertools import groupby

from PySide6.QtWidgets import QFrame, QSizePolicy, QVBoxLayout

from recovery_desk.domain.dates import long_date
from recovery_desk.domain.dates_as_typed import Meaning
from recovery_desk.domain.errors import UserFacingError
from recovery_desk.domain.release_day.questions import Country
from recovery_desk.ui.country_words import COUNTRY_CHOICES, COUNTRY_WORDS
from recovery_desk.ui.drafts import DraftKeeper
from recovery_desk.ui.jobs import Kind
from recovery_desk.ui.saved import saved_at
from recovery_desk.ui.screen import Bench, Screen
from recovery_desk.ui.theme import theme
from recovery_desk.ui.typed import Refusal, day_typed
from recovery_desk.ui.widgets.buttons import button
from recovery_desk.ui.widgets.fields import ErrorSummary, LabelledField, choice, focus_soon, suggest, text_field
from recovery_desk.ui.widgets.flow import Flow
from recovery_desk.ui.widgets.frames import card, column, empty_of, line, page_of, rule
from recovery_desk.ui.widgets.keys import key_within
from recovery_desk.ui.widgets.words import words
from recovery_desk.usecases.desk import Desk
from recovery_desk.usecases.desk_settings import LocalHoliday
from recovery_desk.usecases.problem_words import words_for

_ABOUT = (
    "In Scotland a public holiday is a day on which the offices somebody needs are closed where they will live (1993 "
    "Act section 27(8)). The published list is the least there is: enter the days of the areas you release to. Which "
    "area is a person's stands on their release-day tab; else it is the town of their prison; where neither is known, "
    "every local day of the country counts. The same days shut services of that area on routes."
)
_Found = tuple[tuple[LocalHoliday, ...], Country, date]


class LocalHolidays(Screen):
    """A form for a new day, and a card for each area."""

    name = "local_holidays"
    title = "Local public holidays"
    belongs_to = "settings"
    stale_after = frozenset({Kind.SETTINGS})

    def __init__(self, bench: Bench) -> None:
        super().__init__(bench)
        self._today = date.min
        self._draft: DraftKeeper | None = None
        whole = page_of(self)
        whole.addWidget(words("Local public holidays", "title"))
        whole.addWidget(words(_ABOUT, "subtle", wrap=True))
        self.summary = ErrorSummary()
        whole.addWidget(self.summary)
        self._form: QVBoxLayout = column()
        whole.addLayout(self._form)
        self._areas: QVBoxLayout = column(gap=12)
        whole.addLayout(self._areas)
        whole.addStretch(1)
        key_within(self, "Ctrl+S", self.add)

    def refresh(self) -> None:
        """Reads them anew."""

        def read(desk: Desk) -> _Found:
            return desk.checks.holidays.all(), desk.read_settings().country, desk.clock.today()

        self.jobs.ask(read, self._show, owner=self, newest="read")

    def _show(self, found: _Found) -> None:
        holidays, country, self._today = found
        if self._draft is None:
            self._lay_out_form(country, sorted({each.area for each in holidays if each.area}))
        empty_of(self._areas)
        for (where, area), days in groupby(holidays, key=lambda each: (each.country, each.area)):
            self._areas.addWidget(self._area_card(where, area, tuple(days)))
        if not holidays:
            self._areas.addWidget(words("None entered yet.", "subtle"))

    def _lay_out_form(self, country: Country, areas: list[str]) -> None:
        empty_of(self._form)
        box = card()
        inside = column(box, margin=16, gap=10)
        self.day, self.area, self.called = text_field("Day"), text_field("Area"), text_field("What it is called")
        self.country = choice("Country", COUNTRY_CHOICES, country)
        suggest(self.area, areas)
        self._day = LabelledField("Day", self.day, "Like 25/9/26")
        fields = Flow(gap=12)
        for labelled in (
            self._day,
            LabelledField("Area", self.area, "Empty: everywhere"),
            LabelledField("What it is called", self.called, "Like Fair Monday"),
            LabelledField("Country", self.country, " "),
        ):
            labelled.setMinimumWidth(theme.px(160))
            labelled.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
            fields.addWidget(labelled)
        inside.addLayout(fields)
        add = button("Add this holiday", "plus", kind="primary", tip="Ctrl+S")
        add.clicked.connect(self.add)
        across = line()
        across.addWidget(add)
        across.addStretch(1)
        inside.addLayout(across)
        for field in (self.day, self.area, self.called):
            field.returnPressed.connect(self.add)
        parts = {"day": self.day, "area": self.area, "called": self.called, "country": self.country}
        self._draft = DraftKeeper(self.bench, form="local-holiday", fields=parts, title=self.title)
        inside.insertWidget(0, self._draft.notice)
        self._form.addWidget(box)

    def _area_card(self, country: Country, area: str, days: tuple[LocalHoliday, ...]) -> QFrame:
        box = card()
        whole = column(box, gap=0)
        head = words(f"{area or 'Everywhere'} · {COUNTRY_WORDS[country]}", "heading")
        head.setContentsMargins(theme.px(16), theme.px(10), theme.px(16), theme.px(10))
        whole.addWidget(head)
        for holiday in days:
            whole.addWidget(rule())
            across = line(gap=10)
            across.setContentsMargins(theme.px(16), theme.px(6), theme.px(12), theme.px(6))
            text = long_date(holiday.date) + (f" · {holiday.name}" if holiday.name else "")
            across.addWidget(words(text, "" if holiday.date >= self._today else "subtle", wrap=True), 1)
            remove = button("Remove", "trash-2", name=f"Remove {text}, {area or 'everywhere'}")
            remove.clicked.connect(lambda _checked=False, holiday=holiday: self._remove(holiday))
            across.addWidget(remove)
            row = column()
            row.addLayout(across)
            whole.addLayout(row)
        return box

    def add(self) -> None:
        """Keeps what was typed as a day of an area."""
        try:
            day = day_typed(self.day.text(), self._today, Meaning.RELEASE)
        except Refusal as refusal:
            self._day.show_problem(str(refusal))
            self.day.setFocus()
            return
        self._day.show_problem("" if day else "Enter a day")
        if day is None:
            self.day.setFocus()
            return
        holiday = LocalHoliday(Country(self.country.currentData()), self.area.text(), day, self.called.text())
        self._keep(lambda desk: desk.checks.holidays.add(holiday), is_form=True)

    def _remove(self, holiday: LocalHoliday) -> None:
        self._keep(lambda desk: desk.checks.holidays.remove(holiday), is_form=False)

    def _keep(self, deed: Callable[[Desk], None], *, is_form: bool) -> None:
        def keep(desk: Desk) -> str:
            deed(desk)
            return saved_at(desk)

        def kept(when: str) -> None:
            self.summary.show_problems(())
            if is_form and self._draft is not None:
                self._draft.done()
                self._draft = None
                focus_soon(self.day)
            self.bench.said.emit(when)

        changes = (Kind.SETTINGS, Kind.RELEASES)
        self.jobs.ask(keep, kept, owner=self, failed=self._refused, changes=changes, newest="save")

    def _refused(self, problem: UserFacingError) -> None:
        self.summary.show_problems((), words_for(problem))

    def start_finding(self) -> bool:
        """Into the form."""
        self.day.setFocus()
        return True
