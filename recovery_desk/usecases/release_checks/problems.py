"""What can be refused about checks and requests for an earlier day."""

from collections.abc import Callable, Sequence
from datetime import date

from recovery_desk.domain.dates import long_date
from recovery_desk.domain.errors import UserFacingError
from recovery_desk.usecases.keep_local_holidays import HolidayOnWeekend


class NoSuchCheck(UserFacingError):
    """There is no check of that name on this desk's list."""

    def __init__(self, check_id: str) -> None:
        super().__init__(check_id)
        self.check_id = check_id


class WorkedOut(UserFacingError):
    """A check that the facts decide cannot be ticked by hand."""


class ReasonMissing(UserFacingError):
    """A check that is not needed needs a reason."""


class EvidenceMissing(UserFacingError):
    """A check nobody is ready to go without is said to be done, and nothing is said of why. `asked` is what it asks."""

    def __init__(self, asked: Sequence[str]) -> None:
        super().__init__("evidence")
        self.asked = tuple(asked)


class NotATime(UserFacingError):
    """What stands for a time of day is none."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.text = text


class DaysOutOfRange(UserFacingError):
    """A check is to be due before nobody can have been known, or after the release day."""


class NothingToAskFor(UserFacingError):
    """No earlier day can be asked for."""


class DayNotOffered(UserFacingError):
    """A day was asked for that is not before the release day."""

    def __init__(self, day: date) -> None:
        super().__init__(day)
        self.day = day


class NoSuchRequest(UserFacingError):
    """There is no such request for an earlier day."""


class RequestSent(UserFacingError):
    """A letter that was sent is not changed any more."""


class NewDayMissing(UserFacingError):
    """A request was granted, and nobody said for which day."""


def _small(text: str) -> str:
    return text[:1].lower() + text[1:]


CHECK_WORDS: dict[type[UserFacingError], Callable[..., str]] = {
    HolidayOnWeekend: lambda _: "That day is a Saturday or Sunday: everything is shut then without a local holiday.",
    NoSuchCheck: lambda problem: f"There is no check called {problem.check_id} on this desk's list.",
    WorkedOut: lambda _: (
        "This is worked out from the release date: change the date, or record what the prison decided."
    ),
    ReasonMissing: lambda _: "Write down why it is not needed, so that nobody has to ask again.",
    EvidenceMissing: lambda problem: (
        f"Write down what it rests on before it is done: {', or '.join(_small(each) for each in problem.asked)}."
    ),
    NotATime: lambda problem: f"“{problem.text}” is not a time of day like 21:00.",
    DaysOutOfRange: lambda _: "A check can be due from the release day itself to 365 days before it.",
    NothingToAskFor: lambda _: "No earlier day can be asked for: no release date is known, or no rule offers one.",
    DayNotOffered: lambda problem: (
        f"{long_date(problem.day)} is not before the release day, so it cannot be asked for."
    ),
    NoSuchRequest: lambda _: "There is no such request for an earlier day on this desk.",
    RequestSent: lambda _: "This letter was sent and stays as it is. Write a new request.",
    NewDayMissing: lambda _: "Enter the new release day that was granted.",
}
