"""The banner of a release day: what kind of day it is, what the law does, what may be asked for, and what to do."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from recovery_desk.domain.dates import short_date
from recovery_desk.domain.release_day.early_release import EarlyReleaseRequest
from recovery_desk.domain.release_day.questions import ReleaseAnswer
from recovery_desk.ui.palette import Tone
from recovery_desk.ui.release_words import headline_of, tone_of, tone_picture
from recovery_desk.ui.widgets.buttons import button
from recovery_desk.ui.widgets.flow import Flow
from recovery_desk.ui.widgets.frames import banner, column, line
from recovery_desk.ui.widgets.words import sentence
from recovery_desk.usecases.plan_route import RoutePlan


class ReleaseBanner(QWidget):
    """Each button is a signal."""

    request_wanted = Signal()
    answer_wanted = Signal()
    date_wanted = Signal()
    print_wanted = Signal()
    why_wanted = Signal()

    def __init__(
        self,
        answer: ReleaseAnswer,
        request: EarlyReleaseRequest | None,
        route: RoutePlan,
        *,
        why_shown: bool,
    ) -> None:
        super().__init__()
        self.setObjectName("bare")
        inside = column(gap=10)
        headline, rest = headline_of(answer)
        parts = [(headline + " ", True), *rest, *_route_words(route), *_request_words(request)]
        inside.addWidget(sentence(parts))
        buttons = Flow(gap=8)
        if answer.may_ask and (request is None or not request.is_waiting):
            write = button("Write request…", "square-pen", kind="primary" if answer.is_hard_day else "")
            write.clicked.connect(self.request_wanted)
            buttons.addWidget(write)
        if request is not None:
            decide = button("Record decision…", "scale", kind="primary" if request.is_waiting else "")
            decide.clicked.connect(self.answer_wanted)
            buttons.addWidget(decide)
        change = button("Change release date…", "calendar-days")
        change.clicked.connect(self.date_wanted)
        sheet = button("Print handover sheet…", "printer")
        sheet.clicked.connect(self.print_wanted)
        self.why = why = button("Hide why" if why_shown else "Why?", kind="link", name="Why? The law, step by step")
        why.clicked.connect(self.why_wanted)
        for widget in (change, sheet, why):
            buttons.addWidget(widget)
        inside.addLayout(buttons)
        column(self).addWidget(banner(tone_of(answer), inside, tone_picture(answer)))


class NoDateBanner(QWidget):
    """What is said while nobody has told us a date."""

    date_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("bare")
        inside = column(gap=10)
        inside.addWidget(
            sentence((
                ("No release date is known. ", True),
                ("Until somebody tells us one, nothing can be checked and nobody is on the board of releases.", False),
            ))
        )  # fmt: skip
        buttons = line(gap=8)
        enter = button("Enter a release date…", "calendar-days", kind="primary")
        enter.clicked.connect(self.date_wanted)
        buttons.addWidget(enter)
        buttons.addStretch(1)
        inside.addLayout(buttons)
        column(self).addWidget(banner(Tone.CARE, inside, "calendar-search"))


def _route_words(route: RoutePlan) -> list[tuple[str, bool]]:
    shut = [stop for stop in route.stops if stop.fits is False]
    if not shut:
        return []
    if len(shut) == 1:
        return [(f" On the route, {shut[0].name} does not fit: {shut[0].reason}.", False)]
    return [(f" {len(shut)} places on the route do not fit.", False)]


def _request_words(request: EarlyReleaseRequest | None) -> list[tuple[str, bool]]:
    if request is None or not request.is_waiting or request.sent_on is None:
        return []
    return [
        (" An earlier day was asked for on ", False),
        (short_date(request.sent_on), True),
        (", no answer yet.", False),
    ]
