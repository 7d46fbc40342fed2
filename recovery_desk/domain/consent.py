"""What a person agreed may be shared, with whom, for what, and until when."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from recovery_desk.domain.folding import fold_words
from recovery_desk.domain.people import PersonId


class Purpose(StrEnum):
    """What something is shared for. A consent to EVERYTHING covers each of the others but STORY."""

    EVERYTHING = "everything"
    SUPPORT = "support"
    RELEASE_DAY = "release-day"
    HEALTH = "health"
    HOUSING = "housing"
    MEETING = "meeting"
    FAMILY = "family"
    OUTCOMES = "outcomes"
    STORY = "story"


class GivenHow(StrEnum):
    """How somebody agreed."""

    SIGNED = "signed"
    SPOKEN = "spoken"
    BY_AGENCY = "by-agency"


@dataclass(frozen=True, slots=True)
class Consent:
    """One agreement. `signed_on` is the day it was given, signed or spoken; None where they were asked only.

    `organisation_id` is that of the directory; `organisation_name` is what was typed or is kept beside it, so that
    an agreement with somebody who is not in the directory counts too.
    """

    id: str
    person_id: PersonId
    organisation_id: str
    purpose: Purpose
    given_how: GivenHow = GivenHow.SIGNED
    signed_on: date | None = None
    ends_on: date | None = None
    withdrawn_on: date | None = None
    note: str = ""
    organisation_name: str = ""

    def is_in_date(self, day: date) -> bool:
        """Whether it holds on `day`: given, not ended, not withdrawn. On its last day it still holds."""
        return (
            self.signed_on is not None
            and self.signed_on <= day
            and (self.ends_on is None or day <= self.ends_on)
            and (self.withdrawn_on is None or day < self.withdrawn_on)
        )

    def is_with(self, organisation: str) -> bool:
        """Whether it is with this organisation, by id or by name; accents, case and punctuation forgiven."""
        if not organisation.strip():
            return False
        wanted = fold_words(organisation)
        return organisation == self.organisation_id or wanted in (
            fold_words(self.organisation_name),
            fold_words(self.organisation_id),
        )

    def covers(self, purpose: Purpose) -> bool:
        """Whether it is for this purpose. A story told in public is only ever agreed to by its own name."""
        return self.purpose is purpose or (self.purpose is Purpose.EVERYTHING and purpose is not Purpose.STORY)


class WhyShared(StrEnum):
    """Why something may be shared, or may not."""

    AGREED = "agreed"
    RESTRICTED = "restricted"
    NEVER_ASKED = "never-asked"
    OTHER_PURPOSE = "other-purpose"
    ENDED = "ended"
    WITHDRAWN = "withdrawn"
    NOT_YET = "not-yet"
    UNANSWERED = "unanswered"


@dataclass(frozen=True, slots=True)
class Permission:
    """Whether something may be shared, why, and the agreement that was looked at."""

    allowed: bool
    why: WhyShared
    consent: Consent | None = None


def permission(
    consents: Iterable[Consent], organisation: str, purpose: Purpose, day: date, *, is_restricted: bool
) -> Permission:
    """What the agreements say of sharing with `organisation` for `purpose` on `day`."""
    with_them = [consent for consent in consents if consent.is_with(organisation)]
    fitting = [consent for consent in with_them if consent.covers(purpose)]
    in_date = next((consent for consent in fitting if consent.is_in_date(day)), None)
    if is_restricted:
        return Permission(allowed=False, why=WhyShared.RESTRICTED, consent=in_date)
    if in_date is not None:
        return Permission(allowed=True, why=WhyShared.AGREED, consent=in_date)
    return _why_not(with_them, fitting, day)


def _why_not(with_them: list[Consent], fitting: list[Consent], day: date) -> Permission:
    """The nearest agreement there is, and why it does not do."""
    if not fitting:
        nearest = with_them[0] if with_them else None
        return Permission(
            allowed=False, why=WhyShared.OTHER_PURPOSE if with_them else WhyShared.NEVER_ASKED, consent=nearest
        )
    latest = max(fitting, key=lambda consent: consent.signed_on or date.min)
    why = WhyShared.NOT_YET
    if latest.withdrawn_on is not None and latest.withdrawn_on <= day:
        why = WhyShared.WITHDRAWN
    elif latest.ends_on is not None and latest.ends_on < day:
        why = WhyShared.ENDED
    elif latest.signed_on is None:
        why = WhyShared.UNANSWERED
    return Permission(allowed=False, why=why, consent=latest)
