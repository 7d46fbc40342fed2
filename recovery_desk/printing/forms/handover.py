"""The handover sheet (F1): what a driver, a mentor or a community worker takes over with a person.

What the desk does not keep yet is left open for a pen and marked so; nothing is printed that is not known.
"""

from collections.abc import Sequence

from recovery_desk.domain.dates import clock_time, day_and_month, plain_date
from recovery_desk.domain.people import BirthDatePrecision, Person
from recovery_desk.domain.release_day.questions import ReleaseAnswer, Severity
from recovery_desk.printing.check_list import checks_for
from recovery_desk.printing.fonts import GAP
from recovery_desk.printing.form import Form, Report
from recovery_desk.printing.marks import Mark
from recovery_desk.printing.page import Furniture, Rendered, Slice
from recovery_desk.printing.parts import Fact, House, room_for_pens
from recovery_desk.usecases.prepare_handover import HandoverSheet
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
_STOPS = 5
_LEAST_ROW, _MOST_ROW = 19.0, 28.0
"""A row to write in: 7 mm at least, 10 mm where the page has room for it."""

_MARKS = {Severity.HARD: Mark.HARD, Severity.CAUTION: Mark.CAUTION, Severity.INFO: Mark.INFO}

_NOT_FOR_PAPER = ("moved", "may-ask", "presumed", "-not-in-force", "local-holidays")
"""How the names of findings end whose facts stand in lines of their own, or that tell the desk what to set."""

_ASK = Fact("To do", "Ask the prison for the date, and who says so. Until then plan for any day.")
_TOLERANCE = "Tolerance is lost in custody: the two weeks after release are the most dangerous."
_NALOXONE = "Carry naloxone. Not waking, or breathing badly: call 999, give naloxone, stay with them."


def render_handover(sheet: HandoverSheet) -> Rendered:
    """One person's sheet as PDF, in memory only."""
    return HANDOVER.render((sheet,))


def render_handovers(sheets: Sequence[HandoverSheet], report: Report | None = None) -> Rendered:
    """Many people's sheets in one PDF, each on a fresh page; raising from `report` cancels."""
    return HANDOVER.render(sheets, report)


def _body(sheet: HandoverSheet, house: House) -> list[Slice]:
    """The parts in reading order; rows for the pen get the room the words leave on the page."""
    top = [
        *house.title(f"Handover sheet: {sheet.person.full_name}"),
        *house.paragraph(" · ".join(_who(sheet))),
        *house.paragraph(" · ".join(_where(sheet))),
        house.space(7),
        *_day(sheet, house),
        *house.heading("Know first", f"{_PEN} for the pen: the desk does not hold it"),
        *house.facts([Fact("Communication", sheet.person.communication_needs or "Not recorded: ask what helps.")]),
    ]
    route_heading = house.heading(_route_heading(sheet), f"{_PEN} where to be, at what time, who will be there")
    bottom = [
        *house.heading("Not yet in place", f"{_PEN} tick what is in place; what has no tick is still owed"),
        *house.tick_list(checks_for(sheet.country, sheet.release_day), "initials, date"),
        house.space(8),
        *house.strip(_TOLERANCE, _NALOXONE),
    ]
    if any(GAP in text.text for part in top for text in part.texts):
        bottom += [house.space(4)]
        bottom += house.paragraph(f"{GAP} stands for a letter that could not be printed: write it in.", small=True)
    pen = _for_the_pen(sheet)
    route_head, *_ = house.ruled_table(_ROUTE, (), 0)
    printed = [*top, *route_heading, route_head, *bottom]
    row = room_for_pens(printed, len(pen) + _STOPS, _LEAST_ROW, _MOST_ROW)
    return [
        *top,
        *house.pen_facts(pen, row),
        *route_heading,
        *house.ruled_table(_ROUTE, _stops(sheet), row),
        *bottom,
    ]


def _furniture(sheet: HandoverSheet, house: House) -> Furniture:
    person = sheet.person
    about = [f"Handover sheet, continued: {person.full_name}", person.prison_number]
    by = [sheet.prepared_by, sheet.service_name, sheet.service_phone]
    prepared = ", ".join(part for part in by if part)
    when = f"{plain_date(sheet.printed_at.date())} {clock_time(sheet.printed_at)}"
    foot = f"Prepared by {prepared} · printed {when}" if prepared else f"Printed {when}"
    return house.furniture(sheet.marking, " · ".join(part for part in about if part), foot)


def _who(sheet: HandoverSheet) -> list[str]:
    person = sheet.person
    words = [f"Likes to be called {person.preferred_name}"] if person.preferred_name else []
    words.append(_born(person, sheet))
    words.append(f"Prison number {person.prison_number}" if person.prison_number else "Prison number not recorded")
    return words


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
    return [inside or "Establishment not recorded", f"Worker {worker}" if worker else "Worker not recorded"]


def _day(sheet: HandoverSheet, house: House) -> list[Slice]:
    """The framed box: the day, what the law makes of it, what to know, whose word it is."""
    if sheet.answer is None or sheet.release is None:
        return house.notice("Release date not known", Mark.CAUTION, (_ASK,))
    answer = sheet.answer
    at = f", {sheet.establishment_name}" if sheet.establishment_name else ""
    facts = [Fact("The law", what_the_law_does(answer))]
    if asked := what_may_be_asked(answer):
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
    date = (Fact(f"Release date {_PEN}", ""), Fact(f"Told by, when {_PEN}", "")) if sheet.answer is None else ()
    return (
        *date,
        Fact(f"Risk and alerts {_PEN}", ""),
        Fact(f"Consent to share {_PEN}", "With whom, not with whom, signed on, ends on"),
    )


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
