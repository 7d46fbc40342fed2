"""Events in custody as a form and as rows."""

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from typing import Any

from recovery_desk.domain.custody import (
    BEGINS_A_STAY,
    ENDS_A_STAY,
    MOVES_PLACE,
    SETS_DATE,
    CustodyEvent,
    CustodyEventKind,
)
from recovery_desk.domain.date_sense import DateOf
from recovery_desk.domain.dates import clock_time, long_date, plain_date
from recovery_desk.domain.dates_as_typed import Meaning
from recovery_desk.domain.episodes import CustodyEpisode, ReleaseDate
from recovery_desk.domain.establishments import Establishment, EstablishmentId
from recovery_desk.domain.people import PersonId
from recovery_desk.domain.release_day.questions import ReleaseKind
from recovery_desk.domain.uk_time import uk_time
from recovery_desk.ui.palette import Tone
from recovery_desk.ui.records.card import Row, Tag
from recovery_desk.ui.records.editor import Deed
from recovery_desk.ui.records.form import Field, FieldKind, Values
from recovery_desk.ui.typed import Refusal
from recovery_desk.usecases.import_caseload.places import Places
from recovery_desk.usecases.import_problems import CellProblem
from recovery_desk.usecases.people_words import EVENT_WORDS
from recovery_desk.usecases.problem_words import words_for
from recovery_desk.usecases.record_custody_event import Happening
from recovery_desk.usecases.release_kind_words import KIND_WORDS

K = CustodyEventKind
OFFERED = (
    K.MOVED_HALL, K.MOVED_PRISON, K.RELEASE_DATE_CHANGED, K.RELEASE_DATE_WITHDRAWN, K.HOME_LEAVE, K.RETURNED,
    K.RELEASED, K.COURT_RELEASE, K.RECALLED, K.READMITTED, K.ADMITTED,
)  # fmt: skip
"""What can be recorded by hand; that somebody was first recorded is written by the desk itself."""

DATES = {
    DateOf.EVENT: "happened_on",
    DateOf.EVENT_END: "until",
    DateOf.RELEASE: "due",
    DateOf.LEFT_CUSTODY: "happened_on",
    DateOf.ADMISSION: "happened_on",
}
_TONES = {
    K.RELEASE_DATE_CHANGED: Tone.CARE,
    K.RELEASE_DATE_WITHDRAWN: Tone.CARE,
    K.RECALLED: Tone.HARD,
    K.COURT_RELEASE: Tone.HARD,
    K.RELEASED: Tone.GOOD,
}


def fields(kind: CustodyEventKind, establishments: Sequence[Establishment]) -> tuple[Field, ...]:
    """The form of one kind of event: only what can be said of it."""
    when = "When" if kind not in SETS_DATE else "Told on"
    found = [Field("happened_on", when, FieldKind.DAY, "Empty means today", meaning=Meaning.PAST)]
    if kind is K.HOME_LEAVE:
        found = [
            Field("happened_on", "First day", FieldKind.DAY, needed="Write the first day"),
            Field("until", "Last day", FieldKind.DAY, needed="Write the last day"),
        ]
    if kind is K.MOVED_PRISON or kind in BEGINS_A_STAY:
        found.append(_establishment(establishments, needed=kind is K.MOVED_PRISON))
    if kind in MOVES_PLACE or kind in BEGINS_A_STAY:
        found += [
            Field("hall", "Hall", needed="Write the hall" if kind is K.MOVED_HALL else ""),
            Field("cell", "Cell"),
        ]
    if kind in SETS_DATE and kind is not K.RELEASE_DATE_WITHDRAWN:
        found += [
            Field("due", "Release date", FieldKind.DAY, needed="Write the release date"),
            Field(
                "release_kind",
                "Kind of release",
                FieldKind.CHOICE,
                options=[(text, each) for each, text in KIND_WORDS.items()],
            ),
        ]
    found += [Field("told_by", "Told by", hint="Whose word it is"), Field("note", "Anything else", FieldKind.LONG)]
    return tuple(found)


def _establishment(establishments: Sequence[Establishment], *, needed: bool) -> Field:
    names = {each.short_name: each.id for each in establishments}
    places = Places(establishments)

    def read(text: str) -> EstablishmentId | None:
        if not text:
            return None
        if text in names:
            return names[text]
        try:
            return places.find(text)
        except CellProblem as problem:
            raise Refusal(words_for(problem)) from None

    return Field(
        "establishment_id",
        "Establishment",
        hint="Start typing: Barl… offers HMP Barlinnie",
        suggestions=list(names),
        needed="Write which establishment" if needed else "",
        read_as=read,
        wide=True,
    )


def values_of(stay: CustodyEpisode | None) -> dict[str, Any]:
    """What stands in the form at first."""
    release = None if stay is None else stay.release
    return {"release_kind": ReleaseKind.SENTENCE if release is None else release.kind}


def keep(person_id: PersonId, kind: CustodyEventKind, today: date) -> Callable[[Values], Deed]:
    """What was read as the deed that keeps it."""

    def make(values: Values) -> Deed:
        told_by, on = values["told_by"], values.get("happened_on") or today
        release = None
        if values.get("due") is not None:
            release = ReleaseDate(values["due"], values["release_kind"], told_by, on)
        happening = Happening(
            kind,
            on,
            establishment_id=values.get("establishment_id"),
            hall=values.get("hall", ""),
            cell=values.get("cell", ""),
            release=release,
            told_by=told_by,
            until=values.get("until"),
            note=values["note"],
        )
        return lambda desk: desk.record.record_event(person_id, happening)

    return make


def row_of(event: CustodyEvent, places: dict[str, str]) -> Row:
    """An event in the list: what, when, whose word, and when we heard."""
    heard = uk_time(event.recorded_at)
    known = (
        f"{(event.kind in SETS_DATE and 'told') or 'on'} {plain_date(event.happened_on)}" if event.happened_on else ""
    )
    source = f"told by {event.told_by}" if event.told_by else ""
    recorded = f"recorded {plain_date(heard.date())} at {clock_time(heard)}"
    tone = _TONES.get(event.kind)
    tags: list[Tag] = [] if tone is None else [(EVENT_WORDS[event.kind], tone, "calendar-clock")]
    return Row(
        _said(event, places),
        [_sentence(part for part in (known, source, recorded) if part), event.note],
        tags,
    )


def _sentence(parts: Iterable[str]) -> str:
    text = " · ".join(parts)
    return text[:1].upper() + text[1:]


def _said(event: CustodyEvent, places: dict[str, str]) -> str:
    at = ", ".join(
        part for part in (places.get(event.establishment_id or "", ""), f"{event.hall} {event.cell}".strip()) if part
    )
    if event.kind in SETS_DATE:
        return _date_said(event)
    if event.kind in MOVES_PLACE or event.kind in BEGINS_A_STAY or event.kind is K.RECORDED:
        due = f", due out {plain_date(event.due)}" if event.due and event.kind is K.RECORDED else ""
        return f"{EVENT_WORDS[event.kind]}{': ' if at else ''}{at}{due}"
    if event.kind is K.HOME_LEAVE and event.happened_on and event.until:
        return f"{EVENT_WORDS[event.kind]}, {plain_date(event.happened_on)} to {plain_date(event.until)}"
    if event.kind in ENDS_A_STAY and event.happened_on:
        return f"{EVENT_WORDS[event.kind]}, {long_date(event.happened_on)}"
    return EVENT_WORDS[event.kind]


def _date_said(event: CustodyEvent) -> str:
    before = f"; before that {plain_date(event.due_before)}" if event.due_before else ""
    if event.due is None:
        return f"{EVENT_WORDS[event.kind]}{before}"
    return f"{EVENT_WORDS[event.kind]}: {long_date(event.due)}{before}"
