"""The early-release request (F6): a letter filled from the facts, to be edited before it goes."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

from recovery_desk.domain.dates import day_and_month, long_date, plain_date
from recovery_desk.domain.release_day.check_lines import CheckLine, PersonChecks
from recovery_desk.domain.release_day.early_release import EarlyReleaseRequest
from recovery_desk.domain.release_day.questions import Country, ReleaseAnswer, Severity
from recovery_desk.domain.uk_time import uk_time
from recovery_desk.usecases.open_person import PersonRecord
from recovery_desk.usecases.release_in_words import without_addresses

_MISSING = ("address", "first-dose", "naloxone", "gate-pickup", "first-appointment", "out-of-hours", "benefit-claim")
"""What an earlier day may mend, in the order in which a governor should read it."""

_POWERS = {
    Country.SCOTLAND: (
        "Section 26C of the Prisoners and Criminal Proceedings (Scotland) Act 1993 allows release up to two working "
        "days earlier where that helps resettlement."
    ),
    Country.ENGLAND_AND_WALES: (
        "Section 23(3B) to (3D) of the Criminal Justice Act 1961 allows release on an earlier eligible working day "
        "where somebody falls to be released just before days that are not working days."
    ),
}


@dataclass(frozen=True, slots=True)
class EarlyReleaseLetter:
    """The content of one letter on paper. A line of `body` that begins with "- " is an item of a list."""

    person_name: str
    about: str
    addressed_to: str
    subject: str
    body: str
    asked_for: tuple[date, ...]
    release_day: date
    written_on: date
    is_draft: bool
    marking: str
    from_name: str
    service_name: str
    service_phone: str
    printed_at: datetime


def addressee(record: PersonRecord) -> str:
    """Whom to ask: the governor of the establishment."""
    place = record.establishment
    if place is None:
        return "The Governor"
    return "\n".join(part for part in ("The Governor", place.short_name, place.town) if part)


def first_draft(record: PersonRecord, answer: ReleaseAnswer, checks: PersonChecks) -> str:
    """The letter's text from the facts: what is asked, why that day is hard, what would be missing, what helps.

    The days asked for stand above the text, so that they can be changed without it.
    """
    whole = [
        f"I ask that {record.person.full_name} be released earlier than {long_date(answer.release_day)}, on the day "
        f"asked for above. {_POWERS.get(answer.country, '')}".rstrip()
    ]
    whole += list(_why_hard(answer))
    missing = [_item(line) for check_id in _MISSING if (line := checks.line(check_id)) is not None and line.is_open]
    if missing:
        whole.append("As things stand, these would not be in place on that day:\n" + "\n".join(missing))
    risk = "The two weeks after release are when people who used drugs are most likely to die: their tolerance is gone."
    good = [day for day in answer.may_ask if day == answer.suggested]
    helps = f" On {day_and_month(good[0])} most places are open on the day itself and on the next." if good else ""
    whole.append(risk + (helps if answer.is_hard_day else ""))
    return "\n\n".join(whole)


def _why_hard(answer: ReleaseAnswer) -> Iterator[str]:
    hard = [without_addresses(found.text) for found in answer.findings if found.severity is Severity.HARD]
    if hard:
        yield " ".join(hard)


def _item(line: CheckLine) -> str:
    """As it is told: a name or a place may begin it."""
    return f"- {line.title}: {line.finding.text.rstrip('.')}."


def letter_from(record: PersonRecord, request: EarlyReleaseRequest, now: datetime) -> EarlyReleaseLetter:
    """The request as it goes onto paper."""
    person, settings = record.person, record.settings
    born = f"born {plain_date(person.birth_date)}" if person.birth_date else ""
    number = f"prison number {person.prison_number}" if person.prison_number else ""
    about = [born, number, record.episode.place if record.episode else ""]
    written = request.sent_on or uk_time(request.written_at).date()
    return EarlyReleaseLetter(
        person_name=person.full_name,
        about=", ".join(part for part in about if part),
        addressed_to=request.addressed_to,
        subject=f"Request for release before {long_date(request.release_day)}",
        body=request.body,
        asked_for=request.asked_for,
        release_day=request.release_day,
        written_on=written,
        is_draft=request.sent_on is None,
        marking=settings.marking,
        from_name=request.written_by,
        service_name=settings.service_name,
        service_phone=settings.service_phone,
        printed_at=uk_time(now),
    )
