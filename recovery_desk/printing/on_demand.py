"""Every sheet drawn when it is asked for: reportlab and pypdf are slow to import, and most days begin without paper."""

from collections.abc import Sequence

from recovery_desk.usecases.audit_sheet import AuditSheet
from recovery_desk.usecases.desk import Report
from recovery_desk.usecases.paper.pack_content import DrawnPack, PreparedPack
from recovery_desk.usecases.ports import Rendered
from recovery_desk.usecases.prepare_handover import HandoverSheet
from recovery_desk.usecases.print_court_plan import CourtPlanSheet
from recovery_desk.usecases.print_pickup import PickupSheet
from recovery_desk.usecases.print_plan import PlanSheet
from recovery_desk.usecases.prison_day.sheets import DaySheet
from recovery_desk.usecases.recovery_sheet import RecoverySheet
from recovery_desk.usecases.release_checks.letter import EarlyReleaseLetter


def handover_drawn(sheet: HandoverSheet) -> Rendered:
    """A handover sheet."""
    from recovery_desk.printing.forms.handover import render_handover

    return render_handover(sheet)


def plan_drawn(sheet: PlanSheet) -> Rendered:
    """A plan."""
    from recovery_desk.printing.forms.plan import PLAN

    return PLAN.render((sheet,))


def day_sheet_drawn(sheet: DaySheet) -> Rendered:
    """A sheet of a day in the prison."""
    from recovery_desk.printing.forms import FORMS

    return next(form for form in FORMS if form.data is type(sheet)).render((sheet,))


def pickup_drawn(sheet: PickupSheet) -> Rendered:
    """A pickup sheet."""
    from recovery_desk.printing.forms.pickup import render_pickup

    return render_pickup(sheet)


def court_plan_drawn(sheet: CourtPlanSheet) -> Rendered:
    """A plan for a release from court."""
    from recovery_desk.printing.forms.court_plan import render_court_plan

    return render_court_plan(sheet)


def inclusion_drawn(kind: str, contents: Sequence[object]) -> Rendered:
    """The papers of a recovery inclusion meeting."""
    from recovery_desk.printing.forms import FORMS

    return next(form for form in FORMS if form.id == kind).render(contents)


def audit_drawn(sheet: AuditSheet) -> Rendered:
    """The audit on paper."""
    from recovery_desk.printing.forms.audit import render_audit

    return render_audit(sheet)


def letter_drawn(letter: EarlyReleaseLetter) -> Rendered:
    """A request for an earlier day."""
    from recovery_desk.printing.forms.early_release import render_early_release

    return render_early_release(letter)


def pack_drawn(pack: PreparedPack, report: Report | None) -> DrawnPack:
    """A pack of many sheets."""
    from recovery_desk.printing.pack import draw_pack

    return draw_pack(pack, report)


def pdf_locked(pdf: bytes, passphrase: str, report: Report | None) -> bytes:
    """A file only the passphrase opens."""
    from recovery_desk.printing.locked import locked

    return locked(pdf, passphrase, report)


def pdf_passphrase() -> str:
    """A new passphrase for a file."""
    from recovery_desk.printing.locked import new_passphrase

    return new_passphrase()


def recovery_key_drawn(sheet: RecoverySheet) -> Rendered:
    """The recovery key on paper."""
    from recovery_desk.printing.forms.recovery_key import render_recovery_key

    return render_recovery_key(sheet)
