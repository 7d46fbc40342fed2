"""Whether two records may be one person: names in either order, nicknames, sounds, birth dates, numbers."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import lru_cache

from recovery_desk.domain.folding import fold_words, number_key
from recovery_desk.domain.nicknames import families_of, stand_for_one_another
from recovery_desk.domain.people import BirthDatePrecision, PersonId
from recovery_desk.domain.sounds import sound_of, spelled_alike

OFFERED_FROM = 55.0
"""The score from which somebody is offered."""

_ALIKE_FROM = 0.9
_HALF_TYPED_FROM = 3
_YEARS_APART = 2


class Alike(StrEnum):
    """Why somebody is offered."""

    SAME_NUMBER = "same-number"
    SAME_NAME = "same-name"
    OTHER_WAY_ROUND = "other-way-round"
    NICKNAME = "nickname"
    SOUNDS_ALIKE = "sounds-alike"
    SPELLED_ALIKE = "spelled-alike"
    BEGINS_ALIKE = "begins-alike"
    ONE_NAME = "one-name"
    BORN_SAME_DAY = "born-same-day"
    DAY_AND_MONTH_SWAPPED = "day-and-month-swapped"
    BORN_ABOUT_THEN = "born-about-then"
    BORN_ANOTHER_DAY = "born-another-day"


_words = lru_cache(maxsize=20_000)(fold_words)
"""Names come back at every letter that is typed, and many people share them."""


@dataclass(frozen=True, slots=True)
class Described:
    """Somebody as far as they are described; `other_names` are any by which they were ever known."""

    family_name: str = ""
    given_names: str = ""
    preferred_name: str = ""
    other_names: tuple[str, ...] = ()
    birth_date: date | None = None
    birth_date_precision: BirthDatePrecision = BirthDatePrecision.UNKNOWN
    numbers: tuple[str, ...] = ()

    @property
    def family_words(self) -> tuple[str, ...]:
        """The folded words of the family name."""
        return _words(self.family_name)

    @property
    def given_words(self) -> tuple[str, ...]:
        """The folded words of every other name."""
        return _words(" ".join((self.given_names, self.preferred_name, *self.other_names)))

    @property
    def number_keys(self) -> tuple[str, ...]:
        """The numbers without blanks and case, those that are there."""
        return tuple(key for number in self.numbers if (key := number_key(number)))


@dataclass(frozen=True, slots=True, kw_only=True)
class Known(Described):
    """Somebody on the desk; `where` is their establishment and place, to tell namesakes apart by."""

    person_id: PersonId
    where: str = ""


@dataclass(frozen=True, slots=True)
class Likeness:
    """Somebody who may be the one described, how likely (0 to 100), and why."""

    known: Known
    score: float
    reasons: tuple[Alike, ...]


def keys_of(described: Described) -> tuple[str, ...]:
    """Every key somebody can be found by; what `storage` indexes and what it is asked for are made here, so they agree.

    `s` and a sound, `n` and a place among the nicknames, `b` and a birth date, `y` and a year, `d` and a number.
    """
    keys: list[str] = []
    for word in dict.fromkeys((*described.family_words, *described.given_words)):
        keys += name_keys(word)
    keys += birth_keys(described.birth_date, described.birth_date_precision)
    keys += (f"d{key.lower()}" for key in described.number_keys)
    return tuple(dict.fromkeys(keys))


def name_keys(word: str) -> tuple[str, ...]:
    """The keys of one name word."""
    return (f"s{sound_of(word)}", *(f"n{number}" for number in sorted(families_of(word))))


def birth_keys(born: date | None, precision: BirthDatePrecision) -> tuple[str, ...]:
    """The keys of a birth date."""
    if born is None:
        return ()
    exact = (f"b{born:%Y%m%d}",) if precision is BirthDatePrecision.EXACT else ()
    return (*exact, f"y{born.year}")


def most_alike(asked: Described, known: Iterable[Known], most: int) -> tuple[Likeness, ...]:
    """Those who may be the one asked about, the likeliest first."""
    found = (likeness(asked, each) for each in known)
    offered = sorted(
        (each for each in found if each.score >= OFFERED_FROM),
        key=lambda each: (-each.score, each.known.family_name, each.known.given_names, each.known.person_id),
    )
    return tuple(offered[:most])


def likeness(asked: Described, known: Known) -> Likeness:
    """How likely `known` is the one asked about."""
    if set(asked.number_keys) & set(known.number_keys):
        return Likeness(known, 100.0, (Alike.SAME_NUMBER, *_name(asked, known)[1]))
    score, reasons = _name(asked, known)
    born, why = _birth(asked, known)
    return Likeness(known, max(0.0, min(99.0, 70 * score + born)), (*reasons, *why))


def _name(asked: Described, known: Described) -> tuple[float, tuple[Alike, ...]]:
    straight = _names(asked.family_words, asked.given_words, known.family_words, known.given_words)
    across = _names(asked.family_words, asked.given_words, known.given_words, known.family_words)
    if across[0] * 0.97 > straight[0]:
        return across[0] * 0.97, (Alike.OTHER_WAY_ROUND, *(why for why in across[1] if why is not Alike.SAME_NAME))
    return straight


def _names(
    family: Sequence[str], given: Sequence[str], known_family: Sequence[str], known_given: Sequence[str]
) -> tuple[float, tuple[Alike, ...]]:
    """Both names count alike; where only one was given, it says much less."""
    first, second = _best(family, known_family), _best(given, known_given)
    if not family or not given:
        best, why = first if family else second
        return best * 0.8, (Alike.ONE_NAME, *(each for each in (why,) if each not in (None, Alike.SAME_NAME)))
    reasons = tuple(dict.fromkeys(why for _, why in (first, second) if why is not None and why is not Alike.SAME_NAME))
    score = (first[0] + second[0]) / 2
    if min(first[0], second[0]) < 0.5:
        return score * 0.5, reasons
    return score, reasons or (Alike.SAME_NAME,)


def _best(asked: Sequence[str], known: Sequence[str]) -> tuple[float, Alike | None]:
    """The best likeness of any word to any other."""
    best: tuple[float, Alike | None] = (0.0, None)
    for one in asked:
        for other in known:
            alike = _word(one, other)
            if alike[0] > best[0]:
                best = alike
                if best[0] == 1.0:
                    return best
    return best


@lru_cache(maxsize=50_000)
def _word(one: str, other: str) -> tuple[float, Alike | None]:
    if one == other:
        return 1.0, Alike.SAME_NAME
    if stand_for_one_another(one, other):
        return 0.93, Alike.NICKNAME
    if sound_of(one) == sound_of(other) and one[0].isalpha():
        return 0.9, Alike.SOUNDS_ALIKE
    alike = spelled_alike(one, other)
    if alike >= _ALIKE_FROM:
        return alike * 0.93, Alike.SPELLED_ALIKE
    if len(one) >= _HALF_TYPED_FROM and other.startswith(one):
        return 0.85, Alike.BEGINS_ALIKE
    return 0.0, None


def _birth(asked: Described, known: Described) -> tuple[float, tuple[Alike, ...]]:
    one, other = asked.birth_date, known.birth_date
    if one is None or other is None:
        return 0.0, ()
    guessed = BirthDatePrecision.APPROXIMATE in (asked.birth_date_precision, known.birth_date_precision)
    if guessed:
        near = abs(one.year - other.year) <= _YEARS_APART
        return (12.0, (Alike.BORN_ABOUT_THEN,)) if near else (-20.0, (Alike.BORN_ANOTHER_DAY,))
    if one == other:
        return 30.0, (Alike.BORN_SAME_DAY,)
    if (one.year, one.month, one.day) == (other.year, other.day, other.month):
        return 20.0, (Alike.DAY_AND_MONTH_SWAPPED,)
    if _one_figure_apart(one, other):
        return 8.0, (Alike.BORN_ABOUT_THEN,)
    return -25.0, (Alike.BORN_ANOTHER_DAY,)


def _one_figure_apart(one: date, other: date) -> bool:
    """Whether a slip of one figure would make the one date of the other."""
    return sum(a != b for a, b in zip(f"{one:%Y%m%d}", f"{other:%Y%m%d}", strict=True)) == 1
