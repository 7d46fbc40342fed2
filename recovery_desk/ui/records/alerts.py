"""Alerts as a form and as rows."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

from recovery_desk.domain.alerts import Alert, AlertKind
from recovery_desk.domain.date_sense import DateOf
from recovery_desk.domain.dates import plain_date
from recovery_desk.domain.dates_as_typed import Meaning
from recovery_desk.domain.people import PersonId
from recovery_desk.ui.palette import Tone
from recovery_desk.ui.records.card import Row, RowDeed, Tag
from recovery_desk.ui.records.editor import Deed
from recovery_desk.ui.records.form import Field, FieldKind, Values
from recovery_desk.usecases.people_words import ALERT_WORDS

SERIOUS = frozenset({AlertKind.OVERDOSE, AlertKind.SELF_HARM, AlertKind.UNDER_THREAT, AlertKind.RISK_TO_OTHERS})
DATES = {DateOf.RECORDED: "recorded_on", DateOf.REVIEW: "review_on"}
FIELDS = (
    Field("kind", "What it is about", FieldKind.CHOICE, options=[(text, kind) for kind, text in ALERT_WORDS.items()]),
    Field("text", "What to know", hint="Short: it stands beside the name", needed="Write what to know"),
    Field("source", "Who said so", hint="A name, a file, the person themselves"),
    Field("recorded_on", "Known since", FieldKind.DAY, "Empty means today", meaning=Meaning.PAST),
    Field("review_on", "Look at it again on", FieldKind.DAY),
    Field("ended_on", "No longer holds since", FieldKind.DAY, meaning=Meaning.PAST),
    Field("driver_may_know", "The driver of a gate pickup may know this", FieldKind.TICK),
)


def values_of(alert: Alert) -> dict[str, Any]:
    """What stands in the form."""
    return {field.key: getattr(alert, field.key) for field in FIELDS}


def new_alert(person_id: PersonId) -> Alert:
    """An empty one."""
    return Alert("", person_id, AlertKind.OVERDOSE, "")


def keep(alert: Alert) -> Callable[[Values], Deed]:
    """What was read as the deed that keeps it."""
    return lambda values: lambda desk: desk.record.keep_alert(replace(alert, **values))


def tag_of(alert: Alert) -> Tag:
    """An alert beside a name."""
    return alert.text, Tone.HARD if alert.kind in SERIOUS else Tone.CARE, "triangle-alert"


def row_of(alert: Alert, today: date, edit: Callable[[], None]) -> Row:
    """An alert in the list."""
    said = [ALERT_WORDS[alert.kind]]
    if alert.source:
        said.append(f"told by {alert.source}")
    if alert.recorded_on:
        said.append(f"known since {plain_date(alert.recorded_on)}")
    tags: list[Tag] = []
    if alert.is_overdue_on(today):
        tags.append(("Look at it again", Tone.CARE, "calendar-clock"))
    if alert.driver_may_know:
        tags.append(("The driver may know", Tone.NOTE, "car"))
    if not alert.stands_on(today) and alert.ended_on:
        said.append(f"no longer holds since {plain_date(alert.ended_on)}")
    elif alert.review_on:
        said.append(f"to be looked at again on {plain_date(alert.review_on)}")
    return Row(
        alert.text,
        [" · ".join(said)],
        tags,
        [RowDeed("", f"Change the alert {alert.text}", edit, "pencil")],
        is_past=not alert.stands_on(today),
    )
