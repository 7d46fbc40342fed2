"""A day in the prison as the command line answers it in JSON; the names are a promise."""

from recovery_desk.domain.dates import minutes_in_words
from recovery_desk.usecases.prison_day.list_day import PrisonDay, ToSee


def day_as_json(listed: PrisonDay) -> dict[str, object]:
    """The whole list."""
    return {
        "prison": listed.prison.short_name,
        "day": listed.day.isoformat(),
        "order": listed.rule,
        "people": [person_as_json(each) for each in listed.people],
        "left_out": [each.person_id for each in listed.left_out],
        "more_unseen": listed.more_unseen,
        "halls": [
            {"hall": each.hall, "unlocked": list(each.times), "order": at}
            for at, each in enumerate(listed.regime.halls, start=1)
        ],
    }


def person_as_json(one: ToSee) -> dict[str, object]:
    """One line."""
    line = one.line
    return {
        "person_id": one.person_id,
        "person": one.row.filed_as,
        "prison_number": one.row.prison_number,
        "hall": one.row.hall,
        "cell": one.cell,
        "time": None if one.start is None else minutes_in_words(one.start),
        "place": one.where or None,
        "with": one.whom or None,
        "why": [{"kind": each.kind.value, "words": each.words} for each in one.reasons],
        "code": one.code or None,
        "outcome": line.outcome.value if line and line.outcome else None,
        "not_seen_reason": line.reason.value if line and line.reason else None,
        "rolled_from": one.rolled_from.isoformat() if one.rolled_from else None,
    }
