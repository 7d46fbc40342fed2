"""The sentences for what paper can refuse."""

from collections.abc import Callable

from recovery_desk.domain.audiences import NoSuchAudience
from recovery_desk.domain.errors import UserFacingError
from recovery_desk.usecases.paper_problems import NoSuchSheet, NothingToPrint, PlainSavesForbidden, PrintingBrokeOff

PAPER_WORDS: dict[type[UserFacingError], Callable[..., str]] = {
    NoSuchAudience: lambda problem: (
        f"There is no audience \u201c{problem.asked}\u201d. Choose one of: {', '.join(problem.known)}."
    ),
    NoSuchSheet: lambda problem: (
        f"There is no sheet \u201c{problem.asked}\u201d. Choose from: {', '.join(problem.known)}."
    ),
    PlainSavesForbidden: lambda _: (
        "On this desk sheets are only saved encrypted: a coordinator has decided so. Save it with a passphrase."
    ),
    PrintingBrokeOff: lambda _: (
        "The printing broke off before its end: not every page comes out. Take what lies in the printer, "
        "and print the sheet again. The print log says that it was printed, since a part of it may have been."
    ),
    NothingToPrint: lambda _: "There is nobody to print for. Choose people, or more days.",
}
