"""Consents as a form and as rows."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from recovery_desk.domain.consent import Consent, GivenHow, Purpose
from recovery_desk.domain.date_sense import DateOf
from recovery_desk.domain.dates import days_away, plain_date
from recovery_desk.domain.dates_as_typed import Meaning
from recovery_desk.domain.folding import fold_words
from recovery_desk.domain.organisations import Organisation
from recovery_desk.domain.people import PersonId
from recovery_desk.ui.palette import Tone
from recovery_desk.ui.records.card import Row, RowDeed, Tag
from recovery_desk.ui.records.editor import Deed
from recovery_desk.ui.records.form import Field, FieldKind, Values
from recovery_desk.usecases.people_words import GIVEN_WORDS, PURPOSE_WORDS

DATES = {DateOf.SIGNED: "signed_on", DateOf.CONSENT_END: "ends_on", DateOf.WITHDRAWN: "withdrawn_on"}
_SOON = 30


def fields(organisations: Sequence[Organisation]) -> tuple[Field, ...]:
    """The form; organisations of the directory are offered, and any other name may be typed."""
    return (
        Field(
            "organisation_name",
            "Shared with",
            hint="An organisation of the directory, or any other by name",
            suggestions=[organisation.name for organisation in organisations],
            needed="Write whom it may be shared with",
            wide=True,
        ),
        Field("purpose", "For what", FieldKind.CHOICE, options=[(text, each) for each, text in PURPOSE_WORDS.items()]),
        Field("given_how", "Given how", FieldKind.CHOICE, options=[(text, each) for each, text in GIVEN_WORDS.items()]),
        Field("signed_on", "Agreed on", FieldKind.DAY, "Empty means asked, not answered yet", meaning=Meaning.PAST),
        Field("ends_on", "Holds until", FieldKind.DAY, "Empty means until it is taken back"),
        Field("withdrawn_on", "Taken back on", FieldKind.DAY, meaning=Meaning.PAST),
        Field("note", "Anything they said about it", FieldKind.LONG),
    )


def values_of(consent: Consent) -> dict[str, Any]:
    """What stands in the form."""
    return {field.key: getattr(consent, field.key) for field in fields(())}


def new_consent(person_id: PersonId, today: date) -> Consent:
    """An empty one, given today."""
    return Consent("", person_id, "", Purpose.EVERYTHING, GivenHow.SIGNED, signed_on=today)


def keep(consent: Consent, organisations: Sequence[Organisation]) -> Callable[[Values], Deed]:
    """What was read as the deed that keeps it; a name of the directory brings its id."""
    ids = {fold_words(organisation.name): organisation.id for organisation in organisations}

    def make(values: Values) -> Deed:
        name = values["organisation_name"]
        kept = replace(consent, **values, organisation_id=ids.get(fold_words(name), ""))
        return lambda desk: desk.record.keep_consent(kept)

    return make


def row_of(consent: Consent, today: date, deeds: tuple[RowDeed, ...]) -> Row:
    """A consent in the list."""
    told = [GIVEN_WORDS[consent.given_how], plain_date(consent.signed_on)] if consent.signed_on else []
    if consent.ends_on:
        told.append(f"until {plain_date(consent.ends_on)}")
    return Row(
        consent.organisation_name or consent.organisation_id,
        [PURPOSE_WORDS[consent.purpose], " · ".join(told), consent.note],
        [_tag(consent, today)],
        deeds,
        is_past=consent.signed_on is not None and not consent.is_in_date(today),
    )


def _tag(consent: Consent, today: date) -> Tag:
    if consent.withdrawn_on is not None and consent.withdrawn_on <= today:
        return f"Taken back {plain_date(consent.withdrawn_on)}", Tone.HARD, "circle-x"
    if consent.ends_on is not None and consent.ends_on < today:
        return f"Ended {plain_date(consent.ends_on)}", Tone.CARE, "circle-alert"
    if consent.signed_on is None:
        return "Asked, not answered yet", Tone.CARE, "circle-alert"
    if not consent.is_in_date(today):
        return "Does not hold yet", Tone.CARE, "circle-alert"
    if consent.ends_on is not None and (consent.ends_on - today).days <= _SOON:
        return f"Ends {days_away(consent.ends_on, today)}", Tone.CARE, "calendar-clock"
    return "Holds", Tone.GOOD, "check"
