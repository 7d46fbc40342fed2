"""Custody as it happened: each event with whose word it was, every release date there ever was, orders outside."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QVBoxLayout

from recovery_desk.domain.community_orders import CommunityOrder
from recovery_desk.domain.custody import SETS_DATE, CustodyEvent, CustodyEventKind
from recovery_desk.domain.dates import long_date, plain_date
from recovery_desk.domain.establishments import Establishment
from recovery_desk.domain.people import PersonId
from recovery_desk.ui.jobs import Kind
from recovery_desk.ui.palette import Tone
from recovery_desk.ui.pane import Pane
from recovery_desk.ui.records import events, orders
from recovery_desk.ui.records.about import custody_facts, facts_grid
from recovery_desk.ui.records.card import RecordCard, Row
from recovery_desk.ui.records.editor import RecordEditor
from recovery_desk.ui.saved import saved_at
from recovery_desk.ui.screen import Bench, Place
from recovery_desk.ui.theme import theme
from recovery_desk.ui.widgets.buttons import button
from recovery_desk.ui.widgets.fields import choice
from recovery_desk.ui.widgets.flow import Flow, side_by_side
from recovery_desk.ui.widgets.frames import banner, card, column, empty_of, line, rule
from recovery_desk.ui.widgets.words import words
from recovery_desk.usecases.desk import Desk
from recovery_desk.usecases.ground_moved import Consequence, StandingPlan
from recovery_desk.usecases.open_person import PersonRecord
from recovery_desk.usecases.people_words import EVENT_WORDS


@dataclass(frozen=True, slots=True)
class _Found:
    """Everything on the page."""

    record: PersonRecord
    today: date
    events: Sequence[CustodyEvent]
    orders: Sequence[CommunityOrder]
    establishments: Sequence[Establishment]
    consequences: Sequence[Consequence]

    @property
    def places(self) -> dict[str, str]:
        """Establishments by their ids."""
        return {str(each.id): each.short_name for each in self.establishments}


class CustodyPane(Pane):
    """Where they are, what happened, what that moves, and what orders they are under outside."""

    name = "custody"
    title = "Custody"
    stale_after = frozenset({Kind.PEOPLE, Kind.RELEASES, Kind.CHECKS, Kind.TASKS, Kind.MEETINGS, Kind.PICKUPS})

    def __init__(self, bench: Bench) -> None:
        super().__init__(bench)
        self._found: _Found | None = None
        self._moved = QVBoxLayout()
        self._now = QVBoxLayout()
        self._kind = choice("What happened", [(EVENT_WORDS[kind], kind) for kind in events.OFFERED])
        self._events = RecordCard(
            "What happened",
            "history",
            empty="Nothing is recorded yet. Each event is kept: a move, a new release date, home leave, a recall.",
        )
        self._dates = RecordCard("Every release date", "calendar-clock", empty="No release date was ever recorded.")
        self._orders = RecordCard(
            "Orders outside",
            "gavel",
            add="Add order",
            empty="No order in the community is recorded.",
        )
        self._orders.add_wanted.connect(lambda: self._edit_order(None))
        self.inside.addLayout(self._moved)
        sides = side_by_side()
        left, right = column(gap=12), column(gap=12)
        left.addWidget(self._record_card())
        left.addWidget(self._events)
        left.addStretch(1)
        right.addLayout(self._now)
        right.addWidget(self._dates)
        right.addWidget(self._orders)
        right.addStretch(1)
        sides.addLayout(left, 1)
        sides.addLayout(right, 1)
        self.inside.addLayout(sides)
        self.inside.addStretch(1)

    def _record_card(self) -> QFrame:
        box = card()
        whole = column(box, margin=14, gap=8)
        whole.addWidget(words("Something has happened", "heading"))
        across = Flow(gap=8)
        across.addWidget(self._kind)
        go = button("Record it", "plus", kind="primary", name="Record what happened")
        go.clicked.connect(self._record_event)
        across.addWidget(go)
        whole.addLayout(across)
        whole.addWidget(
            words(
                "Nothing is reset or deleted: plans that stand on it say that their ground moved.", "small", wrap=True
            )
        )
        return box

    def refresh(self, person_id: PersonId) -> None:
        """Reads everything anew."""

        def read(desk: Desk) -> _Found:
            return _Found(
                desk.open_person(person_id),
                desk.clock.today(),
                desk.store.records(CustodyEvent).of(person_id),
                desk.store.records(CommunityOrder).of(person_id),
                desk.store.establishments.all(),
                desk.record.consequences(person_id),
            )

        self.jobs.ask(read, self._show, owner=self, newest="custody")

    def clear(self) -> None:
        """Nothing of the person before is seen while the next is read."""
        self._found = None
        empty_of(self._moved)
        empty_of(self._now)
        for part in (self._events, self._orders, self._dates):
            part.close_editor()
            part.show_rows(())

    def _show(self, found: _Found) -> None:
        self._found = found
        empty_of(self._moved)
        if found.consequences:
            self._moved.addWidget(self._what_moved(found))
        empty_of(self._now)
        self._now.addWidget(_now_card(found.record))
        places = found.places
        self._events.show_rows([events.row_of(event, places) for event in found.events])
        self._dates.show_rows(_dates_of(found))
        self._orders.show_rows(
            [orders.row_of(order, found.today, partial(self._edit_order, order)) for order in found.orders]
        )

    def _what_moved(self, found: _Found) -> QFrame:
        told = column(gap=4)
        many = len(found.consequences)
        said = "One plan stands" if many == 1 else f"{many} plans stand"
        told.addWidget(words(f"{said} on ground that has moved. Look at each again.", "strong", wrap=True))
        for each in found.consequences:
            across = line(gap=8)
            plan = each.plan
            across.addWidget(words(f"{plan.title}: {events.row_of(each.event, found.places).heading}", wrap=True), 1)
            look = button("Look", name=f"Look at {plan.title}")
            look.clicked.connect(partial(self.navigate.emit, Place("person", found.record.person.id, plan.tab)))
            stands = button("Still right", "check", name=f"{plan.title} is still right")
            stands.clicked.connect(partial(self._still_stands, plan))
            for each_button in (look, stands):
                across.addWidget(each_button, alignment=Qt.AlignmentFlag.AlignTop)
            told.addLayout(across)
        return banner(Tone.CARE, told, "triangle-alert")

    def _still_stands(self, plan: StandingPlan) -> None:
        found = self._found
        if found is None:
            return
        person_id = found.record.person.id

        def keep(desk: Desk) -> str:
            desk.record.still_stands(person_id, plan.kind, plan.record_id)
            return saved_at(desk)

        self.jobs.ask(keep, self.bench.said.emit, owner=self, changes=(Kind.PEOPLE,))

    def _record_event(self) -> None:
        found = self._found
        if found is None or self._events.is_editing:
            return
        kind = CustodyEventKind(self._kind.currentData())
        record = found.record
        self._events.open(
            RecordEditor(
                self.bench,
                title=EVENT_WORDS[kind],
                form=f"custody-{kind.value}",
                about=record.person.id,
                fields=events.fields(kind, found.establishments),
                values=events.values_of(record.episode),
                make=events.keep(record.person.id, kind, found.today),
                today=found.today,
                changes=(Kind.PEOPLE, Kind.RELEASES, Kind.CHECKS, Kind.TASKS, Kind.MEETINGS, Kind.PICKUPS),
                dates=events.DATES,
            )
        )

    def _edit_order(self, order: CommunityOrder | None) -> None:
        found = self._found
        if found is None or self._orders.is_editing:
            return
        person_id = found.record.person.id
        shown = order or orders.new_order(person_id)
        self._orders.open(
            RecordEditor(
                self.bench,
                title="Order" if order else "New order",
                form="order",
                about=shown.id or person_id,
                fields=orders.FIELDS,
                values=orders.values_of(shown),
                make=orders.keep(shown),
                today=found.today,
                changes=(Kind.PEOPLE,),
                dates=orders.DATES,
            )
        )


def _now_card(record: PersonRecord) -> QFrame:
    box = card()
    whole = column(box, gap=0)
    head = line()
    head.setContentsMargins(theme.px(16), theme.px(10), theme.px(12), theme.px(10))
    head.addWidget(words("Now", "heading"))
    whole.addLayout(head)
    whole.addWidget(rule())
    whole.addLayout(facts_grid(custody_facts(record)))
    return box


def _dates_of(found: _Found) -> list[Row]:
    """Every date there ever was, the newest first, the one that counts marked."""
    release = None if found.record.episode is None else found.record.episode.release
    rows: list[Row] = []
    for event in found.events:
        first = event.kind is CustodyEventKind.RECORDED and event.due is not None
        if event.kind not in SETS_DATE and not first:
            continue
        said = [f"Told by {event.told_by}" if event.told_by else "Nobody wrote down who told it"]
        if event.happened_on:
            said.append(f"on {plain_date(event.happened_on)}")
        counts = not rows and release is not None and event.due == release.due
        rows.append(
            Row(
                "No longer known" if event.due is None else long_date(event.due),
                [" · ".join(said)],
                [("Counts now", Tone.GOOD, "check")] if counts else [],
                is_past=not counts,
            )
        )
    return rows
