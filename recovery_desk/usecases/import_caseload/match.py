"""Telling whether a row is somebody the desk has: never a second record, never another person's."""

from dataclasses import dataclass
from datetime import date

from recovery_desk.domain.folding import number_key
from recovery_desk.domain.names_as_typed import name_key
from recovery_desk.domain.people import BirthDatePrecision, Person
from recovery_desk.usecases.import_caseload.plan_types import Draft
from recovery_desk.usecases.import_problems import CellProblem, Wrong
from recovery_desk.usecases.ports import CaseloadFilter, Store

_NAMES_KEPT = 500
_YEARS_APART = 2
_SPIN_DIGITS = 6


@dataclass(frozen=True, slots=True)
class Match:
    """Who a row is; `sure` when by number, or by name and birth date."""

    person: Person
    sure: bool


def same_number(one: str, other: str) -> bool:
    """Whether two numbers are one: spreadsheets eat the zeros at the start."""
    return bare_number(one) == bare_number(other)


def bare_number(number: str) -> str:
    """A number for comparing: without blanks, case, and zeros at the start of figures."""
    key = number_key(number)
    return (key.lstrip("0") or key) if key.isdigit() else key


def first_given(names: str) -> str:
    """The first given name for comparing; middle names come and go between lists."""
    words = names.split(maxsplit=1)
    return name_key(words[0]) if words else ""


class Matcher:
    """Finds the people rows are about, each name and number asked for once."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._nobody_yet = store.caseload.count(CaseloadFilter()) == 0
        self._named: dict[str, dict[str, list[Person]]] = {}

    def find(self, draft: Draft) -> Match | None:
        """Who `draft` is, or None for somebody new.

        By number first. Else the same name and exact birth date. Else the same full name where nothing
        contradicts: that is offered, not sure.

        Raises:
            CellProblem: the number is somebody else's, or several could be meant.
        """
        if self._nobody_yet:
            return None
        by_number = self._by_number(draft)
        if by_number is not None:
            return Match(by_number, sure=True)
        namesakes = self._namesakes(draft)
        if draft.birth_date and draft.birth_date_precision is BirthDatePrecision.EXACT:
            born_then = [p for p in namesakes if _born_on(p, draft.birth_date) and not _other_number(draft, p)]
            if len(born_then) > 1:
                raise CellProblem(Wrong.SEVERAL_PEOPLE)
            if born_then:
                return Match(born_then[0], sure=True)
        return self._by_name(draft, namesakes)

    def namesake_number(self, draft: Draft) -> str:
        """The number of somebody else of this name and birth date; "" for none. Two numbers are two people."""
        if self._nobody_yet or not draft.birth_date:
            return ""
        born_then = (p for p in self._namesakes(draft) if _born_on(p, draft.birth_date) and _other_number(draft, p))
        return next((person.prison_number for person in born_then), "")

    def _by_number(self, draft: Draft) -> Person | None:
        if not draft.prison_number:
            return None
        found = {
            person.id: person
            for number in _spellings(draft.prison_number)
            for person in self._store.people.with_number(number)
        }
        if len(found) > 1:
            raise CellProblem(Wrong.NUMBER_TWICE_HERE, draft.prison_number)
        person = next(iter(found.values()), None)
        if person is not None and _is_another(draft, person):
            raise CellProblem(Wrong.NUMBER_OF_ANOTHER, draft.prison_number)
        return person

    def _namesakes(self, draft: Draft) -> list[Person]:
        family = name_key(draft.family_name)
        if family not in self._named:
            if len(self._named) >= _NAMES_KEPT:
                self._named.clear()
            by_given: dict[str, list[Person]] = {}
            for person in self._store.people.named(draft.family_name):
                by_given.setdefault(first_given(person.given_names), []).append(person)
            self._named[family] = by_given
        return self._named[family].get(first_given(draft.given_names), [])

    def _by_name(self, draft: Draft, namesakes: list[Person]) -> Match | None:
        """The one of the same full name whom nothing contradicts; the one as little known as the row first."""
        given = name_key(draft.given_names)
        possible = [p for p in namesakes if name_key(p.given_names) == given and not _contradicts(draft, p)]
        alike = [p for p in possible if bool(p.prison_number) is bool(draft.prison_number) and not p.birth_date]
        if not draft.birth_date and len(alike) == 1:
            possible = alike
        if len(possible) > 1:
            raise CellProblem(Wrong.SEVERAL_PEOPLE)
        if not possible:
            return None
        if self._elsewhere(draft, possible[0]):
            raise CellProblem(Wrong.CANNOT_TELL)
        return Match(possible[0], sure=False)

    def _elsewhere(self, draft: Draft, person: Person) -> bool:
        """Whether the row puts a namesake in another establishment: then a name alone says too little."""
        if draft.establishment_id is None:
            return False
        stay = self._store.episodes.current(person.id)
        return stay is not None and stay.establishment_id not in (None, draft.establishment_id)


def _spellings(number: str) -> set[str]:
    """The number, and as it is with the zeros a spreadsheet eats (Scottish numbers have six figures)."""
    key = number_key(number)
    if not key.isdigit():
        return {number}
    bare = key.lstrip("0") or key
    return {key, bare, bare.zfill(_SPIN_DIGITS)}


def _born_on(person: Person, day: date | None) -> bool:
    return person.birth_date == day and person.birth_date_precision is BirthDatePrecision.EXACT


def _other_number(draft: Draft, person: Person) -> bool:
    both = bool(draft.prison_number and person.prison_number)
    return both and not same_number(draft.prison_number, person.prison_number)


def _other_birth_date(draft: Draft, person: Person) -> bool:
    if draft.birth_date is None or person.birth_date is None:
        return False
    if BirthDatePrecision.APPROXIMATE in (draft.birth_date_precision, person.birth_date_precision):
        return abs(draft.birth_date.year - person.birth_date.year) > _YEARS_APART
    return draft.birth_date != person.birth_date


def _contradicts(draft: Draft, person: Person) -> bool:
    return _other_number(draft, person) or _other_birth_date(draft, person)


def _is_another(draft: Draft, person: Person) -> bool:
    """Whether a shared number must be a mistake: the name differs, and the birth date does not make up for it.

    A changed family name with the same birth date is a marriage or a spelling; the same name with another
    birth date is a date put right.
    """
    if name_key(draft.family_name) == name_key(person.family_name):
        return first_given(draft.given_names) != first_given(person.given_names) and _other_birth_date(draft, person)
    if draft.birth_date and person.birth_date:
        return _other_birth_date(draft, person)
    return first_given(draft.given_names) != first_given(person.given_names)
