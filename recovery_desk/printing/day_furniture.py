"""What stands around every sheet of a day in the prison: the marking, who prepared it, when it was printed."""

from recovery_desk.domain.dates import clock_time, plain_date
from recovery_desk.printing.page import Furniture
from recovery_desk.printing.parts import House
from recovery_desk.usecases.prison_day.sheet_content import SheetHead


def day_furniture(head: SheetHead, house: House, title: str) -> Furniture:
    """Its foot names the worker and the service, never anybody on the sheet."""
    prepared = ", ".join(part for part in (head.prepared_by, head.service_name, head.service_phone) if part)
    when = f"{plain_date(head.printed_at.date())} {clock_time(head.printed_at)}"
    foot = f"Prepared by {prepared} · printed {when}" if prepared else f"Printed {when}"
    return house.furniture(head.marking, f"{title}, {head.prison}, {plain_date(head.day)}, continued", foot)
