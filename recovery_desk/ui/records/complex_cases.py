"""Complex cases as forms and as rows."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from recovery_desk.domain.complex_cases import (
    CASE_OUTCOME_NAMES,
    CASE_STAGE_NAMES,
    CASE_TRIGGER_NAMES,
    CaseReview,
    CaseStage,
    CaseTrigger,
    ComplexCase,
)
from recovery_desk.domain.date_sense import DateOf
from recovery_desk.domain.dates import plain_date, short_date
from recovery_desk.domain.dates_as_typed import Meaning
from recovery_desk.domain.people import PersonId
from recovery_desk.ui.palette import Tone
from recovery_desk.ui.records.card import Row, RowDeed, Tag
from recovery_desk.ui.records.editor import Deed
from recovery_desk.ui.records.form import Field, FieldKind, Values
from recovery_desk.usecases.complex_case_words import looked_at_again, stands
from recovery_desk.usecases.read_complex_cases import CaseView, PersonCases, staff_name

NO_DOSES = "No doses here: they are kept by whoever prescribes"
WHERE_HINT = "For example: the health centre’s own record, and the medicines chart"
DATES = {DateOf.RECORDED: "opened_on", DateOf.REVIEW: "review_on"}
REVIEW_DATES = {DateOf.RECORDED: "held_on", DateOf.REVIEW: "next_on"}
CLOSE_DATES = {DateOf.REVIEW: "on"}
WATCHED = ("why", "planned", "doses_where", "hall_must_know", "said", "words")
"""Fields in which a dose would be noticed."""

_TONES = {
    CaseStage.FLAGGED: (Tone.HARD, "triangle-alert"),
    CaseStage.PLANNING: (Tone.CARE, "pencil"),
    CaseStage.AGREED: (Tone.GOOD, "check"),
    CaseStage.RUNNING: (Tone.GOOD, "check"),
    CaseStage.CLOSED: (Tone.PLAIN, "check"),
}
_SHOWN_REVIEWS = 3


def fields(found: PersonCases) -> tuple[Field, ...]:
    """What is asked of a case."""
    stages = [(text, stage) for stage, text in CASE_STAGE_NAMES.items() if stage is not CaseStage.CLOSED]
    return (
        Field(
            "set_off_by",
            "What set it off",
            FieldKind.CHOICE,
            options=[(text, each) for each, text in CASE_TRIGGER_NAMES.items()],
        ),
        Field("stage", "How far", FieldKind.CHOICE, options=stages),
        Field("why", "In a few words", hint="Short: it stands in lists and on the sheet", wide=True),
        Field("lead", "Who leads it", hint="A name, and where to reach them"),
        Field("review_on", "Look at it again on", FieldKind.DAY),
        Field(
            "members",
            "Who is in it",
            FieldKind.SEVERAL,
            "Agency staff and organisations are offered as you type; anybody else can be named too",
            suggestions=_offered(found),
        ),
        Field("planned", "What is planned", FieldKind.LONG, NO_DOSES),
        Field("doses_where", "Where doses are kept", hint=WHERE_HINT, wide=True),
        Field(
            "hall_must_know",
            "What the hall must know",
            FieldKind.LONG,
            "Only what officers need to keep them safe: it may be printed for the prison",
        ),
        Field("opened_on", "Since", FieldKind.DAY, "Empty means today", meaning=Meaning.PAST),
    )


REVIEW_FIELDS = (
    Field("said", "What was said", FieldKind.LONG, NO_DOSES),
    Field("next_on", "Look at it again on", FieldKind.DAY, "Empty: no other day is set"),
    Field("held_on", "Held on", FieldKind.DAY, "Empty means today", meaning=Meaning.PAST),
)
CLOSE_FIELDS = (
    Field(
        "outcome", "How it ended", FieldKind.CHOICE, options=[(text, each) for each, text in CASE_OUTCOME_NAMES.items()]
    ),
    Field("on", "Closed on", FieldKind.DAY, "Empty means today", meaning=Meaning.PAST),
    Field("words", "In a few words", wide=True),
)


def new_case(person_id: PersonId, flagged: Sequence[str] = ()) -> ComplexCase:
    """An empty one; alerts that flag somebody are its reason."""
    why = "; ".join(flagged)
    return ComplexCase("", person_id, CaseTrigger.CONDITION if flagged else CaseTrigger.DETOX, why)


def values_of(case: ComplexCase, found: PersonCases) -> dict[str, Any]:
    """What stands in the form."""
    names = {key: name for name, key in _ids_by_name(found).items()}
    known = [names[each] for each in (*case.staff_ids, *case.organisation_ids) if each in names]
    shown = {each.key: getattr(case, each.key) for each in fields(found) if each.key != "members"}
    return shown | {"members": (*known, *case.others)}


def keep(case: ComplexCase, found: PersonCases) -> Callable[[Values], Deed]:
    """What was read as the deed that keeps it; names the directory knows become theirs."""
    ids = _ids_by_name(found)
    staff, bodies = {each.id for each in found.staff}, {str(each.id) for each in found.organisations}

    def make(values: Values) -> Deed:
        names = values["members"]
        known = [ids[name] for name in names if name in ids]
        rest = {key: value for key, value in values.items() if key != "members"}
        kept = replace(
            case,
            **rest,
            staff_ids=tuple(each for each in known if each in staff),
            organisation_ids=tuple(each for each in known if each in bodies),
            others=tuple(name for name in names if name not in ids),
        )
        return lambda desk: desk.complex_cases.keep(kept)

    return make


def keep_review(case: ComplexCase) -> Callable[[Values], Deed]:
    """The deed that keeps what was said."""
    return lambda values: (
        lambda desk: desk.complex_cases.review(case.id, values["said"], values["next_on"], values["held_on"])
    )


def close(case: ComplexCase) -> Callable[[Values], Deed]:
    """The deed that closes it."""
    return lambda values: (
        lambda desk: desk.complex_cases.close(case.id, values["outcome"], values["words"], values["on"])
    )


def row_of(view: CaseView, today: date, deeds: Sequence[RowDeed]) -> Row:
    """A case in the list."""
    case = view.case
    tone, picture = _TONES[case.stage]
    tags: list[Tag] = [(CASE_STAGE_NAMES[case.stage], tone, picture)]
    if case.is_due_on(today):
        tags.append(("Look at it again", Tone.CARE, "calendar-clock"))
    if view.dose:
        tags.append((f"“{view.dose}” looks like a dose", Tone.HARD, "triangle-alert"))
    said = {
        "Led by": case.lead,
        "In it": " · ".join(view.members),
        "Planned": case.planned,
        "Doses are kept": case.doses_where,
        "The hall must know": case.hall_must_know,
    }
    return Row(
        case.title,
        [
            _sentence(looked_at_again(case, today) if case.is_open else stands(case, today)),
            *(f"{name}: {text}" for name, text in said.items() if text),
            *map(_review, view.reviews[:_SHOWN_REVIEWS]),
            f"Doses are not kept here. Take “{view.dose}” out, and say where it is kept." if view.dose else "",
        ],
        tags,
        deeds,
        is_past=not case.is_open,
    )


def _sentence(text: str) -> str:
    return f"{text[:1].upper()}{text[1:]}"


def _review(review: CaseReview) -> str:
    by = f" by {review.by_whom}" if review.by_whom else ""
    again = f" (next {short_date(review.next_on)})" if review.next_on else ""
    return f"Looked at again {plain_date(review.held_on)}{by}: {review.said or 'nothing written down'}{again}"


def _ids_by_name(found: PersonCases) -> Mapping[str, str]:
    return {staff_name(each): each.id for each in found.staff} | {
        each.name: str(each.id) for each in found.organisations
    }


def _offered(found: PersonCases) -> list[str]:
    """Everybody the directory knows and who has not left."""
    return sorted(
        [staff_name(each) for each in found.staff if each.left_on is None] + [each.name for each in found.organisations]
    )
