"""The end of the day: what people were asked to agree to and have not answered, and what nobody asked them yet."""

from collections.abc import Iterable
from datetime import date, timedelta
from functools import partial

from recovery_desk.domain.consent import Consent
from recovery_desk.domain.contacts import Agreed
from recovery_desk.domain.dates import days_away, short_date
from recovery_desk.domain.people import PersonId
from recovery_desk.domain.pickups import Pickup, PickupConsent
from recovery_desk.domain.referrals import Referral, ReferralOutcome
from recovery_desk.domain.uk_time import uk_time
from recovery_desk.usecases.list_meetings import ListMeetings, MeetingRow
from recovery_desk.usecases.people_words import PURPOSE_WORDS, permission_in_words
from recovery_desk.usecases.today.sections import Morning, TodayLine, TodaySection, Urgency, Waiting, most_pressing

_AHEAD, _SOON = timedelta(days=7), timedelta(days=2)
_TAB = "contacts"


def unanswered(morning: Morning) -> TodaySection:
    """Agreements asked for; pickups and meetings of the next week nobody agreed to; referrals they may not know of."""
    waiting = [*_asked(morning), *_pickups(morning), *_meetings(morning), *_referrals(morning)]
    nothing = (
        "As far as it is written down: nobody is left to be asked for a pickup or a meeting of the next seven days or "
        "for their referral, and every agreement that was asked for is answered."
    )
    return TodaySection(
        "unanswered", "Consent not asked, or not answered", "users", most_pressing(waiting), nothing, len(waiting)
    )


def _asked(morning: Morning) -> Iterable[Waiting]:
    """An agreement without the day it was given is one that was asked for; after what has a day."""
    for consent in morning.store.records(Consent).where(signed_on=None, withdrawn_on=None):
        yield Waiting(Urgency.CARE, date.max, partial(_asked_line, morning, consent))


def _asked_line(morning: Morning, consent: Consent) -> TodayLine:
    at = min((each.at for each in morning.store.journal.of([consent.id])), default=None)
    whom = consent.organisation_name or consent.organisation_id
    return TodayLine(
        _name(morning, consent.person_id),
        f"Asked to share with {whom}: {PURPOSE_WORDS[consent.purpose].lower()}",
        "not answered" if at is None else f"written down {short_date(uk_time(at).date())}, not answered",
        Urgency.CARE,
        "person",
        consent.person_id,
        _TAB,
    )


def _pickups(morning: Morning) -> Iterable[Waiting]:
    today = morning.today
    for pickup in morning.store.day_out.pickups_between(today, today + _AHEAD):
        if not pickup.is_over and pickup.consent is PickupConsent.NOT_ASKED:
            urgency = Urgency.HARD if pickup.day - today <= _SOON else Urgency.CARE
            yield Waiting(urgency, pickup.day, partial(_pickup_line, morning, pickup, urgency))


def _pickup_line(morning: Morning, pickup: Pickup, urgency: Urgency) -> TodayLine:
    return TodayLine(
        _name(morning, pickup.person_id),
        "Nobody has asked whether they want to be met at the gate",
        f"pickup {days_away(pickup.day, morning.today)}",
        urgency,
        "person",
        pickup.person_id,
        "day-out",
    )


def _meetings(morning: Morning) -> Iterable[Waiting]:
    board = ListMeetings(morning.store, morning.clock)(morning.today, morning.today + _AHEAD)
    for row in board.rows:
        if row.not_agreed:
            why = permission_in_words(row.not_agreed)
            yield Waiting(Urgency.CARE, row.meeting.day, partial(_meeting_line, morning, row, why))


def _meeting_line(morning: Morning, row: MeetingRow, why: str) -> TodayLine:
    return TodayLine(
        row.person.filed_as,
        f"{row.whom}: {why}",
        f"meeting {days_away(row.meeting.day, morning.today)}",
        Urgency.CARE,
        "person",
        row.person.id,
        _TAB,
    )


def _referrals(morning: Morning) -> Iterable[Waiting]:
    """The newest first."""
    waiting = morning.store.records(Referral).where(outcome=ReferralOutcome.WAITING, consent=Agreed.NOT_ASKED)
    for referral in sorted(waiting, key=lambda each: each.referred_on, reverse=True):
        yield Waiting(Urgency.PLAIN, date.max, partial(_referral_line, morning, referral))


def _referral_line(morning: Morning, referral: Referral) -> TodayLine:
    return TodayLine(
        _name(morning, referral.person_id),
        "Nobody has written down whether they know of their referral and agree to it",
        f"referred {days_away(referral.referred_on, morning.today)}",
        Urgency.PLAIN,
        "person",
        referral.person_id,
        "overview",
    )


def _name(morning: Morning, person_id: PersonId) -> str:
    return morning.store.people.get(person_id).filed_as
