"""Goals of one person with their steps, and their answer whether the plan is theirs."""

import argparse
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from recovery_desk.cli.arguments import WHO, day, none_of, one_of, places, who
from recovery_desk.cli.commands import Commands
from recovery_desk.cli.talking import DONE, Refused, looked_at, open_desk, rest_of_stdin, say, say_json
from recovery_desk.domain.plans import Agreed, Goal, GoalStatus, GoalStep, StepStatus

if TYPE_CHECKING:
    from recovery_desk.domain.pathways import Library
    from recovery_desk.usecases.desk import Desk

_FROM_STDIN = "from standard input, after the passphrase line if there is one"


def add(commands: Commands) -> None:
    """Hangs the commands on."""
    listed = commands.add_to("goal", "list", "the goals of one person with their steps", commands.shared.all)
    listed.add_argument("--person", required=True, type=who, metavar="WHO", help=WHO)
    listed.set_defaults(command=_list)

    new = commands.add_to("goal", "add", f"a goal in the person's words, {_FROM_STDIN}", commands.shared.all)
    new.add_argument("--person", required=True, type=who, metavar="WHO", help=WHO)
    _about(new)
    new.set_defaults(command=_add)

    change = commands.add_to("goal", "set", "where a goal stands, and what is written about it", commands.shared.all)
    change.add_argument("goal", metavar="GOAL", help="its id, as `goal list` gives it")
    change.add_argument("--ending", default=None, metavar="TEXT", help="how it helped, or why it was set aside")
    change.add_argument("--words", default=None, metavar="TEXT", help="other words for it")
    change.add_argument("--move", type=places, default=0, metavar="PLACES", help="minus is up")
    _about(change)
    change.set_defaults(command=_set)

    step = commands.add_to("goal", "step", f"a step towards a goal, {_FROM_STDIN}", commands.shared.all)
    step.add_argument("goal", metavar="GOAL")
    step.add_argument("--who", default="", metavar="WHO", help="who does it")
    step.add_argument("--by", type=day, default=None, metavar="DATE")
    step.set_defaults(command=_step)

    done = commands.add_to("goal", "done", "how a step went: done, not done, or still to do", commands.shared.all)
    done.add_argument("step", metavar="STEP", help="its id, as `goal list` gives it")
    done.add_argument("--as", dest="status", type=one_of(StepStatus), default=StepStatus.DONE, metavar="STATUS",
                      help=f"{', '.join(StepStatus)}; done by default")  # fmt: skip
    done.add_argument("--outcome", default=None, metavar="TEXT", help="what came of it")
    done.set_defaults(command=_done)

    for name, about, named in (
        ("remove", "a goal with its steps, into the bin", "goal"),
        ("remove-step", "a step, into the bin", "step"),
    ):
        gone = commands.add_to("goal", name, about, commands.shared.all)
        gone.add_argument(named, metavar=named.upper())
        gone.set_defaults(command=_remove if named == "goal" else _remove_step)

    about = f"keep the person's answer whether the plan is theirs; their reason {_FROM_STDIN}"
    agree = commands.add("agree", about, commands.shared.all)
    agree.add_argument("--person", required=True, type=who, metavar="WHO", help=WHO)
    agree.add_argument("answer", type=one_of(Agreed), metavar="ANSWER", help=", ".join(Agreed))
    agree.add_argument("--review", type=day, default=None, metavar="DATE", help="when to look at the plan again")
    agree.set_defaults(command=_agree)


def _about(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--status", type=one_of(GoalStatus), default=None, metavar="STATUS", help=", ".join(GoalStatus))
    parser.add_argument("--pathway", default=None, metavar="PATHWAY", help="as `need library` names them")
    parser.add_argument("--strengths", default=None, metavar="TEXT", help="what they draw on")
    parser.add_argument("--tag", action="append", default=None, metavar="TAG", help="may be repeated")
    parser.add_argument("--review", type=day, default=None, metavar="DATE", help="when to look at it again")


def _list(options: argparse.Namespace) -> int:
    with open_desk(options) as desk:
        view = desk.plan.read(looked_at(desk, options.person))
    if options.json:
        say_json([_as_json(goal, view.steps[goal.id]) for goal in view.goals])
        return DONE
    for goal in view.goals:
        say(f"{goal.id}  {goal.text} [{goal.status}]")
        for step in view.steps[goal.id]:
            by = f", by {step.due}" if step.due else ""
            say(f"  {step.id}  {step.text}{f', {step.who}' if step.who else ''}{by} [{step.status}]")
    return DONE


def _add(options: argparse.Namespace) -> int:
    with open_desk(options) as desk:
        wanted = Goal("", desk.record.whom(options.person), rest_of_stdin("goal"))
        kept = desk.plan.add_goal(_written(wanted, desk.plan.read.library(), options))
    return _told(kept, (), options)


def _set(options: argparse.Namespace) -> int:
    with open_desk(options) as desk:
        goal = _goal_of(desk, options.goal)
        wanted = _written(goal, desk.plan.read.library(), options)
        if options.words is not None:
            wanted = replace(wanted, text=options.words.strip())
        if options.ending is not None:
            wanted = replace(wanted, ending=options.ending.strip())
        if wanted != goal:
            desk.plan.change_goal(wanted)
        if options.move:
            desk.plan.move_goal(goal.id, options.move)
        kept, steps = _goal_of(desk, goal.id), _steps_of(desk, goal.id)
    return _told(kept, steps, options)


def _written(goal: Goal, library: "Library", options: argparse.Namespace) -> Goal:
    """The goal with what was said about it; what was not said stays."""
    pathway = goal.pathway if options.pathway is None else options.pathway
    if pathway and library.pathway(pathway) is None and pathway != goal.pathway:
        raise Refused(f"--pathway: {none_of(pathway, [each.id for each in library.pathways])}")
    tags = goal.tags if options.tag is None else tuple(dict.fromkeys(options.tag))
    known = [tag.id for tags_of in library.tag_sets for tag in tags_of.names]
    for tag in tags:
        if tag not in known and tag not in goal.tags:
            raise Refused(f"--tag: {none_of(tag, known)}")
    return replace(
        goal,
        pathway=pathway,
        tags=tags,
        strengths=goal.strengths if options.strengths is None else options.strengths.strip(),
        status=options.status or goal.status,
        review_on=options.review or goal.review_on,
    )


def _step(options: argparse.Namespace) -> int:
    with open_desk(options) as desk:
        goal = _goal_of(desk, options.goal)
        text = rest_of_stdin("step")
        kept = desk.plan.add_step(GoalStep("", goal.person_id, goal.id, text, options.who.strip(), options.by))
    return _step_told(kept, options)


def _done(options: argparse.Namespace) -> int:
    with open_desk(options) as desk:
        step = _step_of(desk, options.step)
        outcome = step.outcome if options.outcome is None else options.outcome.strip()
        kept = replace(step, status=options.status, outcome=outcome)
        desk.plan.change_step(kept)
    return _step_told(kept, options)


def _remove(options: argparse.Namespace) -> int:
    with open_desk(options) as desk:
        goal, steps = _goal_of(desk, options.goal), _steps_of(desk, options.goal)
        desk.plan.remove_goal(goal.id)
    return _told(goal, steps, options)


def _remove_step(options: argparse.Namespace) -> int:
    with open_desk(options) as desk:
        step = _step_of(desk, options.step)
        desk.plan.remove_step(step.id)
    return _step_told(step, options)


def _agree(options: argparse.Namespace) -> int:
    with open_desk(options) as desk:
        reason = "" if options.answer is Agreed.YES else rest_of_stdin("reason")
        kept = desk.plan.agree(desk.record.whom(options.person), options.answer, reason, options.review)
    if options.json:
        say_json({"person_id": kept.person_id, "version": kept.version, "agreed": kept.agreed.value,
                  "reason": kept.reason, "review_on": _day(kept.review_on)})  # fmt: skip
    else:
        say(f"Version {kept.version} kept: {kept.agreed}.")
    return DONE


def _goal_of(desk: "Desk", goal_id: str) -> Goal:
    goal = desk.store.records(Goal).get(goal_id)
    if goal is None:
        raise Refused(f"There is no goal {goal_id}.")
    return goal


def _step_of(desk: "Desk", step_id: str) -> GoalStep:
    step = desk.store.records(GoalStep).get(step_id)
    if step is None:
        raise Refused(f"There is no step {step_id}.")
    return step


def _steps_of(desk: "Desk", goal_id: str) -> Sequence[GoalStep]:
    from recovery_desk.usecases.keep_goals import steps_in_order

    return steps_in_order(desk.store.records(GoalStep).where(goal_id=goal_id))


def _told(goal: Goal, steps: Sequence[GoalStep], options: argparse.Namespace) -> int:
    return _say(lambda: _as_json(goal, steps), f"{goal.id}  {goal.text} [{goal.status}]", options)


def _step_told(step: GoalStep, options: argparse.Namespace) -> int:
    return _say(lambda: _step_as_json(step), f"{step.id}  {step.text} [{step.status}]", options)


def _say(as_json: Callable[[], dict[str, object]], line: str, options: argparse.Namespace) -> int:
    if options.json:
        say_json(as_json())
    else:
        say(line)
    return DONE


def _as_json(goal: Goal, steps: Sequence[GoalStep]) -> dict[str, object]:
    return {
        "id": goal.id,
        "person_id": goal.person_id,
        "text": goal.text,
        "pathway": goal.pathway or None,
        "strengths": goal.strengths,
        "tags": list(goal.tags),
        "status": goal.status.value,
        "review_on": _day(goal.review_on),
        "ended_on": _day(goal.ended_on),
        "ending": goal.ending,
        "steps": [_step_as_json(step) for step in steps],
    }


def _step_as_json(step: GoalStep) -> dict[str, object]:
    return {
        "id": step.id,
        "goal_id": step.goal_id,
        "text": step.text,
        "who": step.who,
        "due": _day(step.due),
        "status": step.status.value,
        "outcome": step.outcome,
    }


def _day(on: date | None) -> str | None:
    return None if on is None else on.isoformat()
