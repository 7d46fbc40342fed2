"""The style sheet: shapes and distances here, colours from the palette, sizes from the text size."""

from string import Template

from recovery_desk.resource_files import resource
from recovery_desk.ui.palette import Palette, Tone

_LENGTHS = range(1, 41)
_POINTS = {"small": 9.4, "body": 10.5, "heading": 11.6, "large": 13.5, "title": 17.0, "figure": 17.5}

_SHEET = Template("""
QToolTip { color: $text; background: $panel; border: 1px solid $field_line; padding: ${p6}px; }
QLabel { background: transparent; }
QLabel[role="title"] { font-size: ${title}pt; font-weight: 700; }
QLabel[role="large"] { font-size: ${large}pt; font-weight: 700; }
QLabel[role="heading"] { font-size: ${heading}pt; font-weight: 600; }
QLabel[role="strong"] { font-weight: 600; }
QLabel[role="subtle"] { color: $subtle; }
QLabel[role="small"] { color: $subtle; font-size: ${small}pt; }
QLabel[role="figure"] { font-size: ${figure}pt; font-weight: 700; }
QLabel[role="problem"] { color: $on_hard; font-weight: 600; }
QLabel[role="side"] { color: $side_subtle; font-size: ${small}pt; }
QLabel[role="name"] { color: $on_side; font-size: ${title}pt; font-weight: 700; }
QLabel[role="promise"] { color: $side_subtle; font-size: ${body}pt; }
QLabel[role="brand"] { color: $on_side; font-size: ${heading}pt; font-weight: 700; }

QFrame#card { background: $panel; border: 1px solid $line; border-radius: ${p8}px; }
QFrame#topbar { background: $panel; border: none; border-bottom: 1px solid $line; }
QFrame#side { background: $side; border: none; }
QFrame#rule { background: $row_line; border: none; max-height: 1px; min-height: 1px; }
QWidget#screen, QWidget#page, QScrollArea, QScrollArea > QWidget#qt_scrollarea_viewport { background: $window; }
QScrollArea { border: none; }
QScrollArea#bare, QWidget#bare { background: transparent; border: none; }

QPushButton { color: $text; background: $panel; border: 1px solid $field_line; border-radius: ${p6}px;
  padding: ${p6}px ${p12}px; font-weight: 500; min-height: ${p20}px; }
QPushButton:hover { background: $group; }
QPushButton:pressed { background: $selection; color: $on_selection; }
QPushButton:focus { border: 2px solid $focus; padding: ${q6}px ${q12}px; }
QPushButton:disabled { color: $subtle; background: $window; border: 1px $off $line; }
QPushButton:checked { background: $selection; color: $on_selection; border: 1px solid $accent; }
QPushButton[kind="primary"] { color: $on_accent; background: $accent; border: 1px solid $accent; font-weight: 600; }
QPushButton[kind="primary"]:hover, QPushButton[kind="primary"]:pressed { background: $accent_down; }
QPushButton[kind="primary"]:focus { border: 2px solid $text; }
QPushButton[kind="primary"]:disabled { color: $subtle; background: $group; border: 1px $off $line; }
QPushButton[kind="link"] { color: $link; background: transparent; border: 1px solid transparent; font-weight: 600;
  padding: ${p2}px ${p4}px; min-height: ${p18}px; text-decoration: underline; text-align: left; }
QPushButton[kind="link"]:hover { color: $text; }
QPushButton[kind="link"]:focus { border: 2px solid $focus; padding: ${q2}px ${q4}px; }
QPushButton[kind="search"] { color: $subtle; text-align: left; font-weight: 400; }
QPushButton[kind="door"] { text-align: left; padding: ${p14}px ${p16}px; font-size: ${heading}pt; font-weight: 600; }
QPushButton[kind="door"]:focus { padding: ${q14}px ${q16}px; }
QPushButton[kind="nav"] { color: $on_side; background: transparent; border: 2px solid transparent;
  text-align: left; padding: ${p5}px ${p8}px; font-weight: 500; border-radius: ${p6}px; }
QPushButton[kind="nav"]:hover { background: $badge; color: $on_badge; }
QPushButton[kind="nav"]:checked { color: $on_side_selected; background: $side_selected; font-weight: 700; }
QPushButton[kind="nav"]:focus { border: 2px solid $side_focus; }
QPushButton[kind="foot"] { color: $side_subtle; background: transparent; border: 2px solid transparent;
  text-align: left; padding: ${p2}px ${p8}px; min-height: ${p18}px; font-size: ${small}pt; border-radius: ${p6}px; }
QPushButton[kind="foot"]:hover { background: $badge; color: $on_badge; }
QPushButton[kind="foot"]:focus { border: 2px solid $side_focus; }
QLabel[role="badge"] { color: $on_badge; background: $badge; border-radius: ${p9}px; padding: 0px ${p8}px;
  min-height: ${p18}px; max-height: ${p18}px; font-size: ${small}pt; font-weight: 700; }

QLineEdit, QPlainTextEdit, QComboBox, QAbstractSpinBox { color: $text; background: $panel;
  border: 1px solid $field_line; border-radius: ${p6}px; padding: ${p6}px ${p8}px; min-height: ${p20}px;
  selection-background-color: $accent; selection-color: $on_accent; placeholder-text-color: $subtle; }
QLineEdit:focus, QPlainTextEdit:focus, QComboBox:focus, QAbstractSpinBox:focus { border: 2px solid $focus;
  padding: ${q6}px ${q8}px; }
QLineEdit[wrong="true"], QPlainTextEdit[wrong="true"], QComboBox[wrong="true"] { border: 2px solid $hard;
  padding: ${q6}px ${q8}px; }
QLineEdit:disabled, QComboBox:disabled { color: $subtle; background: $window; border: 1px $off $line; }
QComboBox::drop-down { border: none; width: ${p26}px; }
QComboBox::down-arrow { image: url("$chevron"); width: ${p16}px; height: ${p16}px; }
QComboBox QAbstractItemView, QListView#completions { color: $text; background: $panel; border: 1px solid $field_line;
  selection-background-color: $selection; selection-color: $on_selection; outline: none; padding: ${p4}px; }
QCheckBox, QRadioButton { spacing: ${p8}px; padding: ${p4}px; border: 2px solid transparent; border-radius: ${p4}px; }
QCheckBox::indicator, QListWidget::indicator { width: ${p16}px; height: ${p16}px; border: 1px solid $field_line;
  border-radius: ${p4}px; background: $panel; }
QCheckBox::indicator:checked, QListWidget::indicator:checked { background: $accent; border-color: $accent;
  image: url("$check"); }
QCheckBox::indicator:disabled { background: $window; border-color: $line; }
QRadioButton::indicator { width: ${p16}px; height: ${p16}px; border: 1px solid $field_line;
  border-radius: ${radio}px; background: $panel; }
QRadioButton::indicator:checked { width: ${p8}px; height: ${p8}px; border: ${ring}px solid $accent;
  border-radius: ${radio}px; background: $panel; }
QCheckBox:focus, QRadioButton:focus { border: 2px solid $focus; }

QTableView { background: $panel; alternate-background-color: $panel; border: 1px solid $line; gridline-color: $row_line;
  selection-background-color: $selection; selection-color: $on_selection; outline: none; }
QListWidget#choices { color: $text; background: $panel; border: 1px solid $line; border-radius: ${p6}px; outline: none;
  padding: ${p4}px; selection-background-color: $selection; selection-color: $on_selection; }
QListWidget#choices:focus { border: 2px solid $focus; }
QListWidget#choices::item { padding: ${p5}px ${p8}px; }
QListWidget#choices::item:selected { background: $selection; color: $on_selection; }
QListView#checks { background: $panel; border: 2px solid transparent; outline: none; }
QListView#checks:focus { border: 2px solid $focus; }
QTableView:focus { border: 2px solid $focus; }
QHeaderView { background: $panel; border: none; }
QHeaderView::section { color: $subtle; background: $panel; border: none; border-bottom: 1px solid $line;
  padding: ${p6}px ${p12}px; font-size: ${small}pt; font-weight: 600; text-align: left; }
QHeaderView::section:hover { color: $text; background: $group; }
QTableCornerButton::section { background: $panel; border: none; }

QTabBar { qproperty-drawBase: 0; background: transparent; }
QTabBar::tab { color: $text; background: transparent; padding: ${p8}px ${p11}px; margin: 0; font-weight: 500;
  border: 2px solid transparent; border-bottom: 3px solid transparent; }
QTabBar::tab:selected { color: $link; border-bottom: 3px solid $accent; font-weight: 700; }
QTabBar::tab:hover { background: $group; }
QTabBar::tab:focus { border: 2px solid $focus; border-bottom: 3px solid $focus; }
QTabWidget::pane { border: none; border-top: 1px solid $line; }

QProgressBar { color: $text; background: $plain_tag; border: none; border-radius: ${p4}px; height: ${p8}px;
  max-height: ${p8}px; }
QProgressBar::chunk { background: $accent; border-radius: ${p4}px; }
QScrollBar:vertical { background: transparent; width: ${p12}px; margin: 0; }
QScrollBar:horizontal { background: transparent; height: ${p12}px; margin: 0; }
QScrollBar::handle { background: $field_line; border-radius: ${p4}px; margin: ${p2}px; min-height: ${p30}px;
  min-width: ${p30}px; }
QScrollBar::handle:hover { background: $subtle; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QMenu { color: $text; background: $panel; border: 1px solid $field_line; padding: ${p4}px; }
QMenu::item { padding: ${p6}px ${p20}px; }
QMenu::item:selected { background: $selection; color: $on_selection; }
QDialog { background: $window; }
QSplitter::handle { background: transparent; }
QPdfView { background: $group; border: 1px solid $line; }
""")

_TONE = Template("""
QFrame[tag="$tone"] { background: $tag; border: ${tag_border}; border-radius: ${radius}px; }
QFrame[tag="$tone"] QLabel { color: $words; font-size: ${small}pt; font-weight: 600; }
QLabel[tone="$tone"] { color: $words; font-weight: 600; }
""")


def style_sheet(colours: Palette, scale: float) -> str:
    """The sheet of the whole program; `scale` is the text size, 1 to 2."""
    points = {name: f"{size * scale:.2f}" for name, size in _POINTS.items()}
    lengths = {f"p{n}": max(1, round(n * scale)) for n in _LENGTHS}
    inside_thicker_edge = {f"q{n}": max(0, round(n * scale) - 1) for n in _LENGTHS}
    whole = lengths["p16"] + 2  # a circle; the ring of a chosen one is as wide as its dot leaves room for
    round_ones = {"radio": whole // 2, "ring": (whole - lengths["p8"]) // 2}
    chevron = resource("icons", "chevron-down-field.svg").as_posix()
    is_contrast = colours.name == "contrast"
    check = resource("icons", "check-field-dark.svg" if is_contrast else "check-field.svg").as_posix()
    # Where every word is white, a button that cannot be pressed is told by its edge.
    off = "dashed" if is_contrast else "solid"
    sheet = _SHEET.substitute(
        colours.colours,
        **points,
        **lengths,
        **inside_thicker_edge,
        **round_ones,
        chevron=chevron,
        check=check,
        off=off,
    )
    return sheet + "".join(_tone(colours, tone, scale, points["small"]) for tone in Tone)


def _tone(colours: Palette, tone: Tone, scale: float, small: str) -> str:
    words, ground = colours.tag(tone)
    return _TONE.substitute(
        tone=tone.value,
        words=words,
        tag=ground,
        tag_border=f"1px solid {words}" if colours.name == "contrast" else "none",
        radius=round(5 * scale),
        small=small,
    )
