"""Everything the rules said about one release, before it is put into words."""

from dataclasses import dataclass
from datetime import date

from recovery_desk.domain.release_day.days import Move, sentence_over, served_enough
from recovery_desk.domain.release_day.public_holidays import ONE_DAY, Area
from recovery_desk.domain.release_day.questions import ReleaseQuestion
from recovery_desk.domain.release_day.rules import AskRule, MovingRule, PolicyRule, Provision


@dataclass(frozen=True, slots=True)
class Reading:
    """One release as the rules see it.

    `is_past`: asked after the day due, and `is_unlikely`: due in a year nobody can mean; nothing is worked out
    then. `days_to_ask` are all the days a discretion opens and `presumed_day` the policy's, also where they have
    gone by; `may_ask` those that can still be had. `shut_out`: the policy leaves this person out. `if_short`:
    where a short sentence would put the day, when the length is unknown and matters. `if_in_force`: where a
    provision not known to be in force would. `if_easter_monday`: where the rule would, were Easter Monday a
    holiday in the area.
    """

    question: ReleaseQuestion
    area: Area
    move: Move
    is_past: bool = False
    is_unlikely: bool = False
    rule: MovingRule | None = None
    ask: AskRule | None = None
    days_to_ask: tuple[date, ...] = ()
    may_ask: tuple[date, ...] = ()
    policy: PolicyRule | None = None
    shut_out: bool = False
    presumed_day: date | None = None
    if_short: date | None = None
    if_in_force: tuple[tuple[Provision, date], ...] = ()
    if_easter_monday: date | None = None

    @property
    def gone(self) -> tuple[date, ...]:
        """The days that could have been asked for and have passed."""
        return () if self.shut_out else self.days_to_ask[len(self.may_ask) :]

    @property
    def presumed(self) -> date | None:
        """The day policy presumes, unless it has passed."""
        return None if self.presumed_day is None or has_passed(self.presumed_day, self.question) else self.presumed_day

    @property
    def suggested(self) -> date | None:
        """The latest day to ask for that is not a hard day itself."""
        return next((day for day in self.may_ask if not is_hard(day, self.area)), None)

    @property
    def has_moved(self) -> bool:
        """Whether a mandatory rule brings the day forward."""
        return self.move.day != self.question.due

    @property
    def assumes_long_enough(self) -> bool:
        """Whether the days to ask for hang on a length of sentence that is not known."""
        needed = self.ask.sentence_at_least if self.ask else 0
        return needed > 0 and sentence_over(self.question, needed - 1) is None

    @property
    def assumes_served_enough(self) -> bool:
        """Whether the policy hangs on time served that is not known."""
        return self.policy is not None and served_enough(self.policy, self.question) is None

    @property
    def assumes(self) -> bool:
        """Whether another length of sentence, or of time served, could make another answer."""
        return self.if_short is not None or self.assumes_long_enough or self.assumes_served_enough

    @property
    def moved_into_the_past(self) -> bool:
        """Whether the rule puts the release on a day that has passed while the day due has not."""
        return not self.is_past and has_passed(self.move.day, self.question)


def has_passed(day: date, question: ReleaseQuestion) -> bool:
    """Whether the day was over when the question was asked."""
    return question.as_of is not None and day < question.as_of


def is_hard(day: date, area: Area) -> bool:
    """Whether what somebody needs on a first day out is shut, or shuts that evening for longer than a night."""
    return area.is_shut(day) or area.is_shut(day + ONE_DAY)
