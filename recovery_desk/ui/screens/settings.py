"""What the desk is told about itself: whose it is, how it looks, local holidays, rules not known to be in force."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date

from PySide6.QtWidgets import QCheckBox, QFrame, QLineEdit, QVBoxLayout, QWidget

from recovery_desk.domain.dates import long_date, plain_date
from recovery_desk.domain.dates_as_typed import Meaning
from recovery_desk.domain.release_day.questions import Country
from recovery_desk.domain.release_day.rules import Provision
from recovery_desk.ui.country_words import COUNTRY_CHOICES, COUNTRY_WORDS
from recovery_desk.ui.drafts import DraftKeeper
from recovery_desk.ui.jobs import Kind
from recovery_desk.ui.rule_switches import rule_switches
from recovery_desk.ui.saved import saved_at
from recovery_desk.ui.screen import Bench, Place, Screen
from recovery_desk.ui.theme import theme
from recovery_desk.ui.typed import Refusal, day_typed
from recovery_desk.ui.view_pin_form import ViewPinForm
from recovery_desk.ui.widgets.buttons import button
from recovery_desk.ui.widgets.draft_notice import DraftNotice
from recovery_desk.ui.widgets.fields import LabelledField, choice, text_field
from recovery_desk.ui.widgets.flow import Flow, side_by_side
from recovery_desk.ui.widgets.frames import card, column, empty_of, line, page_of, rule
from recovery_desk.ui.widgets.words import copyable, words
from recovery_desk.usecases.desk import Desk
from recovery_desk.usecases.desk_settings import LOCK_MINUTES, NO_CONTACT_DAYS, DeskSettings

_LOOKS = [("As the system", "system"), ("Light", "light"), ("Dark", "dark"), ("High contrast", "contrast")]
_SIZES = [(f"{percent} %", percent) for percent in (100, 125, 150, 175, 200)]
_TEXTS = (
    ("service_name", "Service", "Stands at the foot of every sheet"),
    ("service_phone", "Service phone", ""),
    ("marking", "Marking", "Stands at the top of every staff sheet, never on the person’s own"),
)


class Settings(Screen):
    """Cards, each with its own button; looks change at once."""

    name = "settings"
    title = "Settings"
    icon = "settings"
    stale_after = frozenset({Kind.SETTINGS})

    def __init__(self, bench: Bench) -> None:
        super().__init__(bench)
        self._settings = DeskSettings()
        self._today = date.min
        self._drafts: dict[str, DraftKeeper] = {}
        self._column: QVBoxLayout = page_of(self)

    def refresh(self) -> None:
        """Reads the settings anew."""
        self.jobs.ask(lambda desk: (desk.read_settings(), desk.clock.today()), self._show, owner=self, newest="read")

    def _show(self, found: tuple[DeskSettings, date]) -> None:
        self._settings, self._today = found
        empty_of(self._column)
        self._column.addWidget(words("Settings", "title"))
        across = side_by_side()
        left, right = column(gap=14), column(gap=14)
        left.addWidget(self._desk_card())
        left.addWidget(self._looks_card())
        left.addWidget(self._locking_card())
        left.addStretch(1)
        right.addWidget(self._release_day_card())
        right.addWidget(self._lists_card())
        right.addWidget(self._rules_card())
        right.addStretch(1)
        across.addLayout(left, 1)
        across.addLayout(right, 1)
        self._column.addLayout(across)
        self._column.addStretch(1)

    def _desk_card(self) -> QFrame:
        box, whole = _card("This desk")
        self.texts: dict[str, QLineEdit] = {}
        for key, name, hint in _TEXTS:
            self.texts[key] = text_field(name, text=getattr(self._settings, key))
            whole.addWidget(LabelledField(name, self.texts[key], hint))
        self.country = choice("Country", COUNTRY_CHOICES, self._settings.country)
        hint = "Whose law of the release day counts where no establishment is recorded"
        whole.addWidget(LabelledField("Country", self.country, hint))
        now = self._settings.no_contact_days
        many = [(f"{days} days", days) for days in sorted({*NO_CONTACT_DAYS, now})]
        self.no_contact = choice("Nobody has been in contact for", many, now)
        hint = "Then somebody in custody stands on Today"
        whole.addWidget(LabelledField("Nobody has been in contact for", self.no_contact, hint))
        whole.insertWidget(0, self._draft("desk", {**self.texts, "country": self.country, "contact": self.no_contact}))
        keep = button("Save", "save", kind="primary", name="Save what is said about this desk")
        keep.clicked.connect(self._save_desk)
        across = line()
        across.addWidget(keep)
        across.addStretch(1)
        whole.addLayout(across)
        return box

    def _save_desk(self) -> None:
        texts = {key: " ".join(field.text().split()) for key, field in self.texts.items()}
        country, no_contact = Country(self.country.currentData()), int(self.no_contact.currentData())
        self._keep(
            lambda now: replace(
                now,
                country=country,
                no_contact_days=no_contact,
                service_name=texts["service_name"],
                service_phone=texts["service_phone"],
                marking=texts["marking"],
            ),
            draft="desk",
        )

    def _draft(self, card: str, fields: Mapping[str, QWidget]) -> DraftNotice:
        """What is changed on a card and not saved yet is there again."""
        made = DraftKeeper(self.bench, form="settings", about=card, fields=fields, title=self.title)
        self._drafts[card] = made
        return made.notice

    def _looks_card(self) -> QFrame:
        box, whole = _card("How it looks")
        self.appearance = choice("Appearance", _LOOKS, self._settings.appearance)
        self.text_size = choice("Text size", _SIZES, self._settings.text_percent)
        whole.addWidget(LabelledField("Appearance", self.appearance))
        whole.addWidget(LabelledField("Text size", self.text_size))
        for box_ in (self.appearance, self.text_size):
            box_.activated.connect(self._save_looks)
        return box

    def _save_looks(self) -> None:
        appearance, percent = str(self.appearance.currentData()), int(self.text_size.currentData())
        self._keep(
            lambda now: replace(now, appearance=appearance, text_percent=percent),
            lambda: self.bench.appearance_changed.emit(appearance, percent),
        )

    def _locking_card(self) -> QFrame:
        box, whole = _card("Locking and workers")
        now = self._settings.lock_minutes
        minutes = sorted({*LOCK_MINUTES, now})
        self.lock_minutes = choice(
            "Lock after", [(f"{count} minute{'s' if count > 1 else ''}", count) for count in minutes], now
        )
        whole.addWidget(LabelledField("Lock when nobody is there for", self.lock_minutes))
        self.on_minimise = QCheckBox("Lock when the window is minimised")
        self.on_minimise.setChecked(self._settings.lock_on_minimise)
        self.hidden = QCheckBox("Keep the windows out of screenshots")
        self.hidden.setChecked(self._settings.hide_from_capture)
        whole.addWidget(self.on_minimise)
        whole.addWidget(self.hidden)
        whole.addWidget(words("On Windows only; a magnifier may see nothing then.", "small", wrap=True))
        ticks = {"minutes": self.lock_minutes, "minimise": self.on_minimise, "hidden": self.hidden}
        whole.insertWidget(0, self._draft("locking", ticks))
        buttons = Flow(gap=8)
        keep = button("Save", "save", name="Save how the desk locks")
        keep.clicked.connect(self._save_locking)
        workers = button("Workers and keys…", "users")
        workers.clicked.connect(lambda: self.navigate.emit(Place("workers")))
        pin = button("PIN for the own view…", "key-round", name="PIN for a person’s own view")
        pin.clicked.connect(self._choose_pin)
        for each in (keep, workers, pin):
            buttons.addWidget(each)
        whole.addLayout(buttons)
        return box

    def _choose_pin(self) -> None:
        self.jobs.ask(lambda desk: desk.view_pins.is_set(), self._show_pin_form, owner=self, newest="pin")

    def _show_pin_form(self, is_set: bool) -> None:  # noqa: FBT001 - the answer of the desk
        ViewPinForm(self.bench, self, is_set=is_set).show_form(560, 480)

    def _save_locking(self) -> None:
        minutes = int(self.lock_minutes.currentData())
        put_away, hidden = self.on_minimise.isChecked(), self.hidden.isChecked()
        self._keep(
            lambda now: replace(now, lock_minutes=minutes, lock_on_minimise=put_away, hide_from_capture=hidden),
            draft="locking",
        )

    def _release_day_card(self) -> QFrame:
        box, whole = _card("Release days")
        many, areas = len(self._settings.local_holidays), len(self._settings.areas())
        said = f"Local public holidays entered: {many}, areas: {areas}." if many else "No local holiday is entered."
        whole.addWidget(words(said, wrap=True))
        whole.addLayout(
            self._ways(
                ("Local public holidays…", "calendar-days", Place("local_holidays")),
                ("Check list…", "list-checks", Place("check_list")),
            )
        )
        return box

    def _lists_card(self) -> QFrame:
        box, whole = _card("Lists of this desk")
        said = "What is offered while people write. What stands in somebody’s record already stays as it is."
        whole.addWidget(words(said, wrap=True))
        whole.addLayout(
            self._ways(
                ("Note templates…", "notebook-pen", Place("note_templates")),
                ("Suggestions for plans…", "library", Place("suggestions")),
                ("Where referrals come from…", "log-in", Place("referral_sources", text="settings")),
            )
        )
        return box

    def _ways(self, *ways: tuple[str, str, Place]) -> Flow:
        buttons = Flow(gap=8)
        for text, picture, place in ways:
            made = button(text, picture, name=text.rstrip("…"))
            made.clicked.connect(lambda _checked=False, place=place: self.navigate.emit(place))
            buttons.addWidget(made)
        return buttons

    def _rules_card(self) -> QFrame:
        box, whole = _card("Law that is not known to be in force")
        commenced = dict(self._settings.commenced)
        for provision in rule_switches():
            whole.addWidget(self._rule(provision, commenced.get(provision.id)))
        return box

    def _rule(self, provision: Provision, since: date | None) -> QWidget:
        holder = QWidget()
        holder.setObjectName("bare")
        whole = column(holder, gap=6)
        whole.addWidget(words(f"{provision.title[0].upper()}{provision.title[1:]}", "strong", wrap=True))
        whole.addWidget(copyable(f"{COUNTRY_WORDS[provision.country]} · {provision.source}", "small"))
        whole.addWidget(words(_state(provision, since), wrap=True))
        field = text_field("In force from", text=plain_date(since) if since else "")
        labelled = LabelledField(
            "In force from", field, "The day in the commencement regulations. Empty switches it off."
        )
        field.setAccessibleName(f"In force from: {provision.short_title}")
        whole.addWidget(labelled)
        whole.addWidget(self._draft(provision.id, {"since": field}))
        keep = button("Save", "save", name=f"Save when {provision.short_title} comes into force")

        def save() -> None:
            day = None
            if field.text().strip():
                day = self._day(labelled, field)
                if day is None:
                    return
            others = frozenset(pair for pair in self._settings.commenced if pair[0] != provision.id)
            wanted = others | {(provision.id, day)} if day else others
            self._keep(lambda now: replace(now, commenced=wanted), draft=provision.id)

        keep.clicked.connect(save)
        across = line()
        across.addWidget(keep)
        across.addStretch(1)
        whole.addLayout(across)
        return holder

    def _day(self, labelled: LabelledField, field: QLineEdit) -> date | None:
        try:
            day = day_typed(field.text(), self._today, Meaning.RELEASE)
        except Refusal as refusal:
            labelled.show_problem(str(refusal))
        else:
            labelled.show_problem("" if day else "Enter a day")
            if day is not None:
                return day
        field.setFocus()
        return None

    def _keep(
        self,
        change: Callable[[DeskSettings], DeskSettings],
        then: Callable[[], None] | None = None,
        *,
        draft: str = "",
    ) -> None:
        typed = self._drafts.get(draft)

        def keep(desk: Desk) -> str:
            desk.change_settings(change(desk.read_settings()))
            return saved_at(desk)

        def kept(when: str) -> None:
            if typed is not None:
                typed.done()
            self.bench.said.emit(when)
            if then is not None:
                then()

        self.jobs.ask(keep, kept, owner=self, changes=(Kind.SETTINGS,))


def _card(title: str) -> tuple[QFrame, QVBoxLayout]:
    box = card()
    outer = column(box, gap=0)
    head = words(title, "heading")
    head.setContentsMargins(theme.px(16), theme.px(11), theme.px(16), theme.px(11))
    outer.addWidget(head)
    outer.addWidget(rule())
    inner = column(margin=16, gap=10)
    outer.addLayout(inner)
    return box, inner


def _state(provision: Provision, since: date | None) -> str:
    if since is not None:
        return f"Applied to release days from {long_date(since)}, because that day was entered here."
    read = provision.not_in_force_when_read
    seen = f" In the newest text read, of {plain_date(read)}, it was not in force." if read else ""
    return f"Off: no day of commencement is known.{seen}"
