"""What can be refused around a person's record."""

from collections.abc import Sequence

from recovery_desk.domain.date_sense import Clash, Days, clashes_of, new_clashes
from recovery_desk.domain.errors import UserFacingError
from recovery_desk.usecases.ports import CaseloadRow


class DatesClash(UserFacingError):
    """`clashes` are pairs of dates that cannot both be right."""

    def __init__(self, clashes: Sequence[Clash]) -> None:
        super().__init__(len(clashes))
        self.clashes = tuple(clashes)


class NobodyMeant(UserFacingError):
    """Nobody has what was typed as id, prison number or name."""

    def __init__(self, typed: str) -> None:
        super().__init__("nobody")
        self.typed = typed


class SeveralMeant(UserFacingError):
    """More than one person fits what was typed."""

    def __init__(self, typed: str, rows: Sequence[CaseloadRow]) -> None:
        super().__init__("several")
        self.typed = typed
        self.rows = tuple(rows)


class NothingWritten(UserFacingError):
    """A record that needs words has none; `what` names the field."""

    def __init__(self, what: str) -> None:
        super().__init__(what)
        self.what = what


class RecordRestricted(UserFacingError):
    """The person's record may be kept and not otherwise used."""


class NoSuchReferral(UserFacingError):
    """There is no referral of that id."""


class DateNeeded(UserFacingError):
    """An event about the release date came without one."""


class AlreadyOut(UserFacingError):
    """Somebody who is out already cannot be released again."""


class NoStayKnown(UserFacingError):
    """Something is said of a stay in custody that nobody has recorded."""


class SamePerson(UserFacingError):
    """A record cannot be put together with itself."""


class AlreadyMerged(UserFacingError):
    """One of the two is part of another record already."""


class PutIntoAnother(UserFacingError):
    """The record was put together with another, whose id is `into`: nothing is written to it any more."""

    def __init__(self, into: str) -> None:
        super().__init__(into)
        self.into = into


class NoSuchMerge(UserFacingError):
    """There is no such merge, or it was undone already."""


class LaterMergeFirst(UserFacingError):
    """The record has since been put together with a third: that is undone first."""


def check_dates(days: Days, before: Days | None = None) -> None:
    """Raises `DatesClash`. With `before`, only for what is new."""
    found = clashes_of(days) if before is None else new_clashes(before, days)
    if found:
        raise DatesClash(found)
