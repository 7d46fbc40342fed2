"""Tasks that are late, due today, and due this week."""

from datetime import timedelta

from recovery_desk.domain.dates import days_away, short_date
from recovery_desk.usecases.notes_ports import TaskLine
from recovery_desk.usecases.notes_words import TASK_SOURCE_WORDS
from recovery_desk.usecases.today.sections import MOST_LINES, Morning, TodayLine, TodaySection, Urgency

_AHEAD = timedelta(days=7)


def tasks_due(morning: Morning) -> TodaySection:
    """The late ones first."""
    until, owner = morning.today + _AHEAD, morning.worker or None
    found = morning.store.tasks.open(owner, until, MOST_LINES)
    count = morning.store.tasks.count_open(owner, until)
    lines = tuple(_line(morning, each) for each in found)
    return TodaySection("tasks", "Tasks", "list-checks", lines, "No task is due in the next seven days.", count)


def _line(morning: Morning, line: TaskLine) -> TodayLine:
    task, today = line.task, morning.today
    late, due_today = task.is_overdue(today), task.due == today
    owner = "" if morning.worker else task.owner
    parts = (line.filed_as, owner, TASK_SOURCE_WORDS[task.source], task.ground_moved)
    when = ""
    if task.due is not None:
        when = "due today" if due_today else f"due {short_date(task.due)}, {days_away(task.due, today)}"
    return TodayLine(
        task.text,
        " · ".join(part for part in parts if part),
        f"late: {when}" if late else when,
        Urgency.HARD if late else Urgency.CARE if due_today else Urgency.PLAIN,
        "person" if task.person_id else "today",
        task.person_id,
        "overview",
        task.id,
    )
