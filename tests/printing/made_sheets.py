"""Handover sheets of made-up people, with the law's answer given rather than worked out."""

from dataclasses import replace
from datetime import date, datetime

from recovery_desk.domain.episodes import ReleaseDate
from recovery_desk.domain.establishments import Establishment, EstablishmentId
from recovery_desk.domain.people import BirthDatePrecision, Person, PersonId
from recovery_desk.domain.release_day.questions import (
    Country,
    Finding,
    ReleaseAnswer,
    ReleaseKind,
    Severity,
    Step,
)
from recovery_desk.usecases.prepare_handover import (
    ContactLine,
    GoalLine,
    HandoverSheet,
    OpenCheck,
    RouteLine,
)

CRAIG = Person(
    id=PersonId("019ab000-0000-7000-8000-000000000001"),
    family_name="McAllister",
    given_names="Craig",
    preferred_name="Mac",
    birth_date=date(1979, 2, 14),
    birth_date_precision=BirthDatePrecision.EXACT,
    prison_number="117531",
    communication_needs="Dyslexic: short words, spoken first. Has the easy-read plan.",
    worker="M. Kerr",
)

A_FRIDAY = ReleaseAnswer(
    due=date(2026, 12, 4),
    country=Country.SCOTLAND,
    release_day=date(2026, 12, 4),
    moved=False,
    rule="scotland-1993-s27-7",
    citation="Section 27(7) and (8) of the Prisoners and Criminal Proceedings (Scotland) Act 1993"
    " (https://www.legislation.gov.uk/ukpga/1993/9/section/27)",
    steps=(),
    may_ask=(date(2026, 12, 3), date(2026, 12, 2)),
    presumed=None,
    findings=(
        Finding("may-ask", Severity.INFO, "The prison may release up to two working days earlier."),
        Finding(
            "sentence-length-assumed-to-ask",
            Severity.INFO,
            "The length of the sentence is not known here: an earlier day can be asked for only if it is 15 days or"
            " more.",
        ),
        Finding("closed-run", Severity.CAUTION, "2 shut days follow: most places open again on Monday 7 December."),
        Finding("friday", Severity.HARD, "Friday 4 December 2026: a hard day to be released."),
        Finding("local-holidays", Severity.INFO, "No local holiday near this day is entered in Settings."),
    ),
)

CHRISTMAS = ReleaseAnswer(
    due=date(2026, 12, 26),
    country=Country.ENGLAND_AND_WALES,
    release_day=date(2026, 12, 24),
    moved=True,
    rule="ew-1961-s23-3",
    citation="Section 23(3) of the Criminal Justice Act 1961",
    steps=(Step(date(2026, 12, 26), "Saturday"), Step(date(2026, 12, 25), "Christmas Day")),
    may_ask=(date(2026, 12, 23), date(2026, 12, 22)),
    presumed=date(2026, 12, 23),
    findings=(Finding("eve-of-holiday", Severity.HARD, "Thursday 24 December 2026: the day before a public holiday."),),
)

REMAND = ReleaseAnswer(
    due=date(2026, 12, 4),
    country=Country.SCOTLAND,
    release_day=date(2026, 12, 4),
    moved=False,
    rule=None,
    citation="No rule on the day of release reaches a release from remand, on bail or by a court.",
    steps=(),
    may_ask=(),
    presumed=None,
    findings=(
        Finding("rules-do-not-reach", Severity.CAUTION, "Remand: release can come on any day and at any hour."),
        Finding("friday", Severity.HARD, "Friday 4 December 2026: a hard day to be released."),
    ),
    kind=ReleaseKind.REMAND,
)

NO_RULE = ReleaseAnswer(
    due=date(2026, 12, 8),
    country=Country.NORTHERN_IRELAND,
    release_day=date(2026, 12, 8),
    moved=False,
    rule=None,
    citation="No rule on the day of release is known for Northern Ireland.",
    steps=(),
    may_ask=(),
    presumed=None,
    findings=(Finding("no-rule-known", Severity.CAUTION, "The day stays as it was given. Check it with the prison."),),
)

SHEET = HandoverSheet(
    person=CRAIG,
    establishment=Establishment(EstablishmentId("bai"), Country.SCOTLAND, "HMP Barlinnie"),
    place="D Hall 1/22",
    release=ReleaseDate(date(2026, 12, 4), ReleaseKind.SENTENCE, "SPS liberations list", date(2026, 11, 20)),
    answer=A_FRIDAY,
    country=Country.SCOTLAND,
    marking="OFFICIAL-SENSITIVE: PERSONAL",
    service_name="Prison Recovery Coordination",
    service_phone="0141 496 0100",
    prepared_by="M. Kerr",
    printed_at=datetime(2026, 11, 23, 10, 14),
)


def sheet_about(**facts: object) -> HandoverSheet:
    """Craig's sheet with some facts of the person changed."""
    return replace(SHEET, person=replace(CRAIG, **facts))  # type: ignore[arg-type]  # named in each test


FULL = replace(
    SHEET,
    audience="Community recovery team",
    alerts=(
        "Near-fatal overdose, August 2026. Tolerance lost in custody. Naloxone kit with property; trained 12 November.",
    ),
    communication=("Easy read", "Dyslexia"),
    consents=("Community recovery team, housing options, GP. Not family. Signed 2 November, ends 2 June 2027.",),
    contacts=(
        ContactLine("Rose McAllister (mother)", "0141 496 0199", "No messages: no texts, no voicemail, no e-mail."),
    ),
    route=(
        RouteLine("10:00", "Main gate, HMP Barlinnie", "Gate pickup, silver Corsa", "A. Singh 07700 900123"),
        RouteLine("10:40", "Pharmacy, Duke Street", "First dose, supervised; open to 17:30", "0141 496 0101"),
        RouteLine("11:45", "Jobcentre, Shettleston", "New Universal Credit claim; take ID", "0141 496 0102"),
        RouteLine("13:10", "Community recovery team", "First appointment", "P. Lang 0141 496 0103"),
        RouteLine("15:50", "Housing options", "", "0141 496 0104", warning="Closes 16:00. Needs an hour."),
    ),
    open_checks=(
        OpenCheck(
            "Somewhere to sleep tonight", "Interview 26 November 14:00; no address yet", "M. Kerr by 27 November"
        ),
        OpenCheck(
            "First dose after release", "Script to pharmacy by noon 2 December", "Addictions nurse by 1 December"
        ),
    ),
    checks_in_all=19,
    goals=(
        GoalLine("Keep off street benzos", "Recovery café, Friday night", "Craig with J. Boyle, 4 December"),
        GoalLine("See my daughter", "Ask family support about contact", "P. Lang, by 11 December"),
    ),
    strengths="Strongest: sense of purpose, coping. Fewest: housing, meaningful activities.",
    request="Thursday 3 December, on 23 November; no answer yet.",
    copy=2,
    oldest_checked_on=date(2026, 10, 3),
)
"""Everything the desk can know, as on the pictures the house works from."""
