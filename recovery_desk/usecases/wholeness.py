"""Whether a vault is whole: what was looked at, and everything that was found wrong, each with where it is."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

Report = Callable[[int, int], None]
"""Progress: done, of. Raising from it cancels the work."""

MOST_FINDINGS = 200
"""A vault that is wrong in more places than this is told so; nobody reads a longer list."""


class Trouble(StrEnum):
    """What can be wrong. The words are in `wholeness_words`."""

    PAGE_DAMAGED = "page-damaged"
    STRUCTURE = "structure"
    LINE_CHANGED = "line-changed"
    LINE_MISSING = "line-missing"
    LINE_PUT_IN = "line-put-in"
    RECORD_DIFFERS = "record-differs"
    RECORD_MISSING = "record-missing"
    RECORD_UNKNOWN = "record-unknown"
    WORK_MISSING = "work-missing"
    ANCHOR_LOST = "anchor-lost"
    LIST_DIFFERS = "list-differs"
    KEY_FILE = "key-file"
    UNREADABLE = "unreadable"


@dataclass(frozen=True, slots=True)
class Found:
    """One thing that is wrong. `where` names a page, a line of the history, a record or a file; never a name."""

    trouble: Trouble
    where: str


@dataclass(slots=True)
class Wholeness:
    """What an examination found; `code` is that of the newest line, in hexadecimal."""

    lines: int = 0
    records: int = 0
    code: str = ""
    found: list[Found] = field(default_factory=list)
    has_more: bool = False

    @property
    def head(self) -> str:
        """The first eight digits of the code: enough to hold paper against."""
        return self.code[:8]

    @property
    def is_whole(self) -> bool:
        """Whether nothing is wrong."""
        return not self.found

    def add(self, trouble: Trouble, where: object = "") -> None:
        """Writes down something that is wrong, up to a readable number."""
        if len(self.found) < MOST_FINDINGS:
            self.found.append(Found(trouble, str(where)))
        else:
            self.has_more = True


def troubles_of(found: Sequence[Found]) -> dict[Trouble, list[str]]:
    """What is wrong by kind, in the order it was found."""
    by: dict[Trouble, list[str]] = {}
    for each in found:
        by.setdefault(each.trouble, []).append(each.where)
    return by
