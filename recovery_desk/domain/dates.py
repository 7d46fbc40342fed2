"""Dates as the desk says them: `Friday 4 December 2026`, never a number for a month."""

from datetime import date, datetime

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
MIDNIGHT = 24 * 60
"""The end of a day, in minutes."""

_NEAR_DAYS = 150
"""Days around today in which a day and its month are enough."""


def long_date(day: date) -> str:
    """`Friday 4 December 2026`: for headings and paper."""
    return f"{WEEKDAYS[day.weekday()]} {day.day} {_MONTHS[day.month - 1]} {day.year}"


def plain_date(day: date) -> str:
    """`4 December 2026`: for birth dates and anything whose weekday says nothing."""
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def near_date(day: date, today: date) -> str:
    """`4 December`; with its year where that is not the one anybody would think of."""
    near = abs((day - today).days) <= _NEAR_DAYS
    return f"{day.day} {_MONTHS[day.month - 1]}" if near else plain_date(day)


def day_and_month(day: date) -> str:
    """`Friday 4 December`: where the year is plain from what stands around it."""
    return f"{WEEKDAYS[day.weekday()]} {day.day} {_MONTHS[day.month - 1]}"


def month_and_year(day: date) -> str:
    """`December 2026`: for a calendar's heading."""
    return f"{_MONTHS[day.month - 1]} {day.year}"


def short_date(day: date) -> str:
    """`Fri 4 Dec`: for tags and dense tables."""
    return f"{WEEKDAYS[day.weekday()][:3]} {day.day} {_MONTHS[day.month - 1][:3]}"


def clock_time(moment: datetime) -> str:
    """`14:05`: the 24-hour clock of the staff side."""
    return f"{moment.hour:02}:{moment.minute:02}"


def minutes_in_words(minutes: int) -> str:
    """`09:05`; midnight at the end of a day is `24:00`, later hours begin anew."""
    if minutes > MIDNIGHT:
        minutes -= MIDNIGHT
    return f"{minutes // 60:02}:{minutes % 60:02}"


def minutes_as_said(minutes: int) -> str:
    """`1:10pm`, `10am`, `noon`, `midnight`: minutes after midnight as people say them."""
    hour, minute = divmod(minutes % (24 * 60), 60)
    if minute == 0 and hour in (0, 12):
        return "noon" if hour else "midnight"
    past = f":{minute:02}" if minute else ""
    return f"{(hour + 11) % 12 + 1}{past}{'am' if hour < 12 else 'pm'}"


def days_away(day: date, today: date) -> str:
    """`today`, `tomorrow`, `in 11 days`, `yesterday`, `3 days ago`."""
    days = (day - today).days
    named = {-1: "yesterday", 0: "today", 1: "tomorrow"}.get(days)
    if named:
        return named
    return f"in {days} days" if days > 0 else f"{-days} days ago"
