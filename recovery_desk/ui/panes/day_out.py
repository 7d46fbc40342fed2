"""The day out: the route from the gate to bed, who meets them, and the first days after."""

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame

from recovery_desk.domain.errors import UserFacingError
from recovery_desk.domain.people import PersonId
from recovery_desk.ui.day_out.after_card import AfterCard
from recovery_desk.ui.day_out.pickup_details import PickupDetails
from recovery_desk.ui.day_out.pickup_form import PICKUP_CHANGES
from recovery_desk.ui.day_out.route_editor import RouteEditor
from recovery_desk.ui.jobs import Kind
from recovery_desk.ui.pane import Pane
from recovery_desk.ui.saved import saved_at
from recovery_desk.ui.screen import Bench
from recovery_desk.ui.theme import theme
from recovery_desk.ui.widgets.buttons import button
from recovery_desk.ui.widgets.flow import Flow, side_by_side
from recovery_desk.ui.widgets.frames import card, column, image, line, rule
from recovery_desk.ui.widgets.words import words
from recovery_desk.usecases.desk import Desk
from recovery_desk.usecases.list_pickups import PickupRow
from recovery_desk.usecases.problem_words import words_for


class DayOutPane(Pane):
    """The route on the left; pickup and first days on the right."""

    name = "day-out"
    title = "Day out"
    stale_after = frozenset({Kind.PEOPLE, Kind.RELEASES, Kind.SETTINGS, Kind.SERVICES, Kind.PICKUPS})

    def __init__(self, bench: Bench) -> None:
        super().__init__(bench)
        self.route = RouteEditor(bench)
        self.pickup = PickupDetails(bench, is_on_their_page=True)
        self.after = AfterCard(bench)
        across = side_by_side()
        across.addWidget(self.route, 1)
        right = column(gap=12)
        right.addWidget(self._pickup_card())
        right.addWidget(self.after)
        right.addStretch(1)
        across.addLayout(right, 1)
        self.inside.addLayout(across)
        self.inside.addStretch(1)
        context = Qt.ShortcutContext.WidgetWithChildrenShortcut
        for keys, deed in (("N", self.pickup.next), ("H", self.pickup.heard), ("E", self.pickup.edit)):
            QShortcut(QKeySequence(keys), self, deed, context=context)

    def _pickup_card(self) -> QFrame:
        box = card()
        whole = column(box, gap=0)
        head = Flow(gap=8)
        head.setContentsMargins(theme.px(16), theme.px(10), theme.px(12), theme.px(10))
        head.addWidget(image("car", "text", 18))
        head.addWidget(words("Gate pickup", "heading"))
        whole.addLayout(head)
        whole.addWidget(rule())
        body = column(margin=14, gap=8)
        nobody = "Nobody is down to meet them. Somebody they already know at the gate is what helps most."
        self._none = words(nobody, "subtle", wrap=True)
        self._begin = button("Meet them at the gate", "car", kind="primary")
        self._begin.clicked.connect(self.begin_pickup)
        self._refusal = words("", "problem", wrap=True)
        self._refusal.hide()
        begin = line()
        begin.addWidget(self._begin)
        begin.addStretch(1)
        body.addWidget(self._none)
        body.addWidget(self._refusal)
        body.addLayout(begin)
        body.addWidget(self.pickup)
        whole.addLayout(body)
        self.pickup.changed.connect(self._read_pickup)
        return box

    def clear(self) -> None:
        """Nothing of the person before is seen while the next is read."""
        self.route.clear()
        self.after.clear()
        self._show_pickup(None)

    def refresh(self, person_id: PersonId) -> None:
        """Each part reads itself anew."""
        self.route.show_person(person_id)
        self.after.show_person(person_id)
        self._read_pickup()

    def _read_pickup(self) -> None:
        person_id = self.person_id
        if person_id is not None:
            self.jobs.ask(
                lambda desk: (desk.pickups.board.of_person(person_id), desk.clock.today()),
                lambda found: self._show_pickup(*found),
                owner=self,
                newest="pickup",
            )

    def _show_pickup(self, row: PickupRow | None, today: date = date.min) -> None:
        self._none.setVisible(row is None)
        self._begin.setVisible(row is None or row.pickup.is_over)
        self._refusal.hide()
        self.pickup.show_row(row, today)

    def begin_pickup(self) -> None:
        """They want to be met: what is known already is filled in."""
        person_id = self.person_id
        if person_id is None:
            return

        def begin(desk: Desk) -> str:
            desk.pickups.begin(person_id)
            return saved_at(desk)

        def begun(said: str) -> None:
            self.bench.said.emit(said)
            self._read_pickup()

        self.jobs.ask(begin, begun, owner=self, failed=self._refused, changes=PICKUP_CHANGES)

    def _refused(self, problem: UserFacingError) -> None:
        self._refusal.setText(words_for(problem))
        self._refusal.show()

    def print_chosen(self) -> bool:
        """The pickup sheet, where there is a pickup."""
        if self.pickup.pickup is None:
            return False
        self.pickup.print_sheet()
        return True
