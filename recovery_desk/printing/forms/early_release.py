"""The early-release request (F6): a letter to the governor, with room for the answer at its foot."""

from recovery_desk.domain.dates import clock_time, long_date, plain_date
from recovery_desk.printing.fonts import Weight
from recovery_desk.printing.form import Form
from recovery_desk.printing.marks import Mark
from recovery_desk.printing.page import Furniture, Rendered, Slice
from recovery_desk.printing.parts import Fact, House
from recovery_desk.usecases.release_checks.letter import EarlyReleaseLetter

_ITEM = "- "


def render_early_release(letter: EarlyReleaseLetter) -> Rendered:
    """One letter as PDF, in memory only."""
    return EARLY_RELEASE.render((letter,))


def _body(letter: EarlyReleaseLetter, house: House) -> list[Slice]:
    slices: list[Slice] = []
    for text in letter.addressed_to.splitlines():
        slices += house.paragraph(text)
    slices += [house.space(10), *house.paragraph(long_date(letter.written_on)), house.space(10)]
    slices += house.title(letter.subject)
    slices += [*house.paragraph(letter.person_name, Weight.BOLD), *house.paragraph(letter.about), house.space(8)]
    asked = " or ".join(long_date(day) for day in letter.asked_for)
    slices += house.notice(f"Asked for: {asked}", Mark.NONE, [Fact("Instead of", long_date(letter.release_day))])
    slices.append(house.space(8))
    for paragraph in letter.body.split("\n\n"):
        for line in paragraph.splitlines():
            slices += house.paragraph(f"•  {line.removeprefix(_ITEM)}" if line.startswith(_ITEM) else line)
        slices.append(house.space(7))
    slices += [house.space(4), *_signed(letter, house), *_answer(house)]
    return slices


def _signed(letter: EarlyReleaseLetter, house: House) -> list[Slice]:
    by = [letter.from_name, letter.service_name, letter.service_phone]
    return [*house.paragraph(", ".join(part for part in by if part), Weight.BOLD), house.space(2)]


def _answer(house: House) -> list[Slice]:
    """What comes back on the same paper."""
    rows = (
        Fact("Decision", "Granted for (date), or refused because"),
        Fact("Name, post", ""),
        Fact("Date", ""),
    )
    return [*house.heading("Answer", "please return a copy to the service above"), *house.pen_facts(rows, 26.0)]


def _furniture(letter: EarlyReleaseLetter, house: House) -> Furniture:
    printed = f"printed {plain_date(letter.printed_at.date())} {clock_time(letter.printed_at)}"
    state = "Draft, not sent" if letter.is_draft else f"Sent {plain_date(letter.written_on)}"
    return house.furniture(letter.marking, f"{letter.subject}, continued: {letter.person_name}", f"{state} · {printed}")


EARLY_RELEASE = Form("early-release-request", "Early-release request", EarlyReleaseLetter, _body, _furniture)
"""F6."""
