"""How everything looks: one palette, one family of type, one style sheet made from both."""

from functools import cache

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication

from recovery_desk.resource_files import resource
from recovery_desk.ui.palette import Palette, palette
from recovery_desk.ui.style_sheet import style_sheet

APPEARANCES = ("system", "light", "dark", "contrast")
SMALLEST_TEXT, LARGEST_TEXT = 100, 200
_BODY_POINTS = 10.5
_FAMILY = "Inter"
_FALLBACKS = ["Noto Sans", "DejaVu Sans", "Segoe UI", "sans-serif"]
_FONT_FILES = ("Inter-Regular.ttf", "Inter-Medium.ttf", "Inter-SemiBold.ttf", "Inter-Bold.ttf")
"""Inter carries every Latin, Greek and Cyrillic letter."""
_FALLBACK_FILES = ("DejaVuSans.ttf",)
"""For names in other letters, where the system has no font for them."""


class Theme:
    """The scheme in force and the size of the text. Read by everything that paints."""

    def __init__(self) -> None:
        self.colours: Palette = palette("light")
        self.scale = 1.0

    def px(self, size: float) -> int:
        """A length that grows with the text."""
        return max(1, round(size * self.scale))

    def colour(self, name: str) -> QColor:
        """A colour of the scheme in force."""
        return QColor(self.colours[name])

    def font(self, points: float = _BODY_POINTS, weight: QFont.Weight = QFont.Weight.Normal) -> QFont:
        """The program's type at a size and weight."""
        font = QFont([_FAMILY, *_FALLBACKS])
        font.setPointSizeF(points * self.scale)
        font.setWeight(weight)
        return font

    def apply(self, app: QApplication, appearance: str = "system", text_percent: int = 100) -> None:
        """Dresses the whole program; screens made afterwards are right, earlier ones are made anew."""
        self.colours = palette(_scheme(appearance))
        self.scale = min(LARGEST_TEXT, max(SMALLEST_TEXT, text_percent)) / 100
        app.setPalette(_qt_palette(self.colours))
        app.setFont(self.font())
        app.setStyleSheet(style_sheet(self.colours, self.scale))


theme = Theme()


@cache
def load_fonts() -> None:
    """Makes the program's own type known, once; what is missing falls back to the system's."""
    _load(_FONT_FILES)


@cache
def load_fallback_fonts() -> None:
    """Makes the other letters known, once, before anybody's name is shown."""
    _load(_FALLBACK_FILES)


def _load(files: tuple[str, ...]) -> None:
    for name in files:
        path = resource("fonts", name)
        if path.is_file():
            QFontDatabase.addApplicationFont(str(path))


def _scheme(appearance: str) -> str:
    if appearance in APPEARANCES and appearance != "system":
        return appearance
    hints = QGuiApplication.styleHints()
    accessibility = hints.accessibility()
    if accessibility.contrastPreference() is Qt.ContrastPreference.HighContrast:
        return "contrast"
    return "dark" if hints.colorScheme() is Qt.ColorScheme.Dark else "light"


def _qt_palette(colours: Palette) -> QPalette:
    roles = {
        QPalette.ColorRole.Window: "window",
        QPalette.ColorRole.WindowText: "text",
        QPalette.ColorRole.Base: "panel",
        QPalette.ColorRole.AlternateBase: "group",
        QPalette.ColorRole.Text: "text",
        QPalette.ColorRole.Button: "panel",
        QPalette.ColorRole.ButtonText: "text",
        QPalette.ColorRole.BrightText: "on_accent",
        QPalette.ColorRole.Highlight: "selection",
        QPalette.ColorRole.HighlightedText: "on_selection",
        QPalette.ColorRole.Accent: "accent",
        QPalette.ColorRole.Link: "link",
        QPalette.ColorRole.LinkVisited: "link",
        QPalette.ColorRole.ToolTipBase: "panel",
        QPalette.ColorRole.ToolTipText: "text",
        QPalette.ColorRole.PlaceholderText: "subtle",
        QPalette.ColorRole.Light: "panel",
        QPalette.ColorRole.Midlight: "line",
        QPalette.ColorRole.Mid: "line",
        QPalette.ColorRole.Dark: "field_line",
        QPalette.ColorRole.Shadow: "line",
    }
    made = QPalette()
    for role, name in roles.items():
        made.setColor(role, QColor(colours[name]))
    for role in (QPalette.ColorRole.WindowText, QPalette.ColorRole.Text, QPalette.ColorRole.ButtonText):
        made.setColor(QPalette.ColorGroup.Disabled, role, QColor(colours["subtle"]))
    return made
