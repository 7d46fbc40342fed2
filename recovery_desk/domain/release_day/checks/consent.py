"""Consent to share is signed, and still counts on the release day."""

from recovery_desk.domain.dates import plain_date
from recovery_desk.domain.release_day.check_facts import ReleaseFacts
from recovery_desk.domain.release_day.check_findings import Check, CheckFinding, computed, not_known, recorded
from recovery_desk.domain.release_day.check_records import CheckState


def _look(facts: ReleaseFacts) -> CheckFinding:
    if not facts.consents:
        otherwise = (
            not_known("No consent is recorded")
            if facts.consents is None
            else computed(CheckState.NOT_DONE, "No consent to share is recorded")
        )
        return recorded(facts, "consent", otherwise)
    good = [consent for consent in facts.consents if consent.is_in_date]
    if good:
        names = ", ".join(dict.fromkeys(consent.organisation for consent in good))
        ends = min((consent.ends_on for consent in good if consent.ends_on), default=None)
        return computed(CheckState.DONE, names + (f" · first ends {plain_date(ends)}" if ends else ""))
    names = ", ".join(dict.fromkeys(consent.organisation for consent in facts.consents))
    text = f"Out of date by the release day, or withdrawn: {names}"
    return computed(CheckState.FAILED, text, "Have consent to share signed again")


CONSENT = Check("consent", _look)
