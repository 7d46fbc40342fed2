"""Referrals as a form and as rows."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from recovery_desk.domain.date_sense import DateOf
from recovery_desk.domain.dates import plain_date
from recovery_desk.domain.dates_as_typed import Meaning
from recovery_desk.domain.people import PersonId
from recovery_desk.domain.referrals import Referral, ReferralOutcome, ReferralSource
from recovery_desk.ui.palette import Tone
from recovery_desk.ui.records.card import Row, RowDeed, Tag
from recovery_desk.ui.records.editor import Deed
from recovery_desk.ui.records.form import Field, FieldKind, Values
from recovery_desk.usecases.people_words import AGREED_WORDS, OUTCOME_WORDS

DATES = {DateOf.REFERRAL: "referred_on", DateOf.FIRST_CONTACT: "first_contact_on", DateOf.OUTCOME: "outcome_on"}
_LONG_WAIT = 14
_TONES = {
    ReferralOutcome.WAITING: (Tone.CARE, "calendar-clock"),
    ReferralOutcome.ACCEPTED: (Tone.GOOD, "check"),
}


def incoming_fields(sources: Sequence[ReferralSource]) -> tuple[Field, ...]:
    """What is asked when a referral comes in."""
    return (
        Field(
            "source", "Where it came from", FieldKind.CHOICE, options=[(source.name, source.id) for source in sources]
        ),
        Field("referred_by", "Who referred them", hint="Name, and how to reach them"),
        Field(
            "referred_on",
            "Referred on",
            FieldKind.DAY,
            meaning=Meaning.PAST,
            needed="Write the day of the referral",
        ),
        Field(
            "consent",
            "Does the person know and agree?",
            FieldKind.CHOICE,
            options=[(text, agreed) for agreed, text in AGREED_WORDS.items()],
        ),
        Field("reason", "Why", FieldKind.LONG),
    )


def fields(sources: Sequence[ReferralSource]) -> tuple[Field, ...]:
    """What is asked of a referral that is being worked on."""
    return (
        *incoming_fields(sources),
        Field("first_contact_on", "First contact on", FieldKind.DAY, meaning=Meaning.PAST),
        Field(
            "outcome",
            "What came of it",
            FieldKind.CHOICE,
            options=[(text, each) for each, text in OUTCOME_WORDS.items()],
        ),
        Field("outcome_on", "Decided on", FieldKind.DAY, "Empty means today", meaning=Meaning.PAST),
        Field("outcome_reason", "Why it came to that"),
    )


def new_referral(person_id: PersonId, sources: Sequence[ReferralSource], today: date) -> Referral:
    """An empty one, of today."""
    return Referral("", person_id, sources[0].id if sources else "", today)


def values_of(referral: Referral) -> dict[str, Any]:
    """What stands in the form."""
    return {field.key: getattr(referral, field.key) for field in fields(())}


def keep(referral: Referral) -> Callable[[Values], Deed]:
    """What was read as the deed that keeps it."""
    return lambda values: lambda desk: desk.record.keep_referral(replace(referral, **values))


def row_of(referral: Referral, names: dict[str, str], today: date, edit: Callable[[], None]) -> Row:
    """A referral in the list."""
    came = names.get(referral.source, referral.source)
    heading = f"{came}, {plain_date(referral.referred_on)}"
    outcome = OUTCOME_WORDS[referral.outcome]
    if referral.outcome_on:
        outcome += f", {plain_date(referral.outcome_on)}"
    if referral.outcome_reason:
        outcome += f": {referral.outcome_reason}"
    tone, picture = _TONES.get(referral.outcome, (Tone.PLAIN, "info"))
    tags: list[Tag] = [(OUTCOME_WORDS[referral.outcome], tone, picture)]
    said = [referral.referred_by, _waited(referral, today)]
    waiting = referral.days_waiting_on(today)
    if waiting is not None and waiting >= _LONG_WAIT:
        tags.append((f"No contact for {waiting} days", Tone.HARD, "triangle-alert"))
    return Row(
        heading,
        [" · ".join(part for part in said if part), referral.reason, outcome if referral.outcome_on else ""],
        tags,
        [RowDeed("", f"Change the referral of {plain_date(referral.referred_on)}", edit, "pencil")],
    )


def _waited(referral: Referral, today: date) -> str:
    days = referral.days_to_first_contact
    if days is not None and referral.first_contact_on is not None:
        after = "the same day" if days == 0 else "after 1 day" if days == 1 else f"after {days} days"
        return f"first contact {plain_date(referral.first_contact_on)}, {after}"
    waiting = referral.days_waiting_on(today)
    return "" if waiting is None else f"no contact yet, {waiting} day{'' if waiting == 1 else 's'} so far"
