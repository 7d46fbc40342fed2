"""How a day in the prison is shown: times, places, what came of it."""

from recovery_desk.domain.dates import minutes_in_words, short_date
from recovery_desk.domain.prison_day import MARK_KEYS, DayLine, DayOutcome, HallRegime, Mark, window_in_words
from recovery_desk.ui.palette import Tone
from recovery_desk.usecases.notes_words import NOT_SEEN_WORDS
from recovery_desk.usecases.prison_day.list_day import PrisonDay, ToSee


def time_words(one: ToSee) -> str:
    """`09:15`, or that there is no room for them."""
    return "No time" if one.start is None else minutes_in_words(one.start)


def where_words(one: ToSee) -> str:
    """`D Hall 1/22`."""
    return one.row.place or "Hall not known"


def came_of_it(line: DayLine | None) -> str:
    """`Seen`, `Not seen: lockdown`, or that nobody has said."""
    if line is None or line.outcome is None:
        return "To mark"
    if line.outcome is DayOutcome.SEEN:
        return "Seen"
    return f"Not seen: {NOT_SEEN_WORDS[line.reason].lower()}" if line.reason else "Not seen"


def tone_of(line: DayLine | None) -> Tone:
    """Its tone beside the words."""
    if line is None or line.outcome is None:
        return Tone.PLAIN
    return Tone.GOOD if line.is_seen else Tone.CARE


def picture_of(line: DayLine | None) -> str:
    """Its picture."""
    if line is None or line.outcome is None:
        return "circle-dot"
    return "circle-check" if line.is_seen else "circle-x"


def hall_heading(one: ToSee, listed: PrisonDay) -> str:
    """`D Hall, unlocked 09:15–11:30 and 14:00–16:00`; for those who have no time, that."""
    if one.start is None:
        return "No time in the day: their hall is locked, or not known"
    regime = next((each for each in listed.regime.halls if each.hall.casefold() == one.row.hall.casefold()), None)
    return ", ".join(part for part in (one.row.hall or "Hall not known", unlocked_words(regime)) if part)


def unlocked_words(regime: HallRegime | None) -> str:
    """`unlocked 09:15–11:30 and 14:00–16:00`."""
    if regime is None or not regime.windows:
        return "unlocked all day as far as is known"
    return "unlocked " + " and ".join(window_in_words(each) for each in regime.windows)


def mark_words(letter: str) -> str:
    """What a letter says."""
    mark: Mark = MARK_KEYS[letter]
    if mark.outcome is None:
        return "Take the mark back"
    return NOT_SEEN_WORDS[mark.reason] if mark.reason else "Seen"


def rolled_words(one: ToSee) -> str:
    """Since when somebody has been on the lists."""
    return f"On the list since {short_date(one.rolled_from)}" if one.rolled_from else ""
