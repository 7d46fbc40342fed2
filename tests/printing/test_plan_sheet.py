"""The plan sheet as it comes out of the printer."""

from dataclasses import replace
from datetime import date, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from recovery_desk.domain.people import PersonId
from recovery_desk.domain.plans import Agreed, GoalStatus, NeedStatus, PlanAgreement, Responsible, StepStatus
from recovery_desk.printing.forms.plan import PLAN
from recovery_desk.usecases.plan_content import (
    PlanContent,
    PlannedGoal,
    PlannedNeed,
    PlannedStep,
    as_text,
    from_text,
)
from recovery_desk.usecases.print_plan import PlanSheet
from tests.printing.golden_pages import assert_golden
from tests.printing.reading import words_of

HOME = PlannedGoal(
    "I want a front door of my own",
    "Accommodation",
    "I kept a flat for six years",
    ("Housing and safety", "Hope and optimism"),
    GoalStatus.NOW,
    date(2027, 1, 8),
    None,
    "",
    (
        PlannedStep("Fill in the housing form together", "Me and M. Kerr", date(2026, 11, 27), StepStatus.DONE, "Sent"),
        PlannedStep("Housing interview before release", "Housing team", date(2026, 12, 1), StepStatus.TO_DO, ""),
    ),
)
LATER = replace(HOME, text="I want to read to my kids", status=GoalStatus.LATER, steps=(), strengths="", tags=())
REACHED = replace(
    LATER, text="Sleep", status=GoalStatus.REACHED, ended_on=date(2026, 11, 2), ending="It made me calmer"
)
CONTENT = PlanContent(
    "Mac",
    "Craig McAllister",
    "117531",
    (HOME, LATER, REACHED),
    (
        PlannedNeed(
            "Finance and ID",
            "A bank account",
            is_none_found=False,
            status=NeedStatus.IN_PROGRESS,
            responsible=(Responsible.PRISON, Responsible.PERSON),
            detail="form sent",
        ),
        PlannedNeed("Health", "Sleep", is_none_found=False, status=NeedStatus.MET, responsible=(), detail=""),
        PlannedNeed("Health", "Nothing", is_none_found=True, status=NeedStatus.MET, responsible=(), detail=""),
    ),
)
ANSWER = PlanAgreement(
    "a", PersonId("p"), 2, Agreed.YES, "", date(2026, 11, 20), "M. Kerr", as_text(CONTENT), date(2026, 12, 18)
)
SHEET = PlanSheet(
    CONTENT, ANSWER, "OFFICIAL-SENSITIVE", "Made-up Recovery Service", "0141 496 0100", "M. Kerr",
    datetime(2026, 11, 23, 9, 0),
)  # fmt: skip


@pytest.mark.parametrize(
    ("name", "sheet"),
    [
        ("agreed", SHEET),
        ("not-asked-yet", replace(SHEET, answer=None)),
        (
            "said-no",
            replace(
                SHEET, answer=replace(ANSWER, agreed=Agreed.NO, reason="The second step is not mine.", review_on=None)
            ),
        ),
        ("empty", replace(SHEET, answer=None, content=replace(CONTENT, goals=(), needs=()))),
    ],
)
def test_the_words_of_the_page(name: str, sheet: PlanSheet) -> None:
    drawn = PLAN.render((sheet,))
    assert_golden(f"plan-{name}", drawn.pdf)
    assert drawn.warnings == ()


def test_nothing_that_was_kept_is_left_off_the_paper() -> None:
    words = words_of(PLAN.render((SHEET,)).pdf)
    for goal in CONTENT.goals:
        for said in (goal.text, goal.strengths, goal.ending, *goal.tags, *(step.text for step in goal.steps)):
            assert said in words
    for step in HOME.steps:
        assert step.who in words
    assert "form sent" in words


def test_a_very_long_goal_is_printed_to_its_last_word() -> None:
    text = " ".join(f"word{number}" for number in range(300))
    words = words_of(PLAN.render((replace(SHEET, content=replace(CONTENT, goals=(replace(HOME, text=text),))),)).pdf)
    assert "word299" in words


TEXT = st.text(max_size=60)
DAY = st.none() | st.dates(date(2000, 1, 1), date(2100, 1, 1))
STEP = st.builds(PlannedStep, TEXT, TEXT, DAY, st.sampled_from(StepStatus), TEXT)
GOAL = st.builds(
    PlannedGoal, TEXT, TEXT, TEXT, st.lists(TEXT, max_size=3).map(tuple), st.sampled_from(GoalStatus), DAY, DAY, TEXT,
    st.lists(STEP, max_size=3).map(tuple),
)  # fmt: skip
NEED = st.builds(
    PlannedNeed, TEXT, TEXT, st.booleans(), st.sampled_from(NeedStatus),
    st.lists(st.sampled_from(Responsible), max_size=3).map(tuple), TEXT,
)  # fmt: skip
CONTENTS = st.builds(
    PlanContent, TEXT, TEXT, TEXT, st.lists(GOAL, max_size=3).map(tuple), st.lists(NEED, max_size=3).map(tuple)
)


@given(CONTENTS)
@settings(deadline=None)
def test_a_plan_that_was_kept_is_read_back_as_it_was(content: PlanContent) -> None:
    assert from_text(as_text(content)) == content


@given(CONTENTS)
@settings(deadline=None, max_examples=25)
def test_whatever_is_typed_comes_out_on_paper(content: PlanContent) -> None:
    assert PLAN.render((replace(SHEET, content=content),)).pages >= 1
