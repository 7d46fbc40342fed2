"""The handover sheet (F1): what a driver, a mentor or a community worker takes over with a person.

What the desk does not keep yet is left open for a pen and marked so; nothing is printed that is not known.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil

from recovery_desk.domain.audiences import Section
from recovery_desk.domain.dates import clock_time, day_and_month, plain_date
from recovery_desk.domain.people import BirthDatePrecision, Person
from recovery_desk.domain.release_day.questions import ReleaseAnswer, Severity
from recovery_desk.printing.check_list import checks_for
from recovery_desk.printing.filling_pages import room_for_pens
from recovery_desk.printing.fonts import GAP
from recovery_desk.printing.form import Form, Report
from recovery_desk.printing.marks import Mark
from recovery_desk.printing.page import Furniture, Rendered, Slice
from recovery_desk.printing.parts import COMPACT, Fact, House
from recovery_desk.usecases.prepare_handover import CaseLine, HandoverSheet
from recovery_desk.usecases.release_in_words import (
    due_out,
    most_telling_first,
    told_by,
    what_may_be_asked,
    what_the_law_does,
    without_addresses,
)

_PEN = "✎"
_ROUTE = (("Time", 9.0), ("Where", 27.0), ("What", 38.0), ("Who and number", 26.0))
_CHECKS = (("Check", 30.0), ("Where it stands", 42.0), ("Who, by when", 28.0))
_GOALS = (("Goal", 34.0), ("Next step", 38.0), ("Who, when", 28.0))
_WARNING = "△"
_STOPS = 5
_LEAST_ROW, _MOST_ROW = 19.0, 28.0
"""A row to write in: 7 mm at least, 10 mm where the page has room for it."""

_MARKS = {Severity.HARD: Mark.HARD, Severity.CAUTION: Mark.CAUTION, Severity.INFO: Mark.INFO}

_NOT_FOR_PAPER = ("moved", "may-ask", "presumed", "-not-in-force", "local-holidays")
"""How the names of findings end whose facts stand in lines of their own, or that tell the desk what to set."""

_ASK = Fact("To do", "Ask the prison for the date, and who says so. Until then plan for any day.")
_TOLERANCE = "Tolerance is lost in custody: the two weeks after release are the most dangerous."
_NALOXONE = "Carry naloxone. Not waking, or breathing badly: call 999, give naloxone, stay with them."
_NOT_RULED_OUT = "This sheet holds what may be shared with {reader}. What is not on it is not ruled out: ask."


def render_handover(sheet: HandoverSheet) -> Rendered:
    """One person's sheet as PDF, in memory only."""
    return HANDOVER.render((sheet,))


def render_handovers(sheets: Sequence[HandoverSheet], report: Report | None = None) -> Rendered:
    """Many people's sheets in one PDF, each on a fresh page; raising from `report` cancels."""
    return HANDOVER.render(sheets, report)


def _body(sheet: HandoverSheet, house: House) -> list[Slice]:
    """On one page where it fits on one, set a little closer where that saves a page."""
    usual, room = _set(sheet, house), house.paper.first_page_room
    if sum(part.height for part in usual) <= room:
        return usual
    closer = _set(sheet, house.on(house.paper, COMPACT))
    return closer if _pages(closer, room) < _pages(usual, room) else usual


def _pages(slices: Sequence[Slice], room: float) -> int:
    """About how many pages they take."""
    return ceil(sum(part.height for part in slices) / room)


def _set(sheet: HandoverSheet, house: House) -> list[Slice]:
    """The parts in reading order; rows for the pen get the room the words leave on the page."""
    pen = _for_the_pen(sheet)
    facts = _facts(sheet)
    open_for_pens = bool(pen) or (Section.ROUTE in sheet.shown and not sheet.route)
    top = [
        *house.title(f"Handover sheet: {sheet.person.full_name}"),
        *house.paragraph(" · ".join(_who(sheet))),
        *house.paragraph(" · ".join(_where(sheet))),
        house.space(7),
        *_day(sheet, house),
        *house.heading("Know first", f"{_PEN} for the pen: the desk does not hold it" if open_for_pens else ""),
        *house.facts(facts),
    ]
    route = _route(sheet, house)
    bottom = [*_checks(sheet, house), *_wants(sheet, house), house.space(8), *house.strip(_TOLERANCE, _NALOXONE)]
    if sheet.withheld:
        bottom += [house.space(4), *house.paragraph(_NOT_RULED_OUT.format(reader=sheet.audience.lower()), small=True)]
    if any(GAP in text.text for part in top for text in part.texts):
        bottom += [house.space(4)]
        bottom += house.paragraph(f"{GAP} stands for a letter that could not be printed: write it in.", small=True)
    rows = len(pen) + (_STOPS if route.is_for_pens else 0)
    row = room_for_pens([*top, *route.printed, *bottom], rows, _LEAST_ROW, _MOST_ROW, house.paper) if rows else 0.0
    return [*top, *house.pen_facts(pen, row), *route.at(row), *bottom]


@dataclass(frozen=True, slots=True)
class _Route:
    """The route as a table, or as rows for a pen whose height is not known yet."""

    house: House
    heading: list[Slice]
    rows: tuple[tuple[str, ...], ...]
    is_for_pens: bool

    @property
    def printed(self) -> list[Slice]:
        """What of it takes room whatever a pen needs."""
        if not self.heading:
            return []
        if not self.is_for_pens:
            return self.at(0)
        head, *_ = self.house.ruled_table(_ROUTE, (), 0)
        return [*self.heading, head]

    def at(self, row: float) -> list[Slice]:
        """All of it, rows at least so high."""
        return [*self.heading, *self.house.ruled_table(_ROUTE, self.rows, row)] if self.heading else []


def _route(sheet: HandoverSheet, house: House) -> _Route:
    if Section.ROUTE not in sheet.shown:
        return _Route(house, [], (), is_for_pens=False)
    if not sheet.route:
        note = f"{_PEN} where to be, at what time, who will be there"
        return _Route(house, house.heading(_route_heading(sheet), note), tuple(_stops(sheet)), is_for_pens=True)
    rows = tuple(
        (line.time, line.where, f"{_WARNING} {line.warning}" if line.warning else line.what, line.who)
        for line in sheet.route
    )
    return _Route(house, house.heading(_route_heading(sheet)), rows, is_for_pens=False)


def _facts(sheet: HandoverSheet) -> list[Fact]:
    """What to know first, as far as this audience may and anybody has recorded it."""
    facts: list[Fact] = []
    if sheet.shown & {Section.RISK, Section.DRIVER_RISK} and sheet.alerts:
        facts.append(Fact("Risk", "\n".join(sheet.alerts)))
    facts += [fact for case in sheet.cases for fact in _case(case, sheet.shown)]
    if Section.COMMUNICATION in sheet.shown:
        own = sheet.person.communication_needs
        said = () if own.strip().rstrip(".").casefold() in map(str.casefold, sheet.communication) else (own,)
        needs = " · ".join(part for part in (*sheet.communication, *said) if part)
        facts.append(Fact("Communication", needs or "Not recorded: ask what helps."))
    if Section.CONSENTS in sheet.shown and sheet.consents:
        facts.append(Fact("Consent to share", "\n".join(sheet.consents)))
    if Section.CONTACTS in sheet.shown:
        facts += [
            Fact(each.name, " ".join(part for part in (each.reach, each.rules) if part)) for each in sheet.contacts
        ]
    return facts


def _case(case: CaseLine, shown: frozenset[Section]) -> list[Fact]:
    """A complex case in a row or two; what the hall must know may stand there alone."""
    facts = []
    if case.title and Section.COMPLEX_CASE in shown:
        said = {"": f"{case.title} ({case.stands})", "Planned: ": case.planned, "With: ": case.who}
        said["Doses are kept: "] = case.doses_where
        facts.append(Fact("Complex case", "\n".join(f"{name}{text}" for name, text in said.items() if text)))
    if case.hall_must_know and shown & {Section.COMPLEX_CASE, Section.HALL}:
        facts.append(Fact("The hall must know", case.hall_must_know))
    return facts


def _checks(sheet: HandoverSheet, house: House) -> list[Slice]:
    """What is still owed; the plain tick list where nobody has begun."""
    if not sheet.shown & {Section.CHECKS, Section.HOUSING_CHECKS, Section.HEALTH_CHECKS}:
        return []
    if sheet.open_checks is None:
        heading = house.heading("Not yet in place", f"{_PEN} tick what is in place; what has no tick is still owed")
        return [*heading, *house.tick_list(checks_for(sheet.country, sheet.release_day), "initials, date")]
    still, of = len(sheet.open_checks), sheet.checks_in_all
    if not still:
        return [*house.heading("Not yet in place"), *house.paragraph(f"Nothing: all {of} checks are in place.")]
    rows = [(check.name, check.stands, check.owed) for check in sheet.open_checks]
    return [
        *house.heading("Not yet in place", f"{still} of {of} checks open"),
        *house.ruled_table(_CHECKS, rows, 0),
    ]


def _wants(sheet: HandoverSheet, house: House) -> list[Slice]:
    slices: list[Slice] = []
    if Section.GOALS in sheet.shown and sheet.goals:
        rows = [(line.goal, line.step, line.who) for line in sheet.goals]
        slices += [*house.heading(f"What {sheet.person.called} wants"), *house.ruled_table(_GOALS, rows, 0)]
    if Section.STRENGTHS in sheet.shown and sheet.strengths:
        slices += [*house.heading("Strengths"), house.space(2), *house.paragraph(sheet.strengths)]
    return slices


def _furniture(sheet: HandoverSheet, house: House) -> Furniture:
    person = sheet.person
    number = person.prison_number if Section.NUMBER in sheet.shown else ""
    about = [f"Handover sheet, continued: {person.full_name}", number]
    by = [sheet.prepared_by, sheet.service_name, sheet.service_phone]
    prepared = ", ".join(part for part in by if part)
    when = f"{plain_date(sheet.printed_at.date())} {clock_time(sheet.printed_at)}"
    said = [f"Prepared by {prepared}" if prepared else "", f"printed {when}"]
    if sheet.audience:
        said.append(f"for {sheet.audience.lower()}")
    if sheet.copy:
        said.append(f"copy {sheet.copy}")
    if sheet.oldest_checked_on is not None:
        said.append(f"services last checked: oldest {plain_date(sheet.oldest_checked_on)}")
    foot = " · ".join(part for part in said if part)
    foot = foot[:1].upper() + foot[1:]
    return house.furniture(sheet.marking, " · ".join(part for part in about if part), foot)


def _who(sheet: HandoverSheet) -> list[str]:
    person = sheet.person
    words = [f"Likes to be called {person.preferred_name}"] if person.preferred_name else []
    if Section.BORN in sheet.shown:
        words.append(_born(person, sheet))
    if Section.NUMBER in sheet.shown:
        words.append(f"Prison number {person.prison_number}" if person.prison_number else "Prison number not recorded")
    return words or [f"For {sheet.audience.lower()}" if sheet.audience else ""]


def _born(person: Person, sheet: HandoverSheet) -> str:
    if person.birth_date is None:
        return "Birth date not known"
    age = person.age_on(sheet.printed_at.date())
    if person.birth_date_precision is BirthDatePrecision.APPROXIMATE:
        return f"Born about {plain_date(person.birth_date)} (not certain)"
    return f"Born {plain_date(person.birth_date)} (age {age})"


def _where(sheet: HandoverSheet) -> list[str]:
    inside = ", ".join(part for part in (sheet.establishment_name, sheet.place) if part)
    worker = sheet.person.worker
    place = [inside or "Establishment not recorded"] if Section.WHERE in sheet.shown else []
    return [*place, f"Worker {worker}" if worker else "Worker not recorded"]


def _day(sheet: HandoverSheet, house: House) -> list[Slice]:
    """The framed box: the day, what the law makes of it, what to know, whose word it is."""
    if sheet.answer is None or sheet.release is None:
        return house.notice("Release date not known", Mark.CAUTION, (_ASK,))
    answer = sheet.answer
    at = f", {sheet.establishment_name}" if sheet.establishment_name and Section.WHERE in sheet.shown else ""
    if Section.LAW not in sheet.shown:
        known = [
            Fact("To know", without_addresses(found.text), _MARKS[found.severity])
            for found in most_telling_first(answer)
            if found.severity is Severity.HARD
        ]
        return house.notice(f"{due_out(answer)}{at}", _headline_mark(answer), known)
    facts = [Fact("The law", what_the_law_does(answer))]
    if sheet.request:
        facts.append(Fact("Asked for", sheet.request))
    elif asked := what_may_be_asked(answer):
        facts.append(Fact("May be asked for", asked))
    facts += [
        Fact("To know", without_addresses(found.text), _MARKS[found.severity], found.severity is Severity.INFO)
        for found in most_telling_first(answer)
        if not found.id.endswith(_NOT_FOR_PAPER)
    ]
    facts.append(Fact("Told by", told_by(sheet.release)))
    return house.notice(f"{due_out(answer)}{at}", _headline_mark(answer), facts)


def _for_the_pen(sheet: HandoverSheet) -> tuple[Fact, ...]:
    """What the desk does not keep yet, and the date where nobody has told it."""
    rows = [Fact(f"Release date {_PEN}", ""), Fact(f"Told by, when {_PEN}", "")] if sheet.answer is None else []
    if Section.RISK in sheet.shown and not sheet.alerts:
        rows.append(Fact(f"Risk and alerts {_PEN}", ""))
    if Section.CONSENTS in sheet.shown and not sheet.consents:
        rows.append(Fact(f"Consent to share {_PEN}", "With whom, not with whom, signed on, ends on"))
    return tuple(rows)


def _headline_mark(answer: ReleaseAnswer) -> Mark:
    return Mark.HARD if answer.is_hard_day else Mark.NONE


def _route_heading(sheet: HandoverSheet) -> str:
    day = sheet.release_day
    return "Release day" if day is None else f"Release day, {day_and_month(day)}"


def _stops(sheet: HandoverSheet) -> list[tuple[str, str, str, str]]:
    """The day begins at the gate; everything else is for the pen."""
    gate = f"Gate, {sheet.establishment_name}" if sheet.establishment_name else "Gate"
    return [("", gate, "", ""), *[("", "", "", "")] * (_STOPS - 1)]


HANDOVER = Form("handover", "Handover sheet", HandoverSheet, _body, _furniture)
"""F1."""
