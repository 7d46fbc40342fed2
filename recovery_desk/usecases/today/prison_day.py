"""Days in the prison: lists begun today, and people who were not seen on the last list they stood on."""

from collections.abc import Sequence
from datetime import timedelta

from recovery_desk.domain.establishments import EstablishmentId
from recovery_desk.domain.prison_day import ROLLS_FOR_DAYS, DayLine
from recovery_desk.usecases.prison_day.list_day import still_unseen
from recovery_desk.usecases.today.sections import Morning, TodayLine, TodaySection, Urgency


def prison_days(morning: Morning) -> TodaySection:
    """A line for each prison, those with people who roll from an earlier day first."""
    first = morning.today - timedelta(days=ROLLS_FOR_DAYS)
    kept = morning.store.prison_days.everywhere(first, morning.today)
    rolled = still_unseen(morning.store, [each for each in kept if each.day < morning.today])
    todays = [each for each in kept if each.day == morning.today and not each.is_left_out]
    prisons = dict.fromkeys(each.establishment_id for each in (*rolled, *todays))
    lines = [_line(morning, prison, todays, rolled) for prison in prisons]
    nothing = "No list was begun today, and nobody rolls from an earlier one."
    return TodaySection("prison-day", "Prison day", "list-checks", tuple(lines), nothing, len(lines))


def _line(
    morning: Morning, prison_id: EstablishmentId, todays: Sequence[DayLine], rolled: Sequence[DayLine]
) -> TodayLine:
    prison = morning.store.establishments.get(prison_id)
    here = [each for each in todays if each.establishment_id == prison_id]
    listed = {each.person_id for each in here}
    unseen = [each for each in rolled if each.establishment_id == prison_id and each.person_id not in listed]
    to_mark = sum(each.outcome is None for each in here)
    said = [f"{len(here)} on today’s list, {to_mark} to mark"] if here else []
    said += [f"{len(unseen)} not seen before, to see today"] if unseen else []
    return TodayLine(
        prison.short_name if prison else "A prison no longer on this desk",
        "; ".join(said),
        "the round, hall by hall",
        Urgency.CARE if unseen or to_mark else Urgency.PLAIN,
        "prison_day",
        tab=prison_id,
    )
