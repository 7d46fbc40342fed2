"""What can be refused about paper, as facts. The words are in `paper_words`."""

from recovery_desk.domain.errors import UserFacingError


class NoSuchSheet(UserFacingError):
    """A sheet was asked for that the desk does not print."""

    def __init__(self, asked: str, known: tuple[str, ...]) -> None:
        """`asked` is what was typed, `known` what there is."""
        super().__init__(asked, known)
        self.asked, self.known = asked, known


class PlainSavesForbidden(UserFacingError):
    """A coordinator has forbidden saving sheets without encryption."""


class PrintingBrokeOff(UserFacingError):
    """A printer took the pages, and something went wrong before the last of them was drawn."""


class NothingToPrint(UserFacingError):
    """Nobody is left to print for."""
