"""The recovery key for the office safe: the half that opens, in numbered groups, and as a QR code."""

from recovery_desk.domain.dates import clock_time, plain_date
from recovery_desk.printing.fonts import Weight
from recovery_desk.printing.form import Form
from recovery_desk.printing.marks import Mark
from recovery_desk.printing.page import Furniture, Rendered, Slice
from recovery_desk.printing.parts import Fact, House
from recovery_desk.printing.qr import qr_slice
from recovery_desk.usecases.recovery_sheet import RecoverySheet

_QR_POINTS = 150.0
_COLUMNS = (("Group", 11.0), ("Letters and figures", 39.0), ("Group", 11.0), ("Letters and figures", 39.0))


def render_recovery_key(sheet: RecoverySheet) -> Rendered:
    """One sheet as PDF, in memory only."""
    return RECOVERY_KEY.render((sheet,))


def _body(sheet: RecoverySheet, house: House) -> list[Slice]:
    slices = [
        *house.title("Recovery key"),
        *house.notice(
            f"Key {sheet.known_as}",
            Mark.HARD,
            [
                Fact("What it does", "Gives a worker a new passphrase on every desk this key was given to."),
                Fact("Who has it", "Whoever holds this sheet can read everything on those desks."),
                Fact("Keep it", "In the office safe, in a sealed envelope, never with a laptop. Sign for it."),
            ],
        ),
        house.space(8),
        *house.heading("The key", "letters and figures; there is no I, L, O or U. The last of each five is a check."),
        house.space(4),
    ]
    half = (len(sheet.groups) + 1) // 2
    rows = [
        (
            str(number + 1),
            " ".join(sheet.groups[number]),
            str(number + half + 1),
            " ".join(sheet.groups[number + half]),
        )
        for number in range(half)
    ]
    slices += house.ruled_table(_COLUMNS, rows, 24.0)
    slices += [
        house.space(6),
        *house.heading("The same as a picture", "for a scanner that is not connected to anything"),
        qr_slice("".join(sheet.groups), house.width, _QR_POINTS),
        *house.heading("To use it"),
        *house.paragraph("1.  On the screen that asks for the passphrase, choose “I forgot my passphrase”."),
        *house.paragraph("2.  Type the groups in their order. A group that is mistyped is named by its number."),
        *house.paragraph("3.  Choose who you are, and take a new passphrase. The history says that this key was used."),
        *house.paragraph("4.  Put this sheet back into the safe. If somebody else may have seen it: Workers and "
                         "keys, Replace the recovery key."),
        house.space(8),
        *house.pen_facts(
            (Fact("Desks it was given to", ""), Fact("Put away by, on", ""), Fact("Taken out by, on", "")), 26.0
        ),
    ]  # fmt: skip
    if sheet.service_name:
        slices += [house.space(6), *house.paragraph(sheet.service_name, Weight.BOLD)]
    return slices


def _furniture(sheet: RecoverySheet, house: House) -> Furniture:
    when = f"{plain_date(sheet.made_at.date())} {clock_time(sheet.made_at)}"
    return house.furniture(sheet.marking, "Recovery key, continued", f"Made by {sheet.made_by} · printed {when}")


RECOVERY_KEY = Form("recovery-key", "Recovery key", RecoverySheet, _body, _furniture)
"""For the safe; its private half is nowhere else."""
