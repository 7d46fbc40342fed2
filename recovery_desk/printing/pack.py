"""Hundreds of people's sheets in one go (F4): one PDF, a list in front, nobody left out without a word.

A person's sheets are all laid out before any of them is drawn: where one cannot be, none of them is in the file, and
the index says so.
"""

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Any

from recovery_desk.printing.fonts import faces
from recovery_desk.printing.form import Form, Report, warnings_about
from recovery_desk.printing.forms import FORMS
from recovery_desk.printing.forms.my_release_day import POCKET_CARDS, card_sheets
from recovery_desk.printing.forms.pack_index import PACK_INDEX
from recovery_desk.printing.page import Rendered
from recovery_desk.printing.parts import House
from recovery_desk.printing.press import Press
from recovery_desk.printing.typesetting import Typesetter
from recovery_desk.usecases.paper.pack_content import (
    DrawnPack,
    PackIndex,
    PackIndexRow,
    PersonSheets,
    PreparedPack,
    Skipped,
    sheets_in_words,
)
from recovery_desk.usecases.paper.release_day_content import CardSheet, MyReleaseDay

TITLE = "Pre-release pack"
_FORMS: Mapping[str, Form[Any]] = {form.id: form for form in FORMS}


def draw_pack(pack: PreparedPack, report: Report | None = None) -> DrawnPack:
    """The pack as PDF, in memory; raising from `report` cancels, also while the file is finished."""
    report = report or _heedless
    house = House(Typesetter(faces()))
    press = Press(TITLE, is_bound=pack.is_bound)
    drawn: list[PersonSheets] = []
    rows: list[PackIndexRow] = []
    skipped = list(pack.skipped)
    for number, person in enumerate(pack.people):
        report(number, len(pack.people))
        first = press.pages + 1
        try:
            made = [_FORMS[form].lay_out(content, house) for form, content in _whole_sheets(person)]
        except Exception as problem:  # noqa: BLE001 - one person's words must not cost the others their pack
            skipped.append(_unprintable(person, problem))
            continue
        for sheet in made:
            press.add(*sheet)
            if pack.is_bound:
                press.fresh_leaf()  # each sheet goes to somebody else: never on the back of another
        pages = press.pages + 1 - first
        drawn.append(person)
        rows.append(_row(person, first, pages))
    go_on = partial(report, len(pack.people), len(pack.people))
    for cards in card_sheets(_cards(drawn)):
        press.add(*POCKET_CARDS.lay_out(cards, house))
        if pack.is_bound:
            press.fresh_leaf()  # nothing about anybody on the back of somebody's card
    if pack.has_index:
        _put_in_front(press, house, pack, rows, skipped, go_on)
    pdf = press.finish(go_on)
    warnings = warnings_about(house.typesetter.missing, ())
    return DrawnPack(Rendered(pdf, press.pages, warnings), tuple(drawn), tuple(skipped))


def _whole_sheets(person: PersonSheets) -> list[tuple[str, object]]:
    """What takes pages of its own; cards share theirs."""
    return [(form, content) for form, content in person.sheets if form != POCKET_CARDS.id]


def _cards(people: Sequence[PersonSheets]) -> list[MyReleaseDay]:
    """Everybody's card, once; for one person alone `card_sheets` adds a spare."""
    return [
        content.cards[0]
        for person in people
        for form, content in person.sheets
        if form == POCKET_CARDS.id and isinstance(content, CardSheet)
    ]


def _heedless(_done: int, _of: int) -> None:
    """Where nobody asked for reports."""


def _put_in_front(
    press: Press,
    house: House,
    pack: PreparedPack,
    rows: list[PackIndexRow],
    skipped: list[Skipped],
    go_on: Callable[[], None],
) -> None:
    """Drawn last, for only then is known who is in and where; counted first, for its own pages shift the others."""
    before = press.pages
    index = PackIndex(tuple(rows), tuple(skipped), pack.marking, pack.prepared_by, pack.printed_at)
    own = len(PACK_INDEX.lay_out(index, house)[0])
    own += own % 2 if pack.is_bound else 0
    go_on()
    shifted = tuple(
        PackIndexRow(r.filed_as, r.establishment, r.release_day, r.sheets, r.first_page + own, r.pages) for r in rows
    )
    moved = PackIndex(shifted, index.skipped, pack.marking, pack.prepared_by, pack.printed_at)
    laid_out = PACK_INDEX.lay_out(moved, house)
    go_on()
    press.add(*laid_out)
    if pack.is_bound:
        press.fresh_leaf()
    press.to_front(press.pages - before)


def _row(person: PersonSheets, first: int, pages: int) -> PackIndexRow:
    sheets = sheets_in_words(person.names)
    return PackIndexRow(person.filed_as, person.establishment, person.release_day, sheets, first, pages)


def _unprintable(person: PersonSheets, problem: Exception) -> Skipped:
    """What kind of mistake it was, never its words: they may quote the record."""
    kind = type(problem).__name__
    reason = f"These sheets could not be drawn ({kind}). Print them one by one to see which."
    return Skipped(person.person_id, person.filed_as, reason)
