"""The plan sheet (F8): the person's own plan in their words, as it stands or as it was when it was gone through."""

from dataclasses import replace

from recovery_desk.domain.dates import clock_time, plain_date
from recovery_desk.domain.plans import Agreed, GoalStatus, StepStatus
from recovery_desk.printing.fonts import GAP, Weight
from recovery_desk.printing.form import Form
from recovery_desk.printing.marks import Mark
from recovery_desk.printing.page import Furniture, Slice
from recovery_desk.printing.parts import Fact, House, Scale
from recovery_desk.usecases.plan_content import PlannedGoal, PlannedNeed, PlannedStep
from recovery_desk.usecases.plan_words import NEED_STATUS_WORDS, RESPONSIBLE_WORDS
from recovery_desk.usecases.print_plan import PlanSheet

_SCALE = Scale(12.5, 17.5, 10.5, 14.0, 15.0, 23.0, 17.5)
"""Clear print, a little under the sheets for the day itself: a plan has tables."""

_STEPS = (("Step", 40.0), ("Who", 19.0), ("By when", 23.0), ("Done", 18.0))
_NEEDS = (("What", 46.0), ("Who sees to it", 27.0), ("Where it stands", 27.0))
_ROW, _PEN_ROW, _LABEL = 25.0, 34.0, 128.0


def _body(sheet: PlanSheet, house: House) -> list[Slice]:
    content = sheet.content
    ahead = [goal for goal in content.goals if goal.status is GoalStatus.NOW]
    later = [goal for goal in content.goals if goal.status is GoalStatus.LATER]
    ended = [goal for goal in content.goals if not goal.status.is_open]
    parts = [*house.title(f"My plan: {content.called}"), *house.paragraph(_about(sheet), small=True), house.space(6)]
    parts += _answer(sheet, house)
    for number, goal in enumerate(ahead, 1):
        parts += _goal(f"{number}. {goal.text}", goal, house)
    if not content.goals:
        parts += [house.space(10), *house.paragraph("There is no goal in this plan yet. What do you want?")]
        parts += house.ruled_table(_STEPS, [("", "", "", "")] * 4, _PEN_ROW)
    if later:
        parts += house.heading("For later")
        for goal in later:
            parts += _goal(goal.text, goal, house)
    if ended:
        parts += house.heading("What I have reached or put aside")
        parts += house.facts([Fact(_ended(goal), _how(goal)) for goal in ended], _LABEL)
    parts += _needs(content.needs, house)
    parts += _signing(sheet, house)
    if any(GAP in text.text for part in parts for text in part.texts):
        parts += [house.space(4), *house.paragraph(f"{GAP} stands for a letter that could not be printed.", small=True)]
    return parts


def _about(sheet: PlanSheet) -> str:
    name = [sheet.content.full_name] if sheet.content.full_name != sheet.content.called else []
    number = [f"Number {sheet.content.prison_number}"] if sheet.content.prison_number else []
    version = [f"Version {sheet.answer.version}"] if sheet.answer is not None else []
    return " · ".join([*name, *number, *version]) or " "


def _answer(sheet: PlanSheet, house: House) -> list[Slice]:
    """The framed box: what was said to this plan, when, and when it is looked at again."""
    answer = sheet.answer
    if answer is None:
        return house.notice(
            "We have not gone through this plan together yet",
            Mark.CAUTION,
            [Fact("", "It is your plan. If something is wrong, missing or not in your words, say so.")],
            0.0,
        )
    headline = {
        Agreed.YES: "I was asked, and I said: yes, this is my plan",
        Agreed.NO: "I was asked, and I said: no",
        Agreed.COULD_NOT_ANSWER: "I could not answer when I was asked",
    }[answer.agreed]
    by = f", with {answer.asked_by}" if answer.asked_by else ""
    facts = [Fact("When", f"{plain_date(answer.asked_on)}{by}")]
    if answer.reason:
        facts.append(Fact("Why", answer.reason))
    if answer.review_on is not None:
        facts.append(Fact("Look again", plain_date(answer.review_on)))
    return house.notice(headline, Mark.NONE if answer.agreed is Agreed.YES else Mark.INFO, facts)


def _goal(title: str, goal: PlannedGoal, house: House) -> list[Slice]:
    """The goal in bold, what helps, then its steps with room for one more by hand."""
    heading = [replace(part, with_next=True) for part in house.paragraph(title, Weight.BOLD)]
    facts = [
        Fact(label, text)
        for label, text in (
            ("What helps me", goal.strengths),
            ("To do with", ", ".join(part for part in (goal.pathway, *goal.tags) if part)),
            ("Look at it again", plain_date(goal.review_on) if goal.review_on else ""),
        )
        if text
    ]
    steps = [_step(step) for step in goal.steps]
    is_now = goal.status is GoalStatus.NOW
    table = house.ruled_table(_STEPS, [*steps, *[("", "", "", "")] * is_now], _ROW) if steps or is_now else []
    gap = [replace(house.space(height), with_next=True) for height in (13, 3)]
    return [gap[0], *heading, gap[1], *house.facts(facts, _LABEL), *table]


def _step(step: PlannedStep) -> tuple[str, str, str, str]:
    done = {StepStatus.DONE: "Done", StepStatus.NOT_DONE: "Did not happen", StepStatus.TO_DO: ""}[step.status]
    text = f"{step.text} ({step.outcome})" if step.outcome else step.text
    return text, step.who, plain_date(step.due) if step.due else "", done


def _ended(goal: PlannedGoal) -> str:
    word = "Reached" if goal.status is GoalStatus.REACHED else "Put aside"
    return f"{word} {plain_date(goal.ended_on)}" if goal.ended_on else word


def _how(goal: PlannedGoal) -> str:
    return f"{goal.text}. {goal.ending}" if goal.ending else goal.text


def _needs(needs: tuple[PlannedNeed, ...], house: House) -> list[Slice]:
    """What is still being seen to, whoever does it."""
    still = [need for need in needs if not need.is_none_found and need.status.is_open]
    if not still:
        return []
    rows = [
        (
            f"{need.text} ({need.detail})" if need.detail else need.text,
            ", ".join(_who(each.value) or RESPONSIBLE_WORDS[each] for each in need.responsible),
            NEED_STATUS_WORDS[need.status],
        )
        for need in still
    ]
    return [*house.heading("Also being seen to"), *house.ruled_table(_NEEDS, rows, 0)]


def _who(responsible: str) -> str:
    """On the person's own sheet they are "me"."""
    return "Me" if responsible == "person" else ""


def _signing(sheet: PlanSheet, house: House) -> list[Slice]:
    """Lines for a pen, only where there is something to sign."""
    if not sheet.content.goals:
        return []
    return [house.space(12), *house.pen_facts([Fact("If I want to, my name and the date", "")], _PEN_ROW, _LABEL)]


def _furniture(sheet: PlanSheet, house: House) -> Furniture:
    by = ", ".join(part for part in (sheet.prepared_by, sheet.service_name, sheet.service_phone) if part)
    when = f"{plain_date(sheet.printed_at.date())} {clock_time(sheet.printed_at)}"
    foot = f"Prepared by {by} · printed {when}" if by else f"Printed {when}"
    return house.furniture("", f"My plan, continued: {sheet.content.called}", foot)


PLAN = Form("plan", "Plan", PlanSheet, _body, _furniture, scale=_SCALE)
"""F8."""
