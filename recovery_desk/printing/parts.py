"""The look of everything on paper, in one place: titles, headings, facts, boxed notices, tables, tick lists.

Each part answers slices for `page.lay_out`. Whatever is set here reads the same on a black and white printer:
weight, rules, boxes and words carry the meaning, grey only helps the eye.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from recovery_desk.printing.fonts import Weight
from recovery_desk.printing.marks import Mark, sign
from recovery_desk.printing.page import (
    FIRST_PAGE_ROOM,
    FOOT_HEIGHT,
    HEAD_HEIGHT,
    WIDTH,
    Furniture,
    Rule,
    Slice,
    Text,
    Tint,
)
from recovery_desk.printing.typesetting import Typesetter

BODY, LEADING = 9.5, 12.8
SMALL, SMALL_LEADING = 8.0, 10.5
HAIR, RULE, FRAME = 0.6, 0.9, 1.8
"""Thickness of the lines of tables, under headings, and around what must be seen first."""

TINT = 0.93
PAD_X, PAD_Y = 6.0, 3.6
_BASELINE = 0.79
"""How far down its line a baseline lies."""

_ABOVE_THE_FOOT = 9.0
_ROW_UP_TO = 12
"""Lines a row may have before it is set line by line, so that it can run over several pages."""

_TITLE_SIZES = ((19.0, 24.0, 2), (13.0, 17.0, 3))
"""Size, leading, and the lines a title may take in it before a smaller size is tried."""


@dataclass(frozen=True, slots=True)
class Fact:
    """A labelled line of a notice or a table; `mark` is a sign set before the words."""

    label: str
    text: str
    mark: Mark = Mark.NONE
    is_small: bool = False


@dataclass(frozen=True, slots=True)
class Cell:
    """What stands in one cell, from where on and how wide."""

    text: str
    left: float
    width: float
    weight: Weight = Weight.REGULAR
    is_tinted: bool = False
    size: float = BODY
    leading: float = LEADING


class House:
    """Makes the parts of sheets with one typesetter; one is made for each print job."""

    def __init__(self, typesetter: Typesetter) -> None:
        """`typesetter` breaks the lines and remembers what could not be printed."""
        self.typesetter = typesetter

    def title(self, text: str) -> list[Slice]:
        """The title, smaller where it is long; however long, all of it is printed."""
        for size, leading, most in _TITLE_SIZES:
            lines = self.typesetter.lines(text, Weight.BOLD, size, WIDTH)
            if len(lines) <= most:
                return [self._line(line, Weight.BOLD, size, leading) for line in lines]
        lines = self.typesetter.lines(text, Weight.BOLD, BODY, WIDTH)
        return [self._line(line, Weight.BOLD, BODY, LEADING) for line in lines]

    def paragraph(self, text: str, weight: Weight = Weight.REGULAR, *, small: bool = False) -> list[Slice]:
        """Plain lines across the page."""
        size, leading = (SMALL, SMALL_LEADING) if small else (BODY, LEADING)
        lines = self.typesetter.lines(text, weight, size, WIDTH)
        return [self._line(line, weight, size, leading) for line in lines]

    def heading(self, text: str, note: str = "") -> list[Slice]:
        """A heading on its rule, with a note beside it; it stays with what follows."""
        size, height, base = 11.0, 27.0, 18.5
        shown = self.typesetter.one_line(text, Weight.BOLD, size, WIDTH)
        texts = self._runs(shown, 0, base, Weight.BOLD, size)
        if note:
            left = self.typesetter.width(shown, Weight.BOLD, size) + 8
            shown = self.typesetter.one_line(note, Weight.REGULAR, SMALL, WIDTH - left)
            texts += self._runs(shown, left, base, Weight.REGULAR, SMALL)
        rule = Rule(0, base + 4, WIDTH, base + 4, RULE)
        return [Slice(height, texts, (rule,), with_next=True)]

    def space(self, height: float) -> Slice:
        """Nothing, so many points of it."""
        return Slice(height)

    def facts(self, facts: Iterable[Fact], label_width: float = 112.0) -> list[Slice]:
        """Labels at the left, words at the right, each fact ruled off from the next."""
        slices: list[Slice] = []
        for fact in facts:
            cells = (
                Cell(fact.label, 0, label_width, Weight.BOLD, is_tinted=True),
                Cell(fact.text, label_width, WIDTH - label_width),
            )
            slices += self._row(cells)
        return slices

    def pen_facts(self, facts: Iterable[Fact], height: float, label_width: float = 112.0) -> list[Slice]:
        """Like `facts`, each left open for a pen; the words are small prompts in the top of the cell."""
        slices: list[Slice] = []
        for fact in facts:
            cells = (
                Cell(fact.label, 0, label_width, Weight.BOLD, is_tinted=True),
                Cell(fact.text, label_width, WIDTH - label_width, size=SMALL, leading=SMALL_LEADING),
            )
            slices += self._row(cells, height)
        return slices

    def ruled_table(
        self, columns: Sequence[tuple[str, float]], rows: Sequence[Sequence[str]], row_height: float
    ) -> list[Slice]:
        """A table to write in: (heading, share of the width) for each column, rows at least so many points high."""
        lefts, widths = _shared([share for _, share in columns])
        head = self._row(
            [
                Cell(heading, left, width, Weight.BOLD, is_tinted=True)
                for (heading, _), left, width in zip(columns, lefts, widths, strict=True)
            ]
        )
        slices = [replace(part, with_next=True) for part in head]
        again = head[0] if len(head) == 1 else None
        for row in rows:
            cells = [Cell(text, left, width) for text, left, width in zip(row, lefts, widths, strict=True)]
            slices += [replace(part, again=again) for part in self._row(cells, row_height)]
        return _kept_together(slices)

    def notice(self, headline: str, mark: Mark, facts: Sequence[Fact], label_width: float = 90.0) -> list[Slice]:
        """What must be seen first, in a heavy frame: a headline, then labelled lines."""
        inner = WIDTH - 20
        slices = self._marked_lines(headline, mark, Weight.BOLD, 12.5, 16.5, 10, inner)
        for before, fact in zip((None, *facts), facts, strict=False):
            label = "" if before is not None and before.label == fact.label else fact.label
            size, leading = (SMALL, SMALL_LEADING) if fact.is_small else (BODY, LEADING)
            texts = self._marked_lines(
                fact.text, fact.mark, Weight.REGULAR, size, leading, 10 + label_width, inner - label_width
            )
            labels = self.typesetter.lines(label, Weight.BOLD, BODY, label_width - 6)
            first = replace(
                texts[0], texts=self._runs(labels[0], 10, LEADING * _BASELINE, Weight.BOLD, BODY) + texts[0].texts
            )
            slices += [self.space(2.5), first, *texts[1:]]
        return _framed([self.space(6), *slices, self.space(8)])

    def strip(self, bold: str, plain: str) -> list[Slice]:
        """Words for the foot of a sheet that nobody may overlook: a frame, bold first, then plain."""
        inner = WIDTH - 20
        return _framed(
            [
                self.space(5),
                *self._marked_lines(bold, Mark.NONE, Weight.BOLD, BODY, LEADING, 10, inner),
                *self._marked_lines(plain, Mark.NONE, Weight.REGULAR, BODY, LEADING, 10, inner),
                self.space(6),
            ]
        )

    def tick_list(self, items: Sequence[str], room_label: str) -> list[Slice]:
        """Boxes to tick in two columns, each with a line for initials and date; twenty-four to a slice."""
        slices = [self._ticks(items[start : start + 24], room_label) for start in range(0, len(items), 24)]
        return _kept_together(slices)

    def furniture(self, marking: str, about: str, foot: str) -> Furniture:
        """Marking on top, who it is about from the second page on, who printed it when at the bottom."""
        shown = self.typesetter.one_line(marking, Weight.BOLD, SMALL + 0.5, WIDTH)
        middle = (WIDTH - self.typesetter.width(shown, Weight.BOLD, SMALL + 0.5)) / 2
        foot_lines = self._two_lines(foot, Weight.REGULAR, SMALL, WIDTH - 70)
        running = self._two_lines(about, Weight.BOLD, 11, WIDTH)
        below = 12 + (len(running) - 1) * 14 + 5
        return Furniture(
            head=Slice(HEAD_HEIGHT if shown else 6, self._runs(shown, middle, 8, Weight.BOLD, SMALL + 0.5)),
            running_head=Slice(
                below + 7, self._stacked(running, 12, 14, Weight.BOLD, 11), (Rule(0, below, WIDTH, below, RULE),)
            ),
            foot=Slice(
                FOOT_HEIGHT,
                self._stacked(foot_lines, 13, SMALL_LEADING, Weight.REGULAR, SMALL),
                (Rule(0, 3, WIDTH, 3, HAIR),),
            ),
            number_size=SMALL,
        )

    def _two_lines(self, text: str, weight: Weight, size: float, width: float) -> tuple[str, ...]:
        """What fits on two lines, with an ellipsis where more was said."""
        first, *rest = self.typesetter.lines(text, weight, size, width)
        if not rest:
            return (first,)
        return first, self.typesetter.one_line(" ".join(rest), weight, size, width)

    def _stacked(
        self, lines: Sequence[str], base: float, leading: float, weight: Weight, size: float
    ) -> tuple[Text, ...]:
        return tuple(
            text
            for number, line in enumerate(lines)
            for text in self._runs(line, 0, base + number * leading, weight, size)
        )

    def _runs(self, text: str, x: float, y: float, weight: Weight, size: float) -> tuple[Text, ...]:
        """A printable line as runs, each in the face that has its letters."""
        texts: list[Text] = []
        for face, run in self.typesetter.faces.runs(text, weight):
            texts.append(Text(x, y, face, size, run))
            x += self.typesetter.width(run, weight, size)
        return tuple(texts)

    def _line(self, text: str, weight: Weight, size: float, leading: float, left: float = 0) -> Slice:
        return Slice(leading, self._runs(text, left, leading * _BASELINE, weight, size))

    def _marked_lines(
        self, text: str, mark: Mark, weight: Weight, size: float, leading: float, left: float, width: float
    ) -> list[Slice]:
        """Lines of which the first has a sign before it and the others stand under its words."""
        indent = 0.0 if mark is Mark.NONE else size * 1.35
        lines = self.typesetter.lines(text, weight, size, width - indent)
        slices = [self._line(line, weight, size, leading, left + indent) for line in lines]
        tints, shapes = sign(mark, left, leading * _BASELINE, size)
        slices[0] = replace(slices[0], tints=tints, shapes=shapes)
        return slices

    def _row(self, cells: Sequence[Cell], least: float = 0.0) -> list[Slice]:
        """One table row in one slice; a row of very many lines in a slice for each line."""
        columns = [self.typesetter.lines(cell.text, cell.weight, cell.size, cell.width - 2 * PAD_X) for cell in cells]
        deepest = max(len(lines) for lines in columns)
        if deepest <= _ROW_UP_TO:
            tall = max(len(lines) * cell.leading for lines, cell in zip(columns, cells, strict=True))
            return [self._band(cells, columns, max(least, tall + 2 * PAD_Y), "both")]
        return list(self._bands(cells, columns, deepest))

    def _bands(self, cells: Sequence[Cell], columns: Sequence[tuple[str, ...]], deepest: int) -> Iterator[Slice]:
        for number in range(deepest):
            line = [lines[number : number + 1] for lines in columns]
            edge = "top" if number == 0 else "bottom" if number == deepest - 1 else "none"
            yield self._band(cells, line, LEADING + (PAD_Y if edge != "none" else 0), edge)

    def _band(self, cells: Sequence[Cell], columns: Sequence[tuple[str, ...]], height: float, edge: str) -> Slice:
        """A row or one line of it: `edge` says which of its long sides are ruled."""
        texts: tuple[Text, ...] = ()
        above = PAD_Y if edge in ("both", "top") else 0.0
        for cell, lines in zip(cells, columns, strict=True):
            for number, line in enumerate(lines):
                base = above + number * cell.leading + cell.leading * _BASELINE
                texts += self._runs(line, cell.left + PAD_X, base, cell.weight, cell.size)
        uprights = [*(cell.left for cell in cells), cells[-1].left + cells[-1].width]
        rules = [Rule(x, 0, x, height, HAIR) for x in uprights]
        if edge in ("both", "top"):
            rules.append(Rule(0, 0, WIDTH, 0, HAIR))
        if edge in ("both", "bottom"):
            rules.append(Rule(0, height, WIDTH, height, HAIR))
        tints = tuple(Tint(cell.left, 0, cell.width, height, TINT) for cell in cells if cell.is_tinted)
        return Slice(height, texts, tuple(rules), tints)

    def _ticks(self, items: Sequence[str], room_label: str) -> Slice:
        """Down the first column, then the second: the order in which they are read out, too."""
        gap, box, room = 12.0, 8.5, 60.0
        width = (WIDTH - gap) / 2
        words = width - box - 6 - room - 6
        half = (len(items) + 1) // 2
        texts: tuple[Text, ...] = ()
        rules: list[Rule] = []
        tallest = 0.0
        for left, column in ((0.0, items[:half]), (width + gap, items[half:])):
            if column:
                texts += self._runs(room_label, left + width - room, 7.5, Weight.REGULAR, 7.0)
            y = 10.0
            for item in column:
                lines = self.typesetter.lines(item, Weight.REGULAR, 9.0, words)
                for number, line in enumerate(lines):
                    texts += self._runs(line, left + box + 6, y + 11 + number * 10.5, Weight.REGULAR, 9.0)
                rules += _box(left, y + 3.6, box)
                y += 15.8 + (len(lines) - 1) * 10.5
                rules.append(Rule(left + width - room, y - 3.4, left + width, y - 3.4, HAIR))
            tallest = max(tallest, y)
        return Slice(tallest, texts, tuple(rules))


def room_for_pens(printed: Iterable[Slice], rows: int, least: float, most: float) -> float:
    """How high each row for a pen can be so that the sheet fills its first page, and does not leave it."""
    left = FIRST_PAGE_ROOM - _ABOVE_THE_FOOT - sum(part.height for part in printed)
    return max(least, min(most, left / rows))


def _shared(shares: Sequence[float]) -> tuple[list[float], list[float]]:
    """Left edges and widths of columns that share the width of the page."""
    widths = [WIDTH * share / sum(shares) for share in shares]
    return [sum(widths[:number]) for number in range(len(widths))], widths


def _kept_together(slices: list[Slice]) -> list[Slice]:
    return [replace(part, with_next=True) for part in slices[:-1]] + slices[-1:]


def _framed(slices: list[Slice]) -> list[Slice]:
    """The same slices in a heavy frame, kept on one page where they fit on one."""
    framed = [
        replace(part, rules=(*part.rules, Rule(0, 0, 0, part.height, FRAME), Rule(WIDTH, 0, WIDTH, part.height, FRAME)))
        for part in slices
    ]
    half = FRAME / 2
    top, bottom = framed[0], framed[-1]
    framed[0] = replace(top, rules=(*top.rules, Rule(-half, 0, WIDTH + half, 0, FRAME)))
    framed[-1] = replace(bottom, rules=(*bottom.rules, Rule(-half, bottom.height, WIDTH + half, bottom.height, FRAME)))
    return _kept_together(framed)


def _box(left: float, top: float, side: float) -> list[Rule]:
    """An empty square to tick."""
    right, bottom = left + side, top + side
    return [
        Rule(left, top, right, top, RULE),
        Rule(right, top, right, bottom, RULE),
        Rule(right, bottom, left, bottom, RULE),
        Rule(left, bottom, left, top, RULE),
    ]
