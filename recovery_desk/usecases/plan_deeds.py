"""Everything that is done about needs and the plan."""

from collections.abc import Callable
from dataclasses import dataclass

from recovery_desk.domain.pathways import Library
from recovery_desk.usecases.agree_plan import AgreePlan
from recovery_desk.usecases.keep_goals import (
    AddGoal,
    AddStep,
    ChangeGoal,
    ChangeStep,
    MoveGoal,
    MoveStep,
    RemoveGoal,
    RemoveStep,
    TickStep,
)
from recovery_desk.usecases.keep_needs import AddNeeds, ChangeNeed, FindNoNeed, RemoveNeed, SetNeedStatus
from recovery_desk.usecases.keep_suggestions import KeepSuggestions
from recovery_desk.usecases.ports import Clock, Ids, Rendered, Store
from recovery_desk.usecases.print_plan import PlanSheet, PreparePlanSheet, PrintPlan
from recovery_desk.usecases.read_plan import ReadPlan


@dataclass(frozen=True, slots=True)
class PlanDeeds:
    """`desk.plan`."""

    read: ReadPlan
    add_needs: AddNeeds
    find_none: FindNoNeed
    change_need: ChangeNeed
    set_need_status: SetNeedStatus
    remove_need: RemoveNeed
    add_goal: AddGoal
    change_goal: ChangeGoal
    move_goal: MoveGoal
    remove_goal: RemoveGoal
    add_step: AddStep
    change_step: ChangeStep
    tick_step: TickStep
    move_step: MoveStep
    remove_step: RemoveStep
    agree: AgreePlan
    prepare_sheet: PreparePlanSheet
    print_sheet: PrintPlan
    suggestions: KeepSuggestions


def plan_deeds(
    store: Store, clock: Clock, ids: Ids, library: Library, draw: Callable[[PlanSheet], Rendered]
) -> PlanDeeds:
    """Over one open vault; `draw` makes a sheet a PDF."""
    read = ReadPlan(store, clock, library)
    prepare = PreparePlanSheet(store, clock, read)
    return PlanDeeds(
        read=read,
        add_needs=AddNeeds(store, clock, ids),
        find_none=FindNoNeed(store, clock, ids),
        change_need=ChangeNeed(store),
        set_need_status=SetNeedStatus(store),
        remove_need=RemoveNeed(store),
        add_goal=AddGoal(store, ids),
        change_goal=ChangeGoal(store, clock),
        move_goal=MoveGoal(store),
        remove_goal=RemoveGoal(store),
        add_step=AddStep(store, ids),
        change_step=ChangeStep(store),
        tick_step=TickStep(store),
        move_step=MoveStep(store),
        remove_step=RemoveStep(store),
        agree=AgreePlan(store, clock, ids, read),
        prepare_sheet=prepare,
        print_sheet=PrintPlan(store, prepare, draw),
        suggestions=KeepSuggestions(store, ids, library),
    )
