"""The words of what is refused around a person's record, and of what its records are called."""

from collections.abc import Callable

from recovery_desk.domain.alerts import AlertKind
from recovery_desk.domain.community_orders import OrderKind
from recovery_desk.domain.consent import GivenHow, Permission, Purpose, WhyShared
from recovery_desk.domain.contacts import Agreed
from recovery_desk.domain.custody import CustodyEventKind
from recovery_desk.domain.date_sense import Clash, DateOf
from recovery_desk.domain.dates import plain_date
from recovery_desk.domain.details import CommunicationNeed
from recovery_desk.domain.errors import UserFacingError
from recovery_desk.domain.likeness import Alike
from recovery_desk.domain.person_numbers import Doubt
from recovery_desk.domain.referrals import ReferralOutcome
from recovery_desk.usecases import people_problems as problems
from recovery_desk.usecases.ports import CaseloadRow

NEED_WORDS = {
    CommunicationNeed.EASY_READ: "Prefers easy read",
    CommunicationNeed.LARGE_PRINT: "Large print",
    CommunicationNeed.DYSLEXIA: "Dyslexia",
    CommunicationNeed.HEARING: "Hard of hearing",
    CommunicationNeed.SIGHT: "Hard of seeing",
    CommunicationNeed.INTERPRETER: "Needs an interpreter",
    CommunicationNeed.AUTISM: "Autism",
    CommunicationNeed.ADHD: "ADHD",
    CommunicationNeed.MEMORY: "Memory or learning",
    CommunicationNeed.CANNOT_READ: "Cannot read well",
}
ALERT_WORDS = {
    AlertKind.OVERDOSE: "Overdose",
    AlertKind.SELF_HARM: "Self-harm or suicide",
    AlertKind.HEALTH: "Health",
    AlertKind.ALLERGY: "Allergy",
    AlertKind.PREGNANCY: "Pregnancy",
    AlertKind.UNDER_THREAT: "Under threat from others",
    AlertKind.RISK_TO_OTHERS: "Safety of others",
    AlertKind.CHILDREN: "Children",
    AlertKind.NO_CONTACT: "Order not to contact somebody",
    AlertKind.OTHER: "Something else",
}
AGREED_WORDS = {Agreed.YES: "Yes", Agreed.NO: "No", Agreed.NOT_ASKED: "Not asked yet"}
PURPOSE_WORDS = {
    Purpose.EVERYTHING: "Everything to do with my support",
    Purpose.SUPPORT: "Planning support after release",
    Purpose.RELEASE_DAY: "The release day and the gate pickup",
    Purpose.HEALTH: "Health and treatment",
    Purpose.HOUSING: "Somewhere to live",
    Purpose.MEETING: "Being talked about at the recovery inclusion meeting",
    Purpose.FAMILY: "Speaking with family or carers",
    Purpose.OUTCOMES: "Asking later how things went",
    Purpose.STORY: "Telling their story in public",
}
GIVEN_WORDS = {
    GivenHow.SIGNED: "Signed on paper",
    GivenHow.SPOKEN: "Spoken, written down here",
    GivenHow.BY_AGENCY: "The agency holds it",
}
OUTCOME_WORDS = {
    ReferralOutcome.WAITING: "Not decided yet",
    ReferralOutcome.ACCEPTED: "Accepted",
    ReferralOutcome.DECLINED_BY_PERSON: "The person did not want it",
    ReferralOutcome.NOT_FOR_US: "Not for this service",
    ReferralOutcome.PASSED_ON: "Passed on to another service",
    ReferralOutcome.ALREADY_KNOWN: "Already supported here",
    ReferralOutcome.LEFT_BEFORE: "Left before anybody could meet them",
}
EVENT_WORDS = {
    CustodyEventKind.RECORDED: "First recorded here",
    CustodyEventKind.ADMITTED: "Admitted to custody",
    CustodyEventKind.MOVED_PRISON: "Moved to another establishment",
    CustodyEventKind.MOVED_HALL: "Moved hall or cell",
    CustodyEventKind.RELEASE_DATE_SET: "Release date set",
    CustodyEventKind.RELEASE_DATE_CHANGED: "Release date changed",
    CustodyEventKind.RELEASE_DATE_WITHDRAWN: "Release date no longer known",
    CustodyEventKind.HOME_LEAVE: "Home leave",
    CustodyEventKind.RETURNED: "Back from home leave",
    CustodyEventKind.COURT_RELEASE: "Released by a court",
    CustodyEventKind.RELEASED: "Released",
    CustodyEventKind.RECALLED: "Recalled to custody",
    CustodyEventKind.READMITTED: "Back in custody",
}
ORDER_WORDS = {
    OrderKind.DTTO: "Drug treatment and testing order",
    OrderKind.DTTO2: "Drug treatment and testing order II",
    OrderKind.CPO: "Community payback order",
    OrderKind.DEFERRED: "Structured deferred sentence",
    OrderKind.BAIL_SUPERVISION: "Bail supervision",
    OrderKind.DRR: "Drug rehabilitation requirement",
    OrderKind.ATR: "Alcohol treatment requirement",
    OrderKind.MHTR: "Mental health treatment requirement",
    OrderKind.COMMUNITY_ORDER: "Community order",
    OrderKind.SUSPENDED: "Suspended sentence order",
    OrderKind.PROBATION: "Probation order",
    OrderKind.COMBINATION: "Combination order",
    OrderKind.LICENCE: "Licence after release",
    OrderKind.OTHER: "Another order",
}
ALIKE_WORDS = {
    Alike.SAME_NUMBER: "same number",
    Alike.SAME_NAME: "same name",
    Alike.OTHER_WAY_ROUND: "names the other way round",
    Alike.NICKNAME: "a short form of the name",
    Alike.SOUNDS_ALIKE: "sounds alike",
    Alike.SPELLED_ALIKE: "spelled much alike",
    Alike.BEGINS_ALIKE: "begins alike",
    Alike.ONE_NAME: "one name fits",
    Alike.BORN_SAME_DAY: "born the same day",
    Alike.DAY_AND_MONTH_SWAPPED: "day and month of birth swapped",
    Alike.BORN_ABOUT_THEN: "born about then",
    Alike.BORN_ANOTHER_DAY: "born another day",
}
DOUBT_WORDS = {
    Doubt.PRISON_NUMBER_SHAPE: "Prison numbers are usually like A1234BC, or four to six figures. Kept as typed.",
    Doubt.SPIN_SHAPE: "A SPIN is usually four to six figures. Kept as typed.",
    Doubt.TEN_DIGITS: "This number usually has ten figures. Kept as typed.",
    Doubt.CHECK_DIGIT: "One figure may be wrong: the last one does not fit the others. Kept as typed.",
    Doubt.CHI_DAY: "A CHI number begins with the day of birth; this one begins with no such day. Kept as typed.",
    Doubt.CHI_BIRTH_DATE: "The CHI number and the birth date name different days. Kept as typed.",
}
MERGE_FIELD_WORDS = {
    "family_name": "Family name",
    "given_names": "Given names",
    "preferred_name": "Likes to be called",
    "birth_date": "Born",
    "prison_number": "Prison number",
    "communication_needs": "Communication needs",
    "worker": "Worker",
    "spin": "SPIN",
    "chi_number": "CHI number",
    "nhs_number": "NHS number",
    "pronouns": "Pronouns",
    "language": "Language",
}
_SHARED_WORDS = {
    WhyShared.AGREED: "The person agreed to it.",
    WhyShared.RESTRICTED: "This record is restricted: it is kept and not used, so nothing of it is shared.",
    WhyShared.NEVER_ASKED: "The person has not agreed to anything being shared with them.",
    WhyShared.OTHER_PURPOSE: "The person agreed to sharing with them, but not for this.",
    WhyShared.ENDED: "What the person agreed to has run out.",
    WhyShared.WITHDRAWN: "The person has taken their agreement back.",
    WhyShared.NOT_YET: "What the person agreed to does not hold yet on that day.",
    WhyShared.UNANSWERED: "The person was asked and has not answered yet.",
}
_DATE_WORDS = {
    DateOf.BIRTH: "birth date",
    DateOf.REFERRAL: "date of referral",
    DateOf.FIRST_CONTACT: "first contact",
    DateOf.OUTCOME: "day of the outcome",
    DateOf.SENTENCE: "date of sentence",
    DateOf.ADMISSION: "day of admission",
    DateOf.RELEASE: "release date",
    DateOf.LEFT_CUSTODY: "day they walked out",
    DateOf.EVENT: "day it happened",
    DateOf.EVENT_END: "day it ends",
    DateOf.RECORDED: "day it was recorded",
    DateOf.REVIEW: "day to look at it again",
    DateOf.SIGNED: "day it was agreed",
    DateOf.CONSENT_END: "day it ends",
    DateOf.WITHDRAWN: "day it was taken back",
    DateOf.ORDER_START: "start of the order",
    DateOf.ORDER_REVIEW: "court review",
    DateOf.ORDER_END: "end of the order",
}


def clash_in_words(clash: Clash) -> str:
    """`The release date, 4 December 2026, is before the date of sentence, 5 January 2027`."""
    return (
        f"The {_DATE_WORDS[clash.later]}, {plain_date(clash.later_day)}, is before the "
        f"{_DATE_WORDS[clash.earlier]}, {plain_date(clash.earlier_day)}"
    )


def permission_in_words(permission: Permission) -> str:
    """Why something may be shared, or may not."""
    return _SHARED_WORDS[permission.why]


_MOST_OFFERED, _SHOWN = 12, 60


def _clashes(problem: UserFacingError) -> str:
    found = problem.clashes if isinstance(problem, problems.DatesClash) else ()
    return " ".join(f"{clash_in_words(clash)}." for clash in found) + " Put one of them right."


def told_apart(row: CaseloadRow) -> str:
    """Somebody by what is no name, for words that may end in a log."""
    return f"{row.person_id}  {row.prison_number or 'no number'}, {row.establishment or 'no establishment known'}"


def _several(problem: problems.SeveralMeant) -> str:
    """Whom it could be, without a name: the words may end in a log."""
    shown = [f"\n  {told_apart(row)}" for row in problem.rows[:_MOST_OFFERED]]
    more = ["\n  and more"] if len(problem.rows) > len(shown) else []
    return "".join(
        [
            f"\u201c{problem.typed[:_SHOWN]}\u201d fits more than one person. Give the id or the prison number:",
            *shown,
            *more,
        ]
    )


PEOPLE_WORDS: dict[type[UserFacingError], Callable[..., str]] = {
    problems.DatesClash: _clashes,
    problems.NobodyMeant: lambda problem: (
        f"Nobody on this desk has \u201c{problem.typed[:_SHOWN]}\u201d as id, prison number or name. Names are given "
        "in whole words; recovery-desk search finds more."
    ),
    problems.SeveralMeant: _several,
    problems.NothingWritten: lambda problem: f"Write something for \u201c{problem.what}\u201d.",
    problems.RecordRestricted: lambda _: (
        "This record is restricted: it may be kept and not otherwise used. Lift the restriction first, if it no "
        "longer holds."
    ),
    problems.NoSuchReferral: lambda _: "There is no referral of that id on this desk.",
    problems.DateNeeded: lambda _: "Enter the release date, or choose that it is no longer known.",
    problems.AlreadyOut: lambda _: (
        "This person is recorded as out of custody already. If they came back, record that first."
    ),
    problems.NoStayKnown: lambda _: "No stay in custody is recorded for this person. Record where they are first.",
    problems.SamePerson: lambda _: "That is the same record twice. Choose the other record of this person.",
    problems.AlreadyMerged: lambda _: (
        "One of the two records was put together with another already. Open that one, or undo it there first."
    ),
    problems.PutIntoAnother: lambda problem: (
        f"This record was put together with another: {problem.into}. Nothing was kept here; write it there, or take "
        "the two apart first."
    ),
    problems.NoSuchMerge: lambda _: "These records are apart already.",
    problems.LaterMergeFirst: lambda _: (
        "This record has since been put together with another one. Undo that first, then this."
    ),
}
