"""Who am I looking at: always at the top of a person's page."""

from datetime import date

from PySide6.QtCore import QEvent, QRect, Qt
from PySide6.QtGui import QFont, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QSizePolicy, QWidget

from recovery_desk.domain.counting import so_many
from recovery_desk.domain.custody import Whereabouts
from recovery_desk.domain.dates import days_away, short_date
from recovery_desk.ui.palette import Tone
from recovery_desk.ui.records.alerts import SERIOUS, tag_of
from recovery_desk.ui.release_words import tone_of
from recovery_desk.ui.theme import theme
from recovery_desk.ui.typed import born_in_words
from recovery_desk.ui.widgets.flow import Flow
from recovery_desk.ui.widgets.frames import column, empty_of, tag
from recovery_desk.ui.widgets.words import copyable, words
from recovery_desk.usecases.open_person import PersonRecord
from recovery_desk.usecases.people_words import NEED_WORDS

_DISC = 48
_MOST_ALERTS, _LONGEST = 3, 40

Flag = tuple[str, Tone, str]


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


def _flags(record: PersonRecord, today: date) -> list[Flag]:
    """What must not be overlooked: a restriction, the alerts, how to talk with them, when they walk out."""
    flags: list[Flag] = []
    if record.details.is_restricted:
        flags.append(("Restricted: kept, not used", Tone.HARD, "lock"))
    serious = sorted(record.alerts, key=lambda alert: alert.kind not in SERIOUS)
    flags += [_short(tag_of(alert)) for alert in serious[:_MOST_ALERTS]]
    if len(serious) > _MOST_ALERTS:
        flags.append((so_many(len(serious) - _MOST_ALERTS, "more alert"), Tone.CARE, "triangle-alert"))
    flags += _needs(record)
    return [*flags, _release(record, today)]


def _short(flag: Flag) -> Flag:
    text, tone, picture = flag
    return (text if len(text) <= _LONGEST else text[: _LONGEST - 1].rstrip() + "…", tone, picture)


def _needs(record: PersonRecord) -> list[Flag]:
    needs = record.details.needs
    if needs:
        more = f" and {len(needs) - 1} more" if len(needs) > 1 else ""
        return [(NEED_WORDS[needs[0]] + more, Tone.CARE, "book-open")]
    return [("Communication needs", Tone.CARE, "message-circle")] if record.person.communication_needs else []


def _release(record: PersonRecord, today: date) -> Flag:
    episode = record.episode
    if record.where is Whereabouts.OUT and episode is not None and episode.ended_on is not None:
        return f"Out since {short_date(episode.ended_on)}", Tone.GOOD, "door-open"
    if record.where is Whereabouts.HOME_LEAVE:
        return "On home leave", Tone.NOTE, "house"
    if record.answer is None:
        return "Release date not known", Tone.CARE, "calendar-search"
    away = days_away(record.answer.release_day, today)
    hard = tone_of(record.answer) is Tone.HARD
    return f"Release {away}", Tone.HARD if hard else Tone.NOTE, "triangle-alert" if hard else "calendar-clock"
