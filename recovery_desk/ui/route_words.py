"""A planned route as rows of a timeline."""

from recovery_desk.domain.dates import minutes_in_words
from recovery_desk.domain.route_stops import RouteStop, StopKind
from recovery_desk.ui.palette import Tone
from recovery_desk.ui.widgets.route_timeline import Fit, TimelineStop
from recovery_desk.usecases.plan_route import PlannedStop, RoutePlan

_WAIT_WORTH_SAYING = 30
_FITS = {True: Fit.FITS, False: Fit.MISSES, None: Fit.NOT_KNOWN}


def timeline_stops(plan: RoutePlan) -> list[TimelineStop]:
    """A row for each stop."""
    return [_row(stop) for stop in plan.stops]


def headline_tone(plan: RoutePlan) -> Tone:
    """The colour of the tag over a route."""
    if not plan.stops:
        return Tone.PLAIN
    if plan.misfits:
        return Tone.HARD
    return Tone.CARE if plan.not_known else Tone.GOOD


def _row(planned: PlannedStop) -> TimelineStop:
    fit = _FITS[planned.fits]
    if planned.stop.kind is StopKind.HOME and planned.fits:
        fit = Fit.REST
    problem = _sentence(planned.reason, planned.advice) if planned.fits is not True else ""
    return TimelineStop(
        minutes_in_words(planned.begin if planned.fits else planned.arrive),
        planned.name,
        fit,
        tuple(part for part in (_details(planned), _waits(planned)) if part),
        problem,
        planned.age if planned.is_stale else "",
    )


def _details(planned: PlannedStop) -> str:
    stop = planned.stop
    return " · ".join(part for part in (planned.opening, _purpose(stop), stop.with_whom, _minutes(stop)) if part)


def _purpose(stop: RouteStop) -> str:
    if stop.appointment is None or stop.kind is StopKind.GATE:
        return stop.purpose
    return f"{stop.purpose or 'appointment'} {minutes_in_words(stop.appointment)}"


def _minutes(stop: RouteStop) -> str:
    there = f"{stop.visit_minutes} min" if stop.visit_minutes else ""
    by = f"there by {minutes_in_words(stop.latest)}" if stop.latest is not None else ""
    return ", ".join(part for part in (there, by) if part)


def _waits(planned: PlannedStop) -> str:
    """Somebody who is early is told so."""
    wait = planned.begin - planned.arrive
    if not planned.fits or wait < _WAIT_WORTH_SAYING:
        return ""
    return f"Free from {minutes_in_words(planned.arrive)} until {minutes_in_words(planned.begin)}"


def _sentence(reason: str, advice: str) -> str:
    parts = [part[0].upper() + part[1:] for part in (reason, advice) if part]
    return ". ".join(parts) + ("." if parts else "")
