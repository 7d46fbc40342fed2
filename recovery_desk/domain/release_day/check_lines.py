"""A person's checks, line by line, and the figure they add up to."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from recovery_desk.domain.release_day.check_book import (
    OWNER_WORDS,
    CheckDefinition,
    OwnerKind,
    ServiceKind,
)
from recovery_desk.domain.release_day.check_facts import ReleaseFacts
from recovery_desk.domain.release_day.check_findings import Check, CheckFinding
from recovery_desk.domain.release_day.check_records import OPEN_STATES, CheckRecord, CheckState
from recovery_desk.domain.release_day.questions import KIND_NAMES


@dataclass(frozen=True, slots=True)
class CheckLine:
    """One check of one person: how it stands, who owes it until when, why it is there.

    `record` is what somebody recorded, None where nobody did. `due` is None while no release day is known.
    """

    check: CheckDefinition
    title: str
    why: str
    source: str
    finding: CheckFinding
    owner: str
    due: date | None
    record: CheckRecord | None = None

    @property
    def state(self) -> CheckState:
        """How it stands."""
        return self.finding.state

    @property
    def is_open(self) -> bool:
        """Whether it is still owed."""
        return self.state in OPEN_STATES

    def is_overdue(self, today: date) -> bool:
        """Whether it is still owed and the day it was due has passed."""
        return self.is_open and self.due is not None and self.due < today


@dataclass(frozen=True, slots=True)
class PersonChecks:
    """All checks of one person, in the order of the list."""

    lines: tuple[CheckLine, ...]
    facts: ReleaseFacts

    @property
    def needed(self) -> tuple[CheckLine, ...]:
        """Those that count: all but the ones not needed."""
        return tuple(line for line in self.lines if line.state is not CheckState.NOT_NEEDED)

    @property
    def done(self) -> int:
        """How many of those are done."""
        return sum(line.state is CheckState.DONE for line in self.lines)

    @property
    def percent(self) -> int:
        """Done out of needed, each counting once; rounded down, so that 100 means all of them."""
        return 100 * self.done // len(self.needed) if self.needed else 100

    @property
    def is_ready(self) -> bool:
        """Nothing vital is still owed."""
        return not any(line.is_open and line.check.is_vital for line in self.lines)

    @property
    def in_words(self) -> str:
        """`9 of 19 done`."""
        return f"{self.done} of {len(self.needed)} done"

    @property
    def open_first(self) -> tuple[CheckLine, ...]:
        """What is owed, the most pressing first; then what is done, then what is not needed."""
        return tuple(sorted(self.lines, key=self._pressing))

    @property
    def next(self) -> CheckLine | None:
        """The check to see to next."""
        first = next(iter(self.open_first), None)
        return first if first is not None and first.is_open else None

    @property
    def next_to_do(self) -> str:
        """What to do next, in a few words; empty when nothing is owed."""
        line = self.next
        if line is None:
            return ""
        return line.finding.to_do or line.check.to_do.replace("{called}", self.facts.called)

    def line(self, check_id: str) -> CheckLine | None:
        """The line of one check; None where it is not on the list."""
        return next((line for line in self.lines if line.check.id == check_id), None)

    def _pressing(self, line: CheckLine) -> tuple[int, date]:
        """What is vital and due now or soon, then what is overdue, then what is to come; each by its day."""
        if not line.is_open:
            return (_DONE if line.state is CheckState.DONE else _NOT_NEEDED, date.max)
        due = line.due or date.max
        if line.check.is_vital and due <= self.facts.today + _SOON:
            return (_VITAL, due)
        return (_OVERDUE if due < self.facts.today else _TO_COME, due)


_SOON = timedelta(days=7)
_VITAL, _OVERDUE, _TO_COME, _DONE, _NOT_NEEDED = range(5)


def person_checks(
    facts: ReleaseFacts,
    checks: Iterable[Check],
    definitions: Mapping[str, CheckDefinition],
    service: ServiceKind,
    worker: str = "",
) -> PersonChecks:
    """Looks at the facts with every check that is on the list for this release."""
    lines = tuple(
        _line(facts, check, definition, worker)
        for check in checks
        if (definition := definitions.get(check.id)) is not None and definition.is_listed(facts.country, service)
    )
    return PersonChecks(lines, facts)


def _line(facts: ReleaseFacts, check: Check, definition: CheckDefinition, worker: str) -> CheckLine:
    record = facts.records.get(check.id)
    country, day = facts.country, facts.release_day
    due = None if day is None else definition.due(country, day)
    return CheckLine(
        check=definition,
        title=definition.title[country],
        why=definition.why.get(country, ""),
        source=definition.source.get(country, ""),
        finding=_finding(facts, check, definition, record),
        owner=(record.owner if record else "") or _owner(definition, worker),
        due=(record.due if record else None) or due,
        record=record,
    )


def _finding(
    facts: ReleaseFacts, check: Check, definition: CheckDefinition, record: CheckRecord | None
) -> CheckFinding:
    """A kind of release that does not need it is the reason why not, unless somebody recorded otherwise."""
    nobody_said = record is None or record.state is CheckState.NOT_KNOWN
    if facts.kind in definition.not_for and nobody_said:
        text = f"Not for this kind of release: {KIND_NAMES[facts.kind].lower()}"
        return CheckFinding(CheckState.NOT_NEEDED, text, is_computed=True)
    return check.look(facts)


def _owner(definition: CheckDefinition, worker: str) -> str:
    if definition.owner:
        return definition.owner
    if definition.owner_kind is OwnerKind.WORKER and worker:
        return worker
    return OWNER_WORDS[definition.owner_kind]
