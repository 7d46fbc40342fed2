"""The release-day route of one person as a card: the timeline, and one key to take an order that works."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QWidget

from recovery_desk.domain.people import PersonId
from recovery_desk.ui.jobs import Kind
from recovery_desk.ui.route_suggestions import MOST_SHOWN, first_to_take, suggestion_row
from recovery_desk.ui.route_words import headline_tone, timeline_stops
from recovery_desk.ui.saved import saved_at
from recovery_desk.ui.screen import Bench
from recovery_desk.ui.theme import theme
from recovery_desk.ui.widgets.flow import Flow
from recovery_desk.ui.widgets.frames import column, empty_of, image, line, rule, tag
from recovery_desk.ui.widgets.route_timeline import RouteTimeline
from recovery_desk.ui.widgets.words import words
from recovery_desk.usecases.desk import Desk
from recovery_desk.usecases.plan_route import RoutePlan
from recovery_desk.usecases.route_suggestions import Suggestion

ROUTE_CHANGES = (Kind.SERVICES, Kind.CHECKS, Kind.RELEASES)
"""What a change of a route makes stale: the route itself, and the checks that look at it."""

ROUTE_STALE_AFTER = frozenset({Kind.SERVICES, Kind.PEOPLE, Kind.RELEASES, Kind.SETTINGS})
"""What makes a route stale."""


class RouteCard(QFrame):
    """Reads the route of whoever it is shown for. `changeable` is for the pane where routes are made."""

    shown = Signal(object)
    """The `RoutePlan` that has come."""

    def __init__(self, bench: Bench, *, changeable: bool = False) -> None:
        super().__init__()
        self.setObjectName("card")
        self._bench = bench
        self._person_id: PersonId | None = None
        self.plan: RoutePlan | None = None
        self.timeline = RouteTimeline(changeable=changeable)
        whole = column(self, gap=0)
        head = Flow(gap=8)
        head.setContentsMargins(theme.px(16), theme.px(10), theme.px(12), theme.px(10))
        title = QWidget()
        title.setObjectName("bare")
        beside = line(title, gap=8)
        beside.addWidget(image("route", "text", 18))
        beside.addWidget(words("Release-day route", "heading"))
        head.addWidget(title)
        self._flag = column(gap=0)
        flag = QWidget()
        flag.setObjectName("bare")
        flag.setLayout(self._flag)
        head.addWidget(flag)
        head.spring()
        self.tools = head
        """Buttons of whoever shows the card are added here."""
        whole.addLayout(head)
        whole.addWidget(rule())
        self._body = column(margin=12, gap=8)
        self._empty = words("", "subtle", wrap=True)
        self._body.addWidget(self._empty)
        self._body.addWidget(self.timeline)
        self.below = Flow(gap=8)
        """Likewise, for what works on the stop chosen."""
        self._body.addLayout(self.below)
        self._advice = column(gap=6)
        self._body.addLayout(self._advice)
        whole.addLayout(self._body)
        whole.addStretch(1)
        context = Qt.ShortcutContext.WidgetWithChildrenShortcut
        self._key = QShortcut(QKeySequence("T"), self, self._take_first, context=context)

    def show_person(self, person_id: PersonId) -> None:
        """Reads somebody's route anew; what is there of somebody else goes first."""
        if person_id != self._person_id:
            self.clear()
        self._person_id = person_id
        self._bench.jobs.ask(lambda desk: desk.route.plan(person_id), self._show, owner=self, newest="route")

    def clear(self) -> None:
        """Nothing of the person before is seen while the next is read."""
        self.plan, self._person_id = None, None
        self.timeline.show_stops([])
        self._empty.setText("")
        for part in (self._flag, self._advice):
            empty_of(part)

    def take(self, suggestion: Suggestion) -> None:
        """Takes the order of a suggestion for the day as it stands."""
        plan, person_id = self.plan, self._person_id
        if plan is None or person_id is None:
            return
        order = plan.order_of(suggestion)

        def work(desk: Desk) -> tuple[RoutePlan, str]:
            desk.route.take_order(person_id, order)
            return desk.route.plan(person_id), saved_at(desk)

        def done(found: tuple[RoutePlan, str]) -> None:
            self._show(found[0])
            self._bench.said.emit(f"Order taken: {found[0].headline.lower()}. {found[1]}")

        self._bench.jobs.ask(work, done, owner=self, changes=ROUTE_CHANGES)

    def _take_first(self) -> None:
        first = first_to_take(self.plan) if self.plan else None
        if first is not None:
            self.take(first)

    def _show(self, plan: RoutePlan) -> None:
        self.plan = plan
        self.timeline.show_stops(timeline_stops(plan))
        empty_of(self._flag)
        self._flag.addWidget(tag(plan.headline, headline_tone(plan)))
        self._empty.setText(
            "" if plan.stops else "No route yet. Put down where they go on the day they walk out, from the gate to bed."
        )
        self._empty.setVisible(not plan.stops)
        empty_of(self._advice)
        for suggestion in plan.suggestions[:MOST_SHOWN]:
            self._advice.addWidget(suggestion_row(suggestion, partial(self.take, suggestion)))
        self.shown.emit(plan)
