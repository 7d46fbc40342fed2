"""Prisons and how people write their names."""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import NewType

from recovery_desk.domain.release_day.questions import Country

EstablishmentId = NewType("EstablishmentId", str)

_TITLES = re.compile(
    r"\b(?:h\.?m\.?\s*(?:p|prison|yoi)|hmpyoi|hmyoi|yoi|prison|young offenders? institution|young offenders? centre"
    r"|community custody unit|ccu)\b\.?",
)
_JOINERS = {"and", "the"}


@dataclass(frozen=True, slots=True)
class Establishment:
    """A prison. `checked_on` is None until someone here has checked its address."""

    id: EstablishmentId
    country: Country
    name: str
    code: str = ""
    line1: str = ""
    line2: str = ""
    town: str = ""
    postcode: str = ""
    checked_on: date | None = None
    checked_by: str = ""

    @property
    def short_name(self) -> str:
        """The name as said on the wing, without what stands in brackets: "HMP Barlinnie", "HMP Altcourse"."""
        bracket = re.search(r"\s*\(([^)]*)\)", self.name)
        if bracket is None:
            return self.name
        bare = (self.name[: bracket.start()] + self.name[bracket.end() :]).strip()
        kind = bracket.group(1)
        return f"{kind.split(' & ')[0]} {bare}" if kind.startswith("HM") else bare


def plain_name(written: str) -> str:
    """What is left of an establishment's name without titles, accents, case and punctuation."""
    folded = unicodedata.normalize("NFKD", written).encode("ascii", "ignore").decode().casefold()
    words = re.findall(r"[a-z0-9]+", _TITLES.sub(" ", folded.replace("'", "").replace("&", " and ")))
    return " ".join(word for word in words if word not in _JOINERS)


class EstablishmentIndex:
    """Finds the establishment people mean when they write "Barlinnie", "HMP BARLINNIE" or "BAI"."""

    def __init__(self, establishments: Iterable[Establishment]) -> None:
        """Builds the index; `establishments` in the order in which suggestions are offered."""
        self._all = tuple(establishments)
        self._by_name: dict[str, list[Establishment]] = {}
        self._by_code: dict[str, Establishment] = {}
        for establishment in self._all:
            self._by_name.setdefault(plain_name(establishment.name), []).append(establishment)
            if establishment.code:
                self._by_code[establishment.code.casefold()] = establishment

    def find(self, written: str) -> Establishment | None:
        """The one establishment `written` means, or None when none or several could be meant."""
        matches = self.candidates(written)
        return matches[0] if len(matches) == 1 else None

    def candidates(self, written: str) -> tuple[Establishment, ...]:
        """Everything `written` could mean: exact name first, then code, then one that begins with it."""
        exact = self._exact(written)
        if exact:
            return exact
        by_code = self._by_code.get(written.strip().casefold())
        if by_code is not None:
            return (by_code,)
        plain = plain_name(written)
        if not plain:
            return ()
        return tuple(e for e in self._all if plain_name(e.name).startswith(plain))

    def _exact(self, written: str) -> tuple[Establishment, ...]:
        """Same plain name; where two share it (Feltham HMP and HMYOI) the full spelling decides."""
        same = self._by_name.get(plain_name(written), [])
        if len(same) > 1:
            spelled = [e for e in same if _letters(written) in (_letters(e.name), _letters(e.short_name))]
            return tuple(spelled or same)
        return tuple(same)


def _letters(text: str) -> str:
    return "".join(sorted(re.findall(r"[a-z0-9]+", text.casefold())))
