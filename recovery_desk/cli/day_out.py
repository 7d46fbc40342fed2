"""The day out: the route of a release day."""

import argparse

from recovery_desk.cli.arguments import WHO, number, who
from recovery_desk.cli.commands import Commands
from recovery_desk.cli.talking import DONE, Refused, open_desk, say, say_json
from recovery_desk.domain.dates import long_date, minutes_in_words
from recovery_desk.usecases.plan_route import PlannedStop, RoutePlan, plan_as_json
from recovery_desk.usecases.route_suggestions import Suggestion


def add(commands: Commands) -> None:
    """Hangs the commands on."""
    route = commands.add("route", "the route of one person's release day, and what does not fit", commands.shared.all)
    route.add_argument("--person", required=True, type=who, metavar="WHO", help=WHO)
    route.add_argument("--take", type=number, metavar="NUMBER", help="first take the order of this suggestion")
    route.set_defaults(command=_route)


def _route(options: argparse.Namespace) -> int:
    with open_desk(options) as desk:
        plan = desk.route.plan(desk.record.whom(options.person))
        if options.take is not None:
            desk.route.take_order(plan.person_id, plan.order_of(_suggested(plan, options.take)))
            plan = desk.route.plan(plan.person_id)
    if options.json:
        say_json(plan_as_json(plan))
    else:
        _plan_in_words(plan)
    return DONE


def _suggested(plan: RoutePlan, number: int) -> Suggestion:
    """The suggestion of this number; another day is not the desk's to take."""
    if not 1 <= number <= len(plan.suggestions):
        raise Refused(f"There is no suggestion {number} for this route.")
    suggestion = plan.suggestions[number - 1]
    if suggestion.is_other_day:
        raise Refused("That is for another day: the prison has to be asked for it, with an early-release request.")
    return suggestion


def _plan_in_words(plan: RoutePlan) -> None:
    say(f"{long_date(plan.day) if plan.day else 'No release date yet'}: {plan.headline}.")
    for stop in plan.stops:
        say(f" {_mark(stop)} {minutes_in_words(stop.arrive)}–{minutes_in_words(stop.leave)} {stop.name}")
        for line in (stop.reason, stop.advice, stop.age if stop.is_stale else ""):
            if line:
                say(f"     {line[0].upper()}{line[1:]}.")
    for at, suggestion in enumerate(plan.suggestions, start=1):
        say(f" {at}> {suggestion.text}")


def _mark(stop: PlannedStop) -> str:
    return {True: " ", False: "!", None: "?"}[stop.fits]
