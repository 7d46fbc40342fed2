"""Who am I looking at: always at the top of a person's page."""

from datetime import date

from PySide6.QtCore import QEvent, QRect, Qt
from PySide6.QtGui import QFont, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QSizePolicy, QWidget

from recovery_desk.domain.dates import days_away
from recovery_desk.ui.palette import Tone
from recovery_desk.ui.release_words import tone_of
from recovery_desk.ui.theme import theme
from recovery_desk.ui.typed import born_in_words
from recovery_desk.ui.widgets.flow import Flow
from recovery_desk.ui.widgets.frames import column, empty_of, tag
from recovery_desk.ui.widgets.words import copyable, words
from recovery_desk.usecases.open_person import PersonRecord

_DISC = 48


class Disc(QWidget):
    """Initials in a circle; the name beside it says the same."""

    def __init__(self, initials: str) -> None:
        super().__init__()
        self._initials = initials
        self.setFixedSize(theme.px(_DISC), theme.px(_DISC))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Circle and letters."""
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("accent"))
        painter.drawEllipse(self.rect())
        painter.setPen(theme.colour("on_accent"))
        painter.setFont(theme.font(13, QFont.Weight.DemiBold))
        painter.drawText(QRect(self.rect()), Qt.AlignmentFlag.AlignCenter, self._initials)
        painter.end()


class IdentityBar(QFrame):
    """Name, what they like to be called, born, number, where, and what must not be overlooked."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("card")
        self._inside = Flow(self, gap=14)
        self._inside.setContentsMargins(theme.px(16), theme.px(12), theme.px(16), theme.px(12))

    def event(self, event: QEvent) -> bool:
        """Stays as high as its lines need at its width."""
        done = super().event(event)
        if event.type() in (QEvent.Type.LayoutRequest, QEvent.Type.Resize):
            self.setMinimumHeight(self._inside.heightForWidth(self.width()))
        return done

    def show_record(self, record: PersonRecord, today: date) -> None:
        """Shows somebody."""
        empty_of(self._inside)
        person = record.person
        self._inside.addWidget(Disc(person.initials))
        middle = QWidget()
        middle.setObjectName("bare")
        middle.setMinimumWidth(theme.px(300))
        middle.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        lines = column(middle, gap=1)
        names = Flow(gap=8)
        names.addWidget(copyable(person.filed_as, "large", wrap=False))
        if person.preferred_name:
            names.addWidget(words(f"likes to be called {person.preferred_name}", "subtle"))
        lines.addLayout(names)
        lines.addWidget(copyable(" · ".join(_facts(record, today)), "subtle"))
        self._inside.addWidget(middle)
        for text, tone, picture in _flags(record, today):
            self._inside.addWidget(tag(text, tone, picture))


def _facts(record: PersonRecord, today: date) -> list[str]:
    person, episode = record.person, record.episode
    where = record.establishment.short_name if record.establishment else "establishment not recorded"
    place = f", {episode.place}" if episode and episode.place else ""
    return [
        born_in_words(person, today),
        f"Number {person.prison_number}" if person.prison_number else "no prison number",
        where + place,
        f"Worker {person.worker}" if person.worker else "no worker",
    ]


def _flags(record: PersonRecord, today: date) -> list[tuple[str, Tone, str]]:
    flags: list[tuple[str, Tone, str]] = []
    if record.person.communication_needs:
        flags.append(("Communication needs", Tone.CARE, "message-circle"))
    if record.answer is None:
        return [*flags, ("Release date not known", Tone.CARE, "calendar-search")]
    away = days_away(record.answer.release_day, today)
    hard = tone_of(record.answer) is Tone.HARD
    flags.append((f"Release {away}", Tone.HARD if hard else Tone.NOTE, "triangle-alert" if hard else "calendar-clock"))
    return flags
