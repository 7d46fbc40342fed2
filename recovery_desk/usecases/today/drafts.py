"""Drafts left open."""

from recovery_desk.domain.dates import clock_time, short_date
from recovery_desk.domain.drafts import Draft
from recovery_desk.domain.people import PersonId
from recovery_desk.domain.uk_time import uk_time
from recovery_desk.usecases.today.sections import Morning, TodayLine, TodaySection, Urgency
from recovery_desk.usecases.vault_problems import NoSuchPerson


def drafts_left_open(morning: Morning) -> TodaySection:
    """What is half typed, newest first; it never expires."""
    drafts = morning.store.drafts.all()
    lines = tuple(_line(morning, draft) for draft in drafts)
    return TodaySection("drafts", "Drafts left open", "pencil", lines, "Nothing is half typed.", len(lines))


def _line(morning: Morning, draft: Draft) -> TodayLine:
    at = uk_time(draft.kept_at)
    title = draft.title or draft.form.replace("-", " ").capitalize()
    who = _name(morning, draft)
    return TodayLine(
        f"{title} · {who}" if who else title,
        draft.words[:120],
        f"typed {short_date(at.date())}, {clock_time(at)}",
        Urgency.CARE,
        draft.screen or "person",
        None if draft.person_id is None else _person(draft.person_id),
        draft.tab,
    )


def _name(morning: Morning, draft: Draft) -> str:
    if draft.person_id is None:
        return ""
    try:
        return morning.store.people.get(_person(draft.person_id)).filed_as
    except NoSuchPerson:
        return ""


def _person(text: str) -> PersonId:
    return PersonId(text)
