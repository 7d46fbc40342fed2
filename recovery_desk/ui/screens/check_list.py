"""The check list of this desk: which checks apply, when they are due, who owes them, and why each is there."""

from dataclasses import dataclass

from PySide6.QtWidgets import QListWidget, QVBoxLayout, QWidget

from recovery_desk.domain.errors import UserFacingError
from recovery_desk.domain.release_day.check_book import (
    OWNER_WORDS,
    SERVICE_WORDS,
    Applies,
    CheckChoice,
    CheckDefinition,
    ServiceKind,
)
from recovery_desk.domain.release_day.questions import KIND_NAMES, Country
from recovery_desk.ui.country_words import COUNTRY_WORDS
from recovery_desk.ui.drafts import DraftKeeper
from recovery_desk.ui.jobs import Kind
from recovery_desk.ui.saved import saved_at
from recovery_desk.ui.screen import Bench, Screen
from recovery_desk.ui.theme import theme
from recovery_desk.ui.widgets.buttons import button
from recovery_desk.ui.widgets.fields import ErrorSummary, LabelledField, choice, long_field, text_field
from recovery_desk.ui.widgets.flow import Flow, side_by_side
from recovery_desk.ui.widgets.frames import card, column, empty_of, page_of
from recovery_desk.ui.widgets.keys import key_within
from recovery_desk.ui.widgets.words import copyable, words
from recovery_desk.usecases.desk import Desk
from recovery_desk.usecases.problem_words import words_for

_ABOUT = (
    "What is looked at before somebody is released. Whether a check applies depends on the country, the kind of "
    "release and the kind of service; a coordinator can decide otherwise for this desk. What is recorded of a check "
    "stays, also while it is off the list."
)
_APPLIES = (
    ("As it ships", Applies.AS_SHIPPED),
    ("Always, for everybody", Applies.ALWAYS),
    ("Never on this desk", Applies.NEVER),
)


@dataclass(frozen=True, slots=True)
class _Found:
    entries: tuple[tuple[CheckDefinition, CheckChoice], ...]
    service: ServiceKind
    country: Country


class CheckListScreen(Screen):
    """The kind of service, every check to choose from, and the form of the one chosen."""

    name = "check_list"
    title = "Check list"
    belongs_to = "settings"
    stale_after = frozenset({Kind.SETTINGS})

    def __init__(self, bench: Bench) -> None:
        super().__init__(bench)
        self._found: _Found | None = None
        self._draft: DraftKeeper | None = None
        whole = page_of(self)
        whole.addWidget(words("Check list", "title"))
        whole.addWidget(words(_ABOUT, "subtle", wrap=True))
        self.summary = ErrorSummary()
        whole.addWidget(self.summary)
        self.service = choice("Kind of service", [(text, kind) for kind, text in SERVICE_WORDS.items()])
        self.service.activated.connect(self._keep_service)
        hint = "Some checks belong to some services only"
        whole.addWidget(LabelledField("What kind of service this desk belongs to", self.service, hint))
        across = side_by_side()
        self.checks = QListWidget()
        self.checks.setObjectName("choices")
        self.checks.setAccessibleName("Checks")
        self.checks.setMinimumHeight(theme.px(360))
        self.checks.setMinimumWidth(theme.px(280))
        self.checks.currentRowChanged.connect(self._open)
        across.addWidget(self.checks, 2)
        right = QWidget()
        right.setObjectName("bare")
        self._right: QVBoxLayout = column(right)
        across.addWidget(right, 3)
        whole.addLayout(across, 1)
        key_within(self, "Ctrl+S", self.save)

    def refresh(self) -> None:
        """Reads the list anew; the check in front stays."""

        def read(desk: Desk) -> _Found:
            checks = desk.checks
            return _Found(checks.choose.all(), checks.check_list.service(), desk.read_settings().country)

        self.jobs.ask(read, self._show, owner=self, newest="read")

    def _show(self, found: _Found) -> None:
        at = max(0, self.checks.currentRow())
        self._found = found
        self.service.setCurrentIndex(self.service.findData(found.service))
        self.checks.blockSignals(True)
        self.checks.clear()
        for check, chosen in found.entries:
            self.checks.addItem(_entry(check, chosen, found.country))
        self.checks.setCurrentRow(at)
        self.checks.blockSignals(False)
        self._open(at)

    def _open(self, row: int) -> None:
        found = self._found
        empty_of(self._right)
        if found is None or not 0 <= row < len(found.entries):
            return
        check, chosen = found.entries[row]
        country = found.country if found.country in check.title else next(iter(check.title))
        box = card()
        inside = column(box, margin=16, gap=10)
        inside.addWidget(words(check.title[country], "large", wrap=True))
        inside.addWidget(copyable(_reach(check), "small"))
        self.applies = choice("Applies", _APPLIES, chosen.applies)
        self.named = text_field("What it is called here", check.title[country], chosen.title)
        usual = str(check.days_before[country])
        days = "" if chosen.days_before is None else str(chosen.days_before)
        self.days = text_field("Days before the release", usual, days)
        self.owner = text_field("Who usually owes it", OWNER_WORDS[check.owner_kind], chosen.owner)
        self.why = long_field("Why it is there", chosen.why)
        self.why.setPlaceholderText(check.why[country])
        self.source = text_field("Source", check.source[country], chosen.source)
        self._days = LabelledField("Days before the release", self.days, f"Empty means {usual}")
        fields = {
            "applies": LabelledField("Applies", self.applies),
            "named": LabelledField("What it is called here", self.named),
            "days": self._days,
            "owner": LabelledField("Who usually owes it", self.owner),
            "why": LabelledField("Why it is there", self.why),
            "source": LabelledField("Source", self.source),
        }
        for labelled in fields.values():
            inside.addWidget(labelled)
        buttons = Flow(gap=8)
        keep = button("Save", "save", kind="primary", name=f"Save {check.title[country]}", tip="Ctrl+S")
        keep.clicked.connect(self.save)
        back = button("Back to what ships", "undo-2")
        back.clicked.connect(lambda: self._keep(CheckChoice(check.id)))
        buttons.addWidget(keep)
        buttons.addWidget(back)
        inside.addLayout(buttons)
        self._draft = DraftKeeper(self.bench, form="check-choice", about=check.id, fields=fields, title=self.title)
        inside.insertWidget(0, self._draft.notice)
        self._right.addWidget(box)
        self._right.addStretch(1)

    def save(self) -> None:
        """Keeps what was chosen about the check in front."""
        found, row = self._found, self.checks.currentRow()
        if found is None or row < 0:
            return
        typed = self.days.text().strip()
        self._days.show_problem("" if not typed or typed.isdecimal() else "Enter a number of days, like 7")
        if typed and not typed.isdecimal():
            self.days.setFocus()
            return
        self._keep(
            CheckChoice(
                found.entries[row][0].id,
                Applies(self.applies.currentData()),
                self.named.text(),
                int(typed) if typed else None,
                self.owner.text(),
                self.why.toPlainText(),
                self.source.text(),
            )
        )

    def _keep(self, chosen: CheckChoice) -> None:
        def keep(desk: Desk) -> str:
            desk.checks.choose(chosen)
            return saved_at(desk)

        self.jobs.ask(
            keep, self._kept, owner=self, failed=self._refused, changes=(Kind.SETTINGS, Kind.CHECKS), newest="save"
        )

    def _keep_service(self) -> None:
        kind = ServiceKind(self.service.currentData())

        def keep(desk: Desk) -> str:
            desk.checks.choose.set_service(kind)
            return saved_at(desk)

        self.jobs.ask(keep, self._kept, owner=self, failed=self._refused, changes=(Kind.SETTINGS, Kind.CHECKS))

    def _kept(self, when: str) -> None:
        self.summary.show_problems(())
        if self._draft is not None:
            self._draft.done()
        self.bench.said.emit(when)

    def _refused(self, problem: UserFacingError) -> None:
        self.summary.show_problems((), words_for(problem))

    def start_finding(self) -> bool:
        """Into the list."""
        self.checks.setFocus()
        return True


def _entry(check: CheckDefinition, chosen: CheckChoice, country: Country) -> str:
    title = chosen.title or check.title.get(country) or next(iter(check.title.values()))
    changed = {Applies.NEVER: " · off", Applies.ALWAYS: " · always"}.get(chosen.applies, "")
    if not changed and chosen != CheckChoice(check.id):
        changed = " · changed here"
    return title + changed


def _reach(check: CheckDefinition) -> str:
    """For whom it is, as it ships."""
    where = "every country" if len(check.title) == len(Country) else ", ".join(COUNTRY_WORDS[c] for c in check.title)
    services = ", ".join(SERVICE_WORDS[each].lower() for each in sorted(check.services)) or "every service"
    not_for = ", ".join(KIND_NAMES[kind].lower() for kind in sorted(check.not_for))
    vital = " Nobody counts as ready to go without it." if check.is_vital else ""
    return f"As it ships: {where}; {services}{f'; not for {not_for}' if not_for else ''}.{vital}"
