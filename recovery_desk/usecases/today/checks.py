"""Release checks due today and overdue: a line a person, the nearest release first."""

from collections.abc import Callable, Sequence

from recovery_desk.domain.dates import days_away
from recovery_desk.usecases.release_checks.readiness import DueCheck
from recovery_desk.usecases.today.sections import MOST_LINES, Morning, Section, TodayLine, TodaySection, Urgency

_NAMED = 3
_SOON = 7


def checks_due(read: Callable[[], Sequence[DueCheck]]) -> Section:
    """The section over what `read` answers, which is in the order of release days."""

    def section(morning: Morning) -> TodaySection:
        by_person: dict[str, list[DueCheck]] = {}
        for each in read():
            if not morning.worker or morning.worker in (each.release.row.worker, each.line.owner):
                by_person.setdefault(each.release.row.person_id, []).append(each)
        lines = tuple(_line(morning, due) for due in list(by_person.values())[:MOST_LINES])
        nothing = "No release check is due by today."
        return TodaySection("checks", "Release checks due", "list-checks", lines, nothing, len(by_person))

    return section


def _line(morning: Morning, due: Sequence[DueCheck]) -> TodayLine:
    release = due[0].release
    names = [each.line.title for each in due[:_NAMED]]
    more = f" and {len(due) - _NAMED} more" if len(due) > _NAMED else ""
    soon = (release.release_day - morning.today).days <= _SOON
    return TodayLine(
        title=release.row.filed_as,
        detail=", ".join(names) + more,
        when=f"out {days_away(release.release_day, morning.today)}",
        urgency=Urgency.HARD if soon and any(each.line.check.is_vital for each in due) else Urgency.CARE,
        person_id=release.row.person_id,
        tab="release-day",
    )
