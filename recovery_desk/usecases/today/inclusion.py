"""Recovery inclusion meetings: one that goes on, one nobody began, and those of the next days."""

from datetime import timedelta

from recovery_desk.domain.dates import days_away, minutes_in_words, short_date
from recovery_desk.domain.inclusion import InclusionMeeting, InclusionSeries, InclusionState
from recovery_desk.usecases.inclusion.series import ListSeries
from recovery_desk.usecases.today.sections import Morning, TodayLine, TodaySection, Urgency

_AHEAD = timedelta(days=7)


def inclusion_meetings(morning: Morning) -> TodaySection:
    """The next of each series, where that is within a week, after the one nobody began on its day."""
    entries = ListSeries(morning.store, morning.clock)()
    coming = [(entry.series, entry.next) for entry in entries if entry.next is not None]
    coming += [(entry.series, entry.missed) for entry in entries if entry.missed is not None]
    near = [(series, each) for series, each in coming if each.day <= morning.today + _AHEAD]
    near.sort(key=lambda pair: (pair[1].day, pair[1].start))
    lines = tuple(_line(series, each, morning) for series, each in near)
    nothing = "No recovery inclusion meeting within a week."
    return TodaySection("inclusion", "Recovery inclusion meetings", "users", lines, nothing, len(lines))


def _line(series: InclusionSeries, meeting: InclusionMeeting, morning: Morning) -> TodayLine:
    if meeting.state is InclusionState.OPEN:
        when, urgency = "goes on: close it when it is over", Urgency.CARE
    elif meeting.day < morning.today:
        when, urgency = f"{short_date(meeting.day)}, not begun: begin it now or call it off", Urgency.PLAIN
    elif meeting.day == morning.today:
        when, urgency = f"today at {minutes_in_words(meeting.start)}", Urgency.CARE
    else:
        away = days_away(meeting.day, morning.today)
        when, urgency = f"{short_date(meeting.day)} {minutes_in_words(meeting.start)}, {away}", Urgency.PLAIN
    return TodayLine(series.name, meeting.place, when, urgency, "inclusion")
