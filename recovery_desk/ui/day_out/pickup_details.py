"""One pickup, with what is wrong, what is agreed, what happened, and one key for what happens next."""

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from recovery_desk.domain.pickups import ON_THE_ROAD, PICKUP_STATE_NAMES, Pickup, PickupEventKind, PickupState
from recovery_desk.ui.day_out.pickup_form import PICKUP_CHANGES, PickupForm
from recovery_desk.ui.day_out.pickup_words import (
    STATE_ICONS,
    STATE_TONES,
    event_words,
    facts,
    next_words,
    troubles,
)
from recovery_desk.ui.palette import Tone
from recovery_desk.ui.print_preview import preview_sheet
from recovery_desk.ui.saved import saved_at
from recovery_desk.ui.screen import Bench
from recovery_desk.ui.theme import theme
from recovery_desk.ui.widgets.buttons import button
from recovery_desk.ui.widgets.flow import Flow
from recovery_desk.ui.widgets.frames import banner, column, empty_of, image, line, tag
from recovery_desk.ui.widgets.words import copyable, words
from recovery_desk.usecases.desk import Desk
from recovery_desk.usecases.list_pickups import PickupRow

_EVENTS_SHOWN = 6
_ALONE = frozenset({PickupState.CONFIRMED, *ON_THE_ROAD})


class PickupDetails(QWidget):
    """Shows a row of the board and does its deeds; `changed` tells whoever shows it to read anew."""

    changed = Signal()

    def __init__(self, bench: Bench, *, is_on_their_page: bool = False) -> None:
        super().__init__()
        self._is_on_their_page = is_on_their_page
        self.setObjectName("bare")
        self._bench = bench
        self._row: PickupRow | None = None
        self._today = date.min
        self._nobody_came = False
        self.form: PickupForm | None = None
        self._inside = column(self, gap=8)

    @property
    def pickup(self) -> Pickup | None:
        """The pickup shown."""
        return self._row.pickup if self._row else None

    def show_row(self, row: PickupRow | None, today: date) -> None:
        """Shows a pickup, or none."""
        if row is None or self._row is None or row.pickup.id != self._row.pickup.id:
            self._nobody_came = False
        self._row, self._today = row, today
        empty_of(self._inside)
        if row is None:
            return
        self._inside.addLayout(self._head(row))
        for text, tone in troubles(row, today):
            self._inside.addWidget(banner(tone, self._trouble(row, text)))
        if row.is_overdue:
            self._inside.addLayout(self._ladder("Ring, in this order", row.pickup.ring_ladder, self.rang, row))
        self._inside.addLayout(self._buttons(row))
        if self._nobody_came and not row.pickup.is_over:
            title = "Nobody came out: in this order"
            self._inside.addLayout(self._ladder(title, row.pickup.no_show_ladder, self.no_show_step, row))
            self._inside.addLayout(self._endings())
        self._inside.addLayout(_facts(row.pickup, today))
        for event in row.events[-_EVENTS_SHOWN:]:
            self._inside.addWidget(words(event_words(event, row.pickup.day), "small", wrap=True))

    def _head(self, row: PickupRow) -> Flow:
        head = Flow(gap=10)
        whose = "Gate pickup" if self._is_on_their_page else row.person.filed_as
        head.addWidget(words(whose, "heading"))
        state = row.pickup.state
        head.addWidget(tag(PICKUP_STATE_NAMES[state], STATE_TONES[state], STATE_ICONS[state]))
        return head

    def _trouble(self, row: PickupRow, text: str) -> Flow:
        inside = Flow(gap=10)
        said = words(text, wrap=True)
        said.setMinimumWidth(theme.px(200))
        said.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        inside.addWidget(said)
        if row.moved_to is not None and text.startswith("The release day"):
            move = button("Move the pickup to that day", "calendar-days")
            move.clicked.connect(self.move_to_release_day)
            inside.addWidget(move)
        return inside

    def _buttons(self, row: PickupRow) -> Flow:
        across = Flow(gap=8)
        pickup = row.pickup
        for made in (self._next_button(pickup), *self._other_buttons(pickup)):
            if made is not None:
                across.addWidget(made)
        return across

    def _next_button(self, pickup: Pickup) -> QPushButton | None:
        said = next_words(pickup)
        if not said:
            return None
        made = button(said, "check", kind="primary", name=f"Next: {said}", tip="N")
        made.clicked.connect(self.next)
        return made

    def _other_buttons(self, pickup: Pickup) -> list[QPushButton]:
        wanted: list[tuple[str, str, str, Callable[[], None]]] = []
        if pickup.hear_by is not None:
            wanted.append(("Heard from the driver", "phone-call", "H", self.heard))
        if pickup.state in _ALONE:
            wanted.append(("Nobody came out…", "user-x", "", self.nobody_came))
        wanted += [
            ("Edit…", "pencil", "E", self.edit),
            ("Print pickup sheet…", "printer", "P", self.print_sheet),
            ("Take back the last stamp", "undo-2", "U", self.take_back),
        ]
        made = []
        for text, picture, key, deed in wanted:
            each = button(text, picture, tip=key, name=f"{text.rstrip('…')}")
            each.clicked.connect(deed)
            made.append(each)
        return made

    def _ladder(self, title: str, steps: Sequence[str], deed: Callable[[str], None], row: PickupRow) -> QVBoxLayout:
        """Steps in order, each with a key that stamps it; those done say so."""
        whole = column(gap=4)
        whole.addWidget(words(title, "strong"))
        done = {event.text for event in row.events if event.kind is not PickupEventKind.STATE}
        for number, step in enumerate(steps, 1):
            across = line(gap=8)
            icon = image("circle-check", Tone.GOOD.value, 16) if step in done else image("clock", "subtle", 16)
            across.addWidget(icon, alignment=Qt.AlignmentFlag.AlignTop)
            across.addWidget(copyable(f"{number}. {step}"), 1)
            stamp = button("Done" if step not in done else "Again", name=f"Done: {step}")
            stamp.clicked.connect(lambda _checked, step=step: deed(step))
            across.addWidget(stamp)
            whole.addLayout(across)
        if not steps:
            whole.addWidget(words("Nobody is named. Edit the pickup and put them down.", "subtle", wrap=True))
        return whole

    def _endings(self) -> Flow:
        across = Flow(gap=8)
        for state in (PickupState.NO_SHOW, PickupState.RELEASED_ELSEWHERE):
            made = button(PICKUP_STATE_NAMES[state], STATE_ICONS[state])
            made.clicked.connect(lambda _checked, state=state: self._stamp(state))
            across.addWidget(made)
        return across

    def next(self) -> None:
        """Stamps what comes next; where a driver is still to be named the form opens."""
        pickup = self.pickup
        if pickup is None:
            return
        if not pickup.driver.strip():
            self.edit()
        elif next_words(pickup):
            self._stamp(None)

    def heard(self) -> None:
        """The driver has been in touch."""
        self._do(lambda desk, pickup_id: desk.pickups.hear.heard(pickup_id))

    def rang(self, whom: str) -> None:
        """Somebody on the ladder was rung."""
        self._do(lambda desk, pickup_id: desk.pickups.hear.rang(pickup_id, whom))

    def no_show_step(self, step: str) -> None:
        """A step of what is done when nobody comes out."""
        self._do(lambda desk, pickup_id: desk.pickups.hear.no_show_step(pickup_id, step))

    def take_back(self) -> None:
        """The last stamp was a slip."""
        self._do(lambda desk, pickup_id: desk.pickups.take_back(pickup_id))

    def nobody_came(self) -> None:
        """Shows what to do, in order, and the two ways it can end."""
        self._nobody_came = not self._nobody_came
        self.show_row(self._row, self._today)

    def move_to_release_day(self) -> None:
        """The release day changed: the pickup goes with it."""
        self._do(lambda desk, pickup_id: desk.pickups.move_to_release_day(pickup_id))

    def print_sheet(self) -> None:
        """Shows the driver's sheet."""
        pickup = self.pickup
        if pickup is not None:
            preview_sheet(
                self._bench,
                lambda desk: desk.pickups.print_sheet(pickup.id),
                self,
                "Pickup sheet",
            )

    def edit(self) -> None:
        """Opens the form; drivers known from before are asked for first."""
        row = self._row
        if row is None:
            return

        def show(drivers: Sequence[tuple[str, str, str]]) -> None:
            form = self.form = PickupForm(self._bench, self, row.pickup, drivers, f"Gate pickup: {row.person.called}")
            form.deed_wanted = lambda: self._deed_of(form)
            form.saved.connect(self.changed)
            form.show_form(760, 660)

        self._bench.jobs.ask(lambda desk: desk.store.day_out.drivers(), show, owner=self, newest="pickup form")

    def _deed_of(self, form: PickupForm) -> Callable[[Desk], object] | None:
        wanted = form.answer(self._today)
        return None if wanted is None else lambda desk: desk.pickups.keep(wanted)

    def _stamp(self, state: PickupState | None) -> None:
        self._do(lambda desk, pickup_id: desk.pickups.stamp(pickup_id, state))

    def _do(self, deed: Callable[[Desk, str], Pickup]) -> None:
        """A deed on the pickup shown; says what it is now."""
        pickup = self.pickup
        if pickup is None:
            return

        def work(desk: Desk) -> tuple[Pickup, str]:
            return deed(desk, pickup.id), saved_at(desk)

        def done(found: tuple[Pickup, str]) -> None:
            self._bench.said.emit(f"{PICKUP_STATE_NAMES[found[0].state]}. {found[1]}")
            self.changed.emit()

        self._bench.jobs.ask(work, done, owner=self, changes=PICKUP_CHANGES)


def _facts(pickup: Pickup, today: date) -> QGridLayout:
    grid = QGridLayout()
    grid.setHorizontalSpacing(theme.px(16))
    grid.setVerticalSpacing(theme.px(5))
    for row, (name, text) in enumerate((name, text) for name, text in facts(pickup, today) if text):
        grid.addWidget(words(name, "subtle"), row, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(copyable(text), row, 1)
    grid.setColumnStretch(1, 1)
    return grid
