"""Where the files that ship with the program lie: rules, fonts, icons, words, establishments."""

from pathlib import Path

_ROOT = Path(__file__).resolve().parent.parent / "resources"


def resource(*parts: str) -> Path:
    """The path of a shipped file, for example ``resource("fonts", "DejaVuSans.ttf")``."""
    return _ROOT.joinpath(*parts)
