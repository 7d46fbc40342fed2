"""The provisions of the law as values: when each is in force, whom it reaches and what it does to a day."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from recovery_desk.domain.release_day.questions import Country, ReleaseKind


@dataclass(frozen=True, slots=True)
class Provision:
    """What every rule has: its name, its source, its time and its reach.

    `in_force_from` is None for a rule older than any date asked about. `known_in_force` is False for one that
    is enacted with no commencement found: off until a date is entered; `not_in_force_when_read` is how new
    the text was that said so. `in_force_until` is the last day of a version.
    """

    id: str
    country: Country
    title: str
    short_title: str
    source: str
    in_force_from: date | None = None
    in_force_until: date | None = None
    known_in_force: bool = True
    not_in_force_when_read: date | None = None
    not_for: frozenset[ReleaseKind] = frozenset()
    unsure_for: frozenset[ReleaseKind] = frozenset()

    def begins(self, entered: frozenset[tuple[str, date]]) -> date | None:
        """The first day in force, `date.min` when it always was, None while no commencement is known.

        A date entered counts only for a provision that has none of its own: the desk does not let a slip in
        its settings switch off the law. Of two dates entered the earlier counts.
        """
        if self.known_in_force:
            return self.in_force_from or date.min
        return min((day for rule_id, day in entered if rule_id == self.id), default=None)

    def in_force_on(self, day: date, entered: frozenset[tuple[str, date]]) -> bool:
        """Whether it is law on this day."""
        begins = self.begins(entered)
        return begins is not None and begins <= day <= (self.in_force_until or date.max)

    @property
    def citation(self) -> str:
        """The provision and where to read it."""
        return f"{self.title[0].upper()}{self.title[1:]} ({self.source})"


@dataclass(frozen=True, slots=True, eq=False)
class MovingRule:
    """A rule that brings a day forward to an earlier one, whether anybody asks or not.

    `excepted` and `also_excepted_when_due` name kinds of day. A day due that is excepted goes back to the last
    day that is not; one of the second sort goes back to the last day that is neither, while the same weekday
    reached from an excepted day stays (the 1993 Act s.27(7)(a), (7)(b) and (7A) as amended).
    `excepted_only_over` are (kind, days): barred only for a sentence longer than so many days.
    """

    provision: Provision
    excepted: tuple[str, ...]
    also_excepted_when_due: tuple[str, ...] = ()
    excepted_only_over: tuple[tuple[str, int], ...] = ()
    replaces: frozenset[str] = frozenset()


class Counting(StrEnum):
    """How the days of a discretion are counted, back from the day after mandatory rules."""

    CALENDAR = "calendar-days"
    WORKING = "working-days"
    ELIGIBLE = "eligible-working-days"


@dataclass(frozen=True, slots=True, eq=False)
class AskRule:
    """A discretion to release earlier: `days` of a kind, never on one of `not_on`.

    `sentence_at_least` is in days. `only_before_closed_day`: open only to a release on a working day just
    before a closed one (the 1961 Act s.23(3B)). `words` say it to a worker, with `{days}` to fill in.
    """

    provision: Provision
    days: int
    counting: Counting
    not_on: tuple[str, ...]
    words: str
    sentence_at_least: int = 0
    only_before_closed_day: bool = False


@dataclass(frozen=True, slots=True)
class PolicyRule:
    """A policy about a discretion: which of its days is presumed, and whom it shuts out.

    `presumed_day` counts from 1, the latest day; `presumed_day_for` has other numbers for some kinds of release.
    `served_at_least` is days in custody since sentence, asked of everybody but `served_not_asked_of`.
    """

    provision: Provision
    on: str
    presumed_day: int
    served_at_least: int
    words: str
    presumed_day_for: tuple[tuple[ReleaseKind, int], ...] = ()
    served_not_asked_of: frozenset[ReleaseKind] = frozenset()


@dataclass(frozen=True, slots=True)
class RuleBook:
    """All the rules, and the day on which their texts were last read."""

    read_on: date
    moving: tuple[MovingRule, ...]
    asking: tuple[AskRule, ...]
    policies: tuple[PolicyRule, ...]

    @property
    def switches(self) -> tuple[Provision, ...]:
        """The provisions that wait for a commencement date: what Settings offers and `--rule` takes."""
        return tuple(provision for provision in self.provisions if not provision.known_in_force)

    @property
    def provisions(self) -> tuple[Provision, ...]:
        """Every provision, in the order of the file within each effect."""
        rules: tuple[MovingRule | AskRule | PolicyRule, ...] = (*self.moving, *self.asking, *self.policies)
        return tuple(rule.provision for rule in rules)
