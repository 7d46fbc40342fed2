"""My release day (F2): where to be, when, who will be there. For the person, in four sizes of one content.

Clear print, large print, easy read (one idea a line, a picture at its left) and a card for a pocket. Nothing on it
shames somebody whose card is found: the card has no family name, no prison and no word of health.
"""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from recovery_desk.domain.dates import (
    day_and_month,
    minutes_as_said,
    minutes_in_words,
    plain_date,
    short_date,
)
from recovery_desk.printing.catalogue import Catalogue, catalogue
from recovery_desk.printing.filling_pages import shared_over_two_pages
from recovery_desk.printing.fonts import Weight
from recovery_desk.printing.form import Form
from recovery_desk.printing.page import Furniture, Paper, Rule, Slice, Tag, Text
from recovery_desk.printing.parts import LARGE, STANDARD, House, Scale
from recovery_desk.usecases.paper.release_day_content import CardSheet, Moment, MyReleaseDay, Size

EASY = Scale(16.0, 23.0, 12.0, 16.0, 18.0, 28.0, 22.0)
"""Easy read: larger than clear print, with room around each idea."""

_CARD = Scale(10.0, 12.2, 8.0, 10.0, 10.0, 14.0, 12.0, title_lines=1)
CARD_WIDTH, CARD_HEIGHT = 240.945, 153.071
"""85 by 54 mm, as a bank card."""

CARDS_ACROSS, CARDS_DOWN = 2, 5
_CARDS = Paper("A4", 595.276, 841.89, margin=(595.276 - 2 * CARD_WIDTH) / 2, head_top=38.0, foot_bottom=0.0)
_CARD_LINES = 6
_CUT = 9.0
_INSET = 14.0


def _body(content: MyReleaseDay, house: House) -> list[Slice]:
    words = catalogue(content.language)
    slices = _head(content, house, words)
    for moment in content.moments:
        slices += house.boxed(
            _headline(moment, words),
            _in_one_line(_sentences(moment, content, words)),
            left=_time(moment.at, content, words),
            picture=words(f"moment.{_kind(moment, words)}.picture"),
            gap=house.scale.body * 0.6,
        )
    return shared_over_two_pages([*slices, *_danger(content, house, words)], house.paper)


def _easy_body(content: MyReleaseDay, house: House) -> list[Slice]:
    """The same, a large picture beside each moment and every sentence on a line of its own."""
    words = catalogue(content.language)
    slices = _head(content, house, words)
    for moment in content.moments:
        slices += house.pictured(
            words(f"moment.{_kind(moment, words)}.picture"),
            _time(moment.at, content, words),
            (_headline(moment, words), *_sentences(moment, content, words)),
        )
    return shared_over_two_pages([*slices, house.space(6), *_danger(content, house, words)], house.paper)


def _head(content: MyReleaseDay, house: House, words: Catalogue) -> list[Slice]:
    """Whose day, which day; and where nothing is fixed, room to write."""
    day = words("my-release-day.no-day") if content.day is None else day_and_month(content.day)
    large = house.large(day, Weight.BOLD, house.scale.subtitle, above=2, below=10)
    slices = [*house.title(words("my-release-day.title", called=content.called))]
    slices += [replace(part, tag=Tag.HEADING) for part in large]
    if not content.moments:
        empty = (words("my-release-day.nothing-yet-more"), "", "", "")
        slices += house.boxed(words("my-release-day.nothing-yet"), empty, gap=house.scale.body * 0.6)
    return slices


def _danger(content: MyReleaseDay, house: House, words: Catalogue) -> list[Slice]:
    naloxone = words("danger.no-naloxone" if content.has_naloxone is False else "danger.naloxone")
    return house.warning(words("danger.headline"), (words("danger.first"), naloxone), words("danger.closing"))


def _furniture(content: MyReleaseDay, house: House) -> Furniture:
    words = catalogue(content.language)
    name = "foot" if content.worker and content.phone else "foot-no-phone" if content.worker else "foot-no-worker"
    foot = words(
        f"my-release-day.{name}",
        called=content.called,
        worker=content.worker,
        phone=content.phone,
        printed=plain_date(content.printed_on),
    )
    return house.furniture("", words("my-release-day.title", called=content.called), foot, number="{page} / {pages}")


def _kind(moment: Moment, words: Catalogue) -> str:
    return moment.kind if moment.kind in words.moments else "other"


def _headline(moment: Moment, words: Catalogue) -> str:
    kind = _kind(moment, words)
    return words(f"moment.{kind}.with", who=moment.with_whom) if moment.with_whom else words(f"moment.{kind}.headline")


def _sentences(moment: Moment, content: MyReleaseDay, words: Catalogue) -> tuple[str, ...]:
    """Where it is, what to bring, when it shuts, whom to ring: one idea each."""
    said: list[str] = []
    if moment.place:
        said.append(words("line.place", place=moment.place.rstrip(".")))
    if moment.detail:
        said += [f"{part.rstrip('.')}." for part in moment.detail.split(". ") if part.strip()]
    if moment.take:
        said.append(words("line.take", take=moment.take))
    if moment.closes is not None:
        said.append(words("line.shuts", time=_said(moment.closes, content)))
    if not moment.fits:
        said.append(words("line.ring-first", phone=_whole(moment.phone)) if moment.phone else words("line.closed"))
    elif moment.phone:
        said.append(words("line.phone", phone=_whole(moment.phone)))
    return tuple(said)


def _in_one_line(sentences: Sequence[str]) -> tuple[str, ...]:
    return (" ".join(sentences),) if sentences else ()


def _whole(phone: str) -> str:
    """A number that is never broken at the end of a line."""
    return phone.replace(" ", "\u00a0")


def _time(at: int | None, content: MyReleaseDay, words: Catalogue) -> str:
    return words("my-release-day.all-day") if at is None else _said(at, content)


def _said(minutes: int, content: MyReleaseDay) -> str:
    return minutes_in_words(minutes) if content.uses_24_hours else minutes_as_said(minutes)


def _cards(sheet: CardSheet, house: House) -> list[Slice]:
    rows = [sheet.cards[start : start + CARDS_ACROSS] for start in range(0, len(sheet.cards), CARDS_ACROSS)]
    return [_card_row(row, house) for row in rows]


def _card_row(cards: Sequence[MyReleaseDay], house: House) -> Slice:
    """Cards side by side with marks to cut at outside their corners."""
    texts: tuple[Text, ...] = ()
    rules: list[Rule] = []
    for across, card in enumerate(cards):
        left = across * CARD_WIDTH
        texts += tuple(text._replace(x=left + text.x, cell=across) for text in _card(card, house))
        for x in (left, left + CARD_WIDTH):
            for y in (0.0, CARD_HEIGHT):
                rules += [Rule(x - _CUT / 2, y, x + _CUT / 2, y, 0.9), Rule(x, y - _CUT / 2, x, y + _CUT / 2, 0.9)]
    return Slice(CARD_HEIGHT, texts, tuple(rules), tag=Tag.LIST)


def _card(content: MyReleaseDay, house: House) -> list[Text]:
    """The words of one card. First name only; where, never what for."""
    words = catalogue(content.language)
    scale, width = house.scale, CARD_WIDTH - 2 * _INSET
    day = "" if content.day is None else short_date(content.day)
    title = words("card.title", called=content.called, day=day).rstrip(": ")
    lines = [(title, Weight.BOLD, scale.title)]
    lines += [(line, Weight.REGULAR, scale.body) for line in _card_moments(content, words)[:_CARD_LINES]]
    if content.phone:
        worker = words("card.worker", worker=content.worker or "Help", phone=content.phone)
        lines.append((worker, Weight.BOLD, scale.body))
    lines.append((words("card.emergency"), Weight.BOLD, scale.body))
    lines.append((words("card.talk"), Weight.BOLD, scale.body))
    y = _INSET * 0.5
    texts: list[Text] = []
    for line, weight, size in lines:
        y += size * 1.24
        shown = house.typesetter.one_line(line, weight, size, width)
        texts += house.runs(shown, _INSET, y, weight, size)
    return texts


def _card_moments(content: MyReleaseDay, words: Catalogue) -> list[str]:
    said = []
    for moment in content.moments:
        time = "" if moment.at is None else _said(moment.at, content)
        if moment.with_whom and not moment.safe_place:
            said.append(words("card.with", time=time, who=moment.with_whom, phone=moment.phone).strip())
        elif moment.safe_place:
            said.append(words("card.at", time=time, place=moment.safe_place).strip())
    return said


def _card_furniture(_sheet: CardSheet, _house: House) -> Furniture:
    return Furniture(Slice(0), Slice(0), Slice(0), number="")


def _form(size: Size, scale: Scale) -> Form[MyReleaseDay]:
    body = _easy_body if size is Size.EASY_READ else _body
    return Form(f"my-release-day-{size}", "My release day", MyReleaseDay, body, _furniture, scale=scale)


MY_RELEASE_DAY = {
    Size.STANDARD: _form(Size.STANDARD, STANDARD),
    Size.LARGE: _form(Size.LARGE, LARGE),
    Size.EASY_READ: _form(Size.EASY_READ, EASY),
}
"""F2 on A4, by size."""

POCKET_CARDS = Form("my-release-day-card", "Pocket card", CardSheet, _cards, _card_furniture, paper=_CARDS, scale=_CARD)
"""F2 for a pocket, ten to a sheet."""

SIZES: tuple[Form[Any], ...] = (*MY_RELEASE_DAY.values(), POCKET_CARDS)
"""Every size, in order."""


def card_sheets(contents: Sequence[MyReleaseDay]) -> list[CardSheet]:
    """The cards of many people on as few sheets as they need; a single person's fill a row, one to keep spare."""
    cards = list(contents) * (CARDS_ACROSS if len(contents) == 1 else 1)
    each = CARDS_ACROSS * CARDS_DOWN
    return [CardSheet(tuple(cards[start : start + each])) for start in range(0, len(cards), each)]
