"""The colours in force, and the measure by which pairs of them are judged."""

from collections.abc import Mapping
from enum import StrEnum
from functools import cache

from recovery_desk.ui.colours import SCHEMES


class Tone(StrEnum):
    """What a tag, banner or tile says by its colour; words and an icon always say it too."""

    HARD = "hard"
    CARE = "care"
    GOOD = "good"
    NOTE = "note"
    PLAIN = "plain"


TONE_ICONS = {
    Tone.HARD: "triangle-alert",
    Tone.CARE: "circle-alert",
    Tone.GOOD: "check",
    Tone.NOTE: "info",
    Tone.PLAIN: "minus",
}


class Palette:
    """One scheme: colours by name, as `#rrggbb`."""

    def __init__(self, name: str, colours: Mapping[str, str]) -> None:
        self.name, self.colours = name, colours

    def __getitem__(self, name: str) -> str:
        return self.colours[name]

    def tag(self, tone: Tone) -> tuple[str, str]:
        """Words and ground of a tag."""
        return self.colours[f"on_{tone}"], self.colours[f"{tone}_tag"]


TEXT_PAIRS = (
    ("text", "window"), ("text", "panel"), ("text", "group"), ("subtle", "window"), ("subtle", "panel"),
    ("link", "window"), ("link", "panel"), ("on_accent", "accent"), ("on_accent", "accent_down"),
    ("on_selection", "selection"), ("on_side", "side"), ("side_subtle", "side"),
    ("on_side_selected", "side_selected"), ("on_badge", "badge"),
    *((f"on_{tone}", f"{tone}_tag") for tone in Tone),
    *((f"on_{tone}", f"{tone}_wash") for tone in Tone),
    *(("text", f"{tone}_wash") for tone in Tone),
    *((f"on_{tone}", ground) for tone in Tone for ground in ("panel", "window")),
    *((words, f"{tone}_wash") for tone in Tone for words in ("link", "subtle")),
    ("subtle", "group"), ("link", "group"),
)  # fmt: skip
"""Words and the ground they stand on: at least 4.5 to 1 (WCAG 2.2, 1.4.3)."""

EDGE_PAIRS = (
    ("field_line", "panel"), ("field_line", "window"), ("focus", "panel"), ("focus", "window"),
    ("side_focus", "side"), *((str(tone), "panel") for tone in Tone), *((str(tone), f"{tone}_wash") for tone in Tone),
    ("focus", "group"), ("accent", "panel"), ("on_accent", "accent"),
)  # fmt: skip
"""Edges and pictures that must be made out: at least 3 to 1 (WCAG 2.2, 1.4.11)."""


@cache
def palette(name: str) -> Palette:
    """The scheme called `light`, `dark` or `contrast`."""
    return Palette(name, SCHEMES[name])


def contrast(first: str, second: str) -> float:
    """The contrast ratio of two colours, 1 to 21 (WCAG 2.2)."""
    lighter, darker = sorted((_luminance(first), _luminance(second)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


_LINEAR_BELOW = 0.04045


def _luminance(colour: str) -> float:
    parts = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    red, green, blue = (c / 12.92 if c <= _LINEAR_BELOW else ((c + 0.055) / 1.055) ** 2.4 for c in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
