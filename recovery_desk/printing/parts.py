"""The look of everything on paper, in one place: titles, headings, facts, boxed notices, tables, tick lists.

Each part answers slices for `page.lay_out`. Whatever is set here reads the same on a black and white printer:
weight, rules, boxes and words carry the meaning, grey only helps the eye.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from recovery_desk.printing.fonts import Weight
from recovery_desk.printing.marks import Mark, sign
from recovery_desk.printing.page import (
    A4,
    BARE_HEAD,
    FOOT_HEIGHT,
    HEAD_HEIGHT,
    Furniture,
    Paper,
    Picture,
    Round,
    Rule,
    Slice,
    Tag,
    Text,
    Tint,
)
from recovery_desk.printing.typesetting import Typesetter


@dataclass(frozen=True, slots=True)
class Scale:
    """How large words are set, in points: the body with its leading, the small print, a heading, the title.

    A title that takes more lines than `title_lines` in its size is set in the next, `subtitle`. `pad` is the room
    above and below the words of a table's cell.
    """

    body: float
    leading: float
    small: float
    small_leading: float
    heading: float
    title: float
    subtitle: float
    title_lines: int = 2
    pad: float = 3.6


STAFF = Scale(9.5, 12.8, 8.0, 10.5, 11.0, 19.0, 13.0)
"""Sheets that workers read: dense, one page where it can be."""

COMPACT = Scale(9.0, 11.6, 7.5, 9.6, 10.0, 17.0, 12.0, pad=2.5)
"""The same where one page would otherwise not do; nothing smaller is ever set."""

STANDARD = Scale(14.0, 20.0, 11.0, 14.5, 16.0, 25.0, 19.0)
"""Sheets for the person: clear print (RNIB: 14 points)."""

LARGE = Scale(18.0, 26.0, 14.0, 19.0, 21.0, 30.0, 24.0)
"""Large print (RNIB: 16 points and more, better 18)."""

HAIR, RULE, FRAME = 0.6, 0.9, 1.8
"""Thickness of the lines of tables, under headings, and around what must be seen first."""

TINT = 0.93
PAD_X = 6.0
_BASELINE = 0.79
"""How far down its line a baseline lies."""

_ROWS_TOGETHER = 4
"""A table of more rows may run over to the next page, its headings repeated; never with a single row on either."""

_ROW_UP_TO = 12
"""Lines a row may have before it is set line by line, so that it can run over several pages."""


@dataclass(frozen=True, slots=True)
class Fact:
    """A labelled line of a notice or a table; `mark` is a sign set before the words."""

    label: str
    text: str
    mark: Mark = Mark.NONE
    is_small: bool = False


@dataclass(frozen=True, slots=True)
class Cell:
    """What stands in one cell, from where on and how wide; `heads` its "Column", its "Row" or nothing."""

    text: str
    left: float
    width: float
    weight: Weight = Weight.REGULAR
    is_tinted: bool = False
    is_small: bool = False
    heads: str = ""


class House:
    """Makes the parts of sheets with one typesetter, on one paper, in one size; made for each print job."""

    def __init__(self, typesetter: Typesetter, paper: Paper = A4, scale: Scale = STAFF) -> None:
        """`typesetter` breaks the lines and remembers what could not be printed."""
        self.typesetter = typesetter
        self.paper = paper
        self.scale = scale
        self.width = paper.inner
        self._others: dict[tuple[Paper, Scale], House] = {}
        self._ticked: dict[tuple[tuple[str, ...], str, float], list[Slice]] = {}

    def on(self, paper: Paper, scale: Scale) -> "House":
        """The same house on other paper or in another size; it shares what could not be printed."""
        if (paper, scale) == (self.paper, self.scale):
            return self
        if (paper, scale) not in self._others:
            self._others[paper, scale] = House(self.typesetter, paper, scale)
        return self._others[paper, scale]

    def title(self, text: str) -> list[Slice]:
        """The title, smaller where it is long; however long, all of it is printed."""
        scale, most = self.scale, self.scale.title_lines
        for size, lines_at_most in ((scale.title, most), (scale.subtitle, most + 1)):
            lines = self.typesetter.lines(text, Weight.BOLD, size, self.width)
            if len(lines) <= lines_at_most:
                return self._element(lines, Tag.TITLE, size, size * 1.26 if size == scale.title else size * 1.31)
        lines = self.typesetter.lines(text, Weight.BOLD, scale.body, self.width)
        return self._element(lines, Tag.TITLE, scale.body, scale.leading)

    def paragraph(self, text: str, weight: Weight = Weight.REGULAR, *, small: bool = False) -> list[Slice]:
        """Plain lines across the page."""
        size, leading = self._size(small=small)
        lines = self.typesetter.lines(text, weight, size, self.width)
        return self._element(lines, Tag.LINE, size, leading, weight)

    def heading(self, text: str, note: str = "") -> list[Slice]:
        """A heading on its rule, with a note beside it; it stays with what follows."""
        size = self.scale.heading
        base, height = size * 1.68, size * 2.45
        shown = self.typesetter.one_line(text, Weight.BOLD, size, self.width)
        texts = self.runs(shown, 0, base, Weight.BOLD, size)
        if note:
            left = self.typesetter.width(shown, Weight.BOLD, size) + 8
            shown = self.typesetter.one_line(note, Weight.REGULAR, self.scale.small, self.width - left)
            texts += self.runs(shown, left, base, Weight.REGULAR, self.scale.small, 1)
        rule = Rule(0, base + 4, self.width, base + 4, RULE)
        return [Slice(height, texts, (rule,), with_next=True, tag=Tag.HEADING)]

    def space(self, height: float) -> Slice:
        """Nothing, so many points of it."""
        return Slice(height)

    def facts(self, facts: Iterable[Fact], label_width: float = 112.0) -> list[Slice]:
        """Labels at the left, words at the right, each fact ruled off from the next."""
        slices: list[Slice] = []
        for fact in facts:
            cells = (
                Cell(fact.label, 0, label_width, Weight.BOLD, is_tinted=True, heads="Row"),
                Cell(fact.text, label_width, self.width - label_width),
            )
            slices += self._row(cells)
        return slices

    def pen_facts(self, facts: Iterable[Fact], height: float, label_width: float = 112.0) -> list[Slice]:
        """Like `facts`, each left open for a pen; the words are small prompts in the top of the cell."""
        slices: list[Slice] = []
        for fact in facts:
            cells = (
                Cell(fact.label, 0, label_width, Weight.BOLD, is_tinted=True, heads="Row"),
                Cell(fact.text, label_width, self.width - label_width, is_small=True),
            )
            slices += self._row(cells, height)
        return slices

    def ruled_table(
        self, columns: Sequence[tuple[str, float]], rows: Sequence[Sequence[str]], row_height: float
    ) -> list[Slice]:
        """A table to write in: (heading, share of the width) for each column, rows at least so many points high."""
        lefts, widths = _shared([share for _, share in columns], self.width)
        head = self._row(
            [
                Cell(heading, left, width, Weight.BOLD, is_tinted=True, heads="Column")
                for (heading, _), left, width in zip(columns, lefts, widths, strict=True)
            ]
        )
        slices = [replace(part, with_next=True) for part in head]
        again = head[0] if len(head) == 1 else None
        for row in rows:
            cells = [Cell(text, left, width) for text, left, width in zip(row, lefts, widths, strict=True)]
            slices += [replace(part, again=again) for part in self._row(cells, row_height)]
        if len(rows) <= _ROWS_TOGETHER:
            return _kept_together(slices)
        return [*_kept_together(slices[: len(head) + 2]), *slices[len(head) + 2 : -2], *_kept_together(slices[-2:])]

    def notice(self, headline: str, mark: Mark, facts: Sequence[Fact], label_width: float = 90.0) -> list[Slice]:
        """What must be seen first, in a heavy frame: a headline, then labelled lines."""
        inner = self.width - 20
        body, line = self.scale.body, self.scale.leading
        slices = self._marked_lines(headline, mark, Weight.BOLD, body * 1.316, line * 1.29, 10, inner)
        for before, fact in zip((None, *facts), facts, strict=False):
            label = "" if before is not None and before.label == fact.label else fact.label
            size, leading = self._size(small=fact.is_small)
            texts = self._marked_lines(
                fact.text, fact.mark, Weight.REGULAR, size, leading, 10 + label_width, inner - label_width
            )
            labels = self.typesetter.lines(label, Weight.BOLD, body, label_width - 6)
            said = [replace(each, texts=tuple(t._replace(cell=1) for t in each.texts), tag=Tag.ROW) for each in texts]
            heads = self.runs(labels[0], 10, line * _BASELINE, Weight.BOLD, body)
            first = replace(said[0], texts=heads + said[0].texts, heads=("Row", ""))
            slices += [replace(self.space(2.5), tag=Tag.ROW, joins=True), first, *said[1:]]
        return self._framed([self.space(6), *slices, self.space(8)])

    def strip(self, bold: str, plain: str) -> list[Slice]:
        """Words for the foot of a sheet that nobody may overlook: a frame, bold first, then plain."""
        inner, body, leading = self.width - 20, self.scale.body, self.scale.leading
        return self._framed(
            [
                self.space(5),
                *self._marked_lines(bold, Mark.NONE, Weight.BOLD, body, leading, 10, inner),
                *self._marked_lines(plain, Mark.NONE, Weight.REGULAR, body, leading, 10, inner),
                self.space(6),
            ]
        )

    def tick_list(self, items: Sequence[str], room_label: str) -> list[Slice]:
        """Boxes to tick in two columns, each with a line for initials and date; twenty-four to a slice."""
        key = (tuple(items), room_label, self.width)
        if key not in self._ticked:
            slices = [self._ticks(items[start : start + 24], room_label) for start in range(0, len(items), 24)]
            self._ticked[key] = _kept_together(slices)
        return self._ticked[key]

    def furniture(self, marking: str, about: str, foot: str, number: str = "Page {page} of {pages}") -> Furniture:
        """Marking on top, who it is about from the second page on, who printed it when at the bottom."""
        small, bold = self.scale.small, min(self.scale.small + 0.5, 10.0)
        shown = self.typesetter.one_line(marking, Weight.BOLD, bold, self.width)
        middle = (self.width - self.typesetter.width(shown, Weight.BOLD, bold)) / 2
        small = min(small, 9.0)
        foot_lines = self._two_lines(foot, Weight.REGULAR, small, self.width - 70)
        size = min(self.scale.heading, 11.0)
        running = self._two_lines(about, Weight.BOLD, size, self.width)
        below = 12 + (len(running) - 1) * 14 + 5
        return Furniture(
            head=Slice(HEAD_HEIGHT if shown else BARE_HEAD, self.runs(shown, middle, 8, Weight.BOLD, bold)),
            running_head=Slice(
                below + 7, self._stacked(running, 12, 14, Weight.BOLD, size), (Rule(0, below, self.width, below, RULE),)
            ),
            foot=Slice(
                FOOT_HEIGHT,
                self._stacked(foot_lines, 13, 10.5, Weight.REGULAR, small),
                (Rule(0, 3, self.width, 3, HAIR),),
            ),
            number=number,
            number_size=small,
        )

    def boxed(
        self, headline: str, lines: Sequence[str], *, left: str = "", picture: str = "", gap: float = 0.0
    ) -> list[Slice]:
        """A rounded box: at its left a word or a time in bold and a picture, at its right a headline and plain lines.

        One idea a box; its picture says what the headline says. The box stays on one page; what no page could hold is
        set as plain lines instead.
        """
        scale = self.scale
        margin, icon = scale.body * 0.9, scale.body * 2.2 if picture else 0.0
        beside = self.typesetter.width(self._clean(left), Weight.BOLD, scale.subtitle) if left else 0.0
        column = max(beside, scale.body * 6.2) if left else 0.0
        start = margin + column + (margin if left else 0) + icon + (margin if picture else 0)
        inner = self.width - start - margin
        said = [(line, Weight.BOLD) for line in self.typesetter.lines(headline, Weight.BOLD, scale.body, inner)]
        for each in lines:
            said += [(line, Weight.REGULAR) for line in self.typesetter.lines(each, Weight.REGULAR, scale.body, inner)]
        high = max(len(said) * scale.leading, icon, scale.subtitle * 1.2) + 2 * margin * 0.8
        if high > self._box_at_most:
            return self._unboxed(left, (headline, *lines))
        above = (high - len(said) * scale.leading) / 2
        texts: tuple[Text, ...] = ()
        if left:
            base = high / 2 + scale.subtitle * 0.35
            texts += self.runs(self._clean(left), margin, base, Weight.BOLD, scale.subtitle)
        for number, (line, weight) in enumerate(said):
            base = above + number * scale.leading + scale.leading * _BASELINE
            texts += self.runs(line, start, base, weight, scale.body)
        at = margin + column + (margin if left else 0)
        pictures = (Picture(at, (high - icon) / 2, icon, picture),) if picture else ()
        edge = Round(0, 0, self.width, high, 7.0, 1.2)
        return [Slice(high + gap, texts, rounds=(edge,), pictures=pictures)]

    def large(self, text: str, weight: Weight, size: float, above: float = 0.0, below: float = 0.0) -> list[Slice]:
        """A line or two in a size of their own, with room above and below."""
        lines = self.typesetter.lines(text, weight, size, self.width)
        made = self._element(lines, Tag.LINE, size, size * 1.3, weight)
        return [*([self.space(above)] if above else []), *made, *([self.space(below)] if below else [])]

    def pictured(self, picture: str, left: str, ideas: Sequence[str]) -> list[Slice]:
        """One thing to do: a large picture at the left, the time, then one idea a line; ruled off from the next."""
        scale = self.scale
        icon, start = scale.body * 3.2, scale.body * 4.6
        inner = self.width - start
        said = [(left, Weight.BOLD, scale.subtitle, scale.subtitle * 1.3)] if left else []
        for number, idea in enumerate(ideas):
            weight = Weight.BOLD if number == 0 else Weight.REGULAR
            said += [
                (line, weight, scale.body, scale.leading)
                for line in self.typesetter.lines(idea, weight, scale.body, inner)
            ]
        y = scale.body * 0.5
        texts: list[Text] = []
        for line, weight, size, leading in said:
            texts += self.runs(self._clean(line), start, y + leading * _BASELINE, weight, size)
            y += leading
        high = max(y, icon + scale.body) + scale.body * 0.6
        if high > self._box_at_most:
            return self._unboxed(left, ideas)
        below = Rule(0, high, self.width, high, HAIR)
        return [Slice(high, tuple(texts), (below,), pictures=(Picture(0, scale.body * 0.6, icon, picture),))]

    def warning(self, headline: str, lines: Sequence[str], closing: str = "") -> list[Slice]:
        """A heavy rounded box for what may save a life: bold, plain, and a closing line in bold."""
        scale = self.scale
        margin = scale.body * 0.9
        inner = self.width - 2 * margin
        said = [(line, Weight.BOLD) for line in self.typesetter.lines(headline, Weight.BOLD, scale.body, inner)]
        for each in lines:
            said += [(line, Weight.REGULAR) for line in self.typesetter.lines(each, Weight.REGULAR, scale.body, inner)]
        if closing:
            said += [(line, Weight.BOLD) for line in self.typesetter.lines(closing, Weight.BOLD, scale.body, inner)]
        texts: tuple[Text, ...] = ()
        for number, (line, weight) in enumerate(said):
            base = margin * 0.8 + number * scale.leading + scale.leading * _BASELINE
            texts += self.runs(line, margin, base, weight, scale.body)
        high = len(said) * scale.leading + 1.6 * margin
        return [Slice(high, texts, rounds=(Round(1, 0, self.width - 2, high, 8.0, 2.6),))]

    @property
    def _box_at_most(self) -> float:
        return self.paper.first_page_room - 60

    def _unboxed(self, left: str, lines: Sequence[str]) -> list[Slice]:
        """More than a page holds: line by line, so that it runs over and no word is lost."""
        first, *others = lines
        slices = self.paragraph(f"{left} {first}".strip(), Weight.BOLD)
        for each in others:
            slices += self.paragraph(each)
        return slices

    def _framed(self, slices: list[Slice]) -> list[Slice]:
        """The same slices in a heavy frame, kept on one page where they fit on one."""
        half, width = FRAME / 2, self.width
        framed = [
            replace(
                part,
                rules=(*part.rules, Rule(0, 0, 0, part.height, FRAME), Rule(width, 0, width, part.height, FRAME)),
                with_next=True,
            )
            for part in slices
        ]
        top, bottom = framed[0], framed[-1]
        framed[0] = replace(top, rules=(*top.rules, Rule(-half, 0, width + half, 0, FRAME)))
        below = Rule(-half, bottom.height, width + half, bottom.height, FRAME)
        framed[-1] = replace(bottom, rules=(*bottom.rules, below), with_next=False)
        return _kept_together(framed)

    def _clean(self, text: str) -> str:
        return self.typesetter.lines(text, Weight.BOLD, 1.0, 100_000.0)[0]

    def _size(self, *, small: bool) -> tuple[float, float]:
        scale = self.scale
        return (scale.small, scale.small_leading) if small else (scale.body, scale.leading)

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
            for text in self.runs(line, 0, base + number * leading, weight, size)
        )

    def runs(self, text: str, x: float, y: float, weight: Weight, size: float, cell: int = 0) -> tuple[Text, ...]:
        """A printable line as runs, each in the face that has its letters."""
        texts: list[Text] = []
        for face, run in self.typesetter.faces.runs(text, weight):
            texts.append(Text(x, y, face, size, run, cell))
            x += self.typesetter.width(run, weight, size)
        return tuple(texts)

    def _element(
        self, lines: Sequence[str], tag: Tag, size: float, leading: float, weight: Weight = Weight.BOLD
    ) -> list[Slice]:
        """Lines that are one thing: a title, a paragraph."""
        slices = [self._line(line, weight, size, leading) for line in lines]
        if tag is Tag.LINE and len(slices) == 1:
            return slices
        return [replace(part, tag=tag, joins=number > 0) for number, part in enumerate(slices)]

    def _line(self, text: str, weight: Weight, size: float, leading: float, left: float = 0) -> Slice:
        return Slice(leading, self.runs(text, left, leading * _BASELINE, weight, size))

    def _marked_lines(
        self, text: str, mark: Mark, weight: Weight, size: float, leading: float, left: float, width: float
    ) -> list[Slice]:
        """Lines of which the first has a sign before it and the others stand under its words."""
        indent = 0.0 if mark is Mark.NONE else size * 1.35
        lines = self.typesetter.lines(text, weight, size, width - indent)
        slices = [self._line(line, weight, size, leading, left + indent) for line in lines]
        tints, shapes = sign(mark, left, leading * _BASELINE, size)
        slices[0] = replace(slices[0], tints=tints, shapes=shapes)
        return [slices[0], *(replace(part, joins=True) for part in slices[1:])]

    def _row(self, cells: Sequence[Cell], least: float = 0.0) -> list[Slice]:
        """One table row in one slice; a row of very many lines in a slice for each line."""
        columns = [
            self.typesetter.lines(cell.text, cell.weight, self._size(small=cell.is_small)[0], cell.width - 2 * PAD_X)
            for cell in cells
        ]
        deepest = max(len(lines) for lines in columns)
        if deepest <= _ROW_UP_TO:
            tall = max(
                len(lines) * self._size(small=cell.is_small)[1] for lines, cell in zip(columns, cells, strict=True)
            )
            return [self._band(cells, columns, max(least, tall + 2 * self.scale.pad), "both")]
        return list(self._bands(cells, columns, deepest))

    def _bands(self, cells: Sequence[Cell], columns: Sequence[tuple[str, ...]], deepest: int) -> Iterator[Slice]:
        for number in range(deepest):
            line = [lines[number : number + 1] for lines in columns]
            edge = "top" if number == 0 else "bottom" if number == deepest - 1 else "none"
            band = self._band(cells, line, self.scale.leading + (self.scale.pad if edge != "none" else 0), edge)
            yield replace(band, joins=number > 0)

    def _band(self, cells: Sequence[Cell], columns: Sequence[tuple[str, ...]], height: float, edge: str) -> Slice:
        """A row or one line of it: `edge` says which of its long sides are ruled."""
        texts: tuple[Text, ...] = ()
        above = self.scale.pad if edge in ("both", "top") else 0.0
        for at, (cell, lines) in enumerate(zip(cells, columns, strict=True)):
            size, leading = self._size(small=cell.is_small)
            for number, line in enumerate(lines):
                base = above + number * leading + leading * _BASELINE
                texts += self.runs(line, cell.left + PAD_X, base, cell.weight, size, at)
        uprights = [*(cell.left for cell in cells), cells[-1].left + cells[-1].width]
        rules = [Rule(x, 0, x, height, HAIR) for x in uprights]
        if edge in ("both", "top"):
            rules.append(Rule(0, 0, self.width, 0, HAIR))
        if edge in ("both", "bottom"):
            rules.append(Rule(0, height, self.width, height, HAIR))
        tints = tuple(Tint(cell.left, 0, cell.width, height, TINT) for cell in cells if cell.is_tinted)
        return Slice(height, texts, tuple(rules), tints, tag=Tag.ROW, heads=tuple(cell.heads for cell in cells))

    def _ticks(self, items: Sequence[str], room_label: str) -> Slice:
        """Down the first column, then the second: the order in which they are read out, too."""
        gap, box, room = 12.0, 8.5, 60.0
        width = (self.width - gap) / 2
        words = width - box - 6 - room - 6
        half = (len(items) + 1) // 2
        texts: tuple[Text, ...] = ()
        rules: list[Rule] = []
        tallest = 0.0
        for left, column in ((0.0, items[:half]), (width + gap, items[half:])):
            first = 0 if left == 0.0 else half
            if column:
                texts += self.runs(room_label, left + width - room, 7.5, Weight.REGULAR, 7.0, first)
            y = 10.0
            for at, item in enumerate(column, start=first):
                lines = self.typesetter.lines(item, Weight.REGULAR, 9.0, words)
                for number, line in enumerate(lines):
                    texts += self.runs(line, left + box + 6, y + 11 + number * 10.5, Weight.REGULAR, 9.0, at)
                rules += _box(left, y + 3.6, box)
                y += 15.8 + (len(lines) - 1) * 10.5
                rules.append(Rule(left + width - room, y - 3.4, left + width, y - 3.4, HAIR))
            tallest = max(tallest, y)
        return Slice(tallest, texts, tuple(rules), tag=Tag.LIST)


def _shared(shares: Sequence[float], width: float) -> tuple[list[float], list[float]]:
    """Left edges and widths of columns that share a width."""
    widths = [width * share / sum(shares) for share in shares]
    return [sum(widths[:number]) for number in range(len(widths))], widths


def _kept_together(slices: list[Slice]) -> list[Slice]:
    return [part if part.with_next else replace(part, with_next=True) for part in slices[:-1]] + slices[-1:]


def _box(left: float, top: float, side: float) -> list[Rule]:
    """An empty square to tick."""
    right, bottom = left + side, top + side
    return [
        Rule(left, top, right, top, RULE),
        Rule(right, top, right, bottom, RULE),
        Rule(right, bottom, left, bottom, RULE),
        Rule(left, bottom, left, top, RULE),
    ]
