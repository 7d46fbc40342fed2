"""Finding anything on the desk from a few letters, as they are typed."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from recovery_desk.domain.search_words import excerpt, one_slip_away, typed_words
from recovery_desk.usecases.ports import Store
from recovery_desk.usecases.search_port import Found, FoundKind

PEOPLE, NOTES, OTHERS = 8, 8, 6
_FEW = 4
"""Where no more than this many fit as typed, one slip of the finger is forgiven."""


@dataclass(frozen=True, slots=True)
class FindAnything:
    """People first, then tasks, services and meetings, then notes."""

    store: Store

    def __call__(self, text: str, *, people: int = PEOPLE, notes: int = NOTES, others: int = OTHERS) -> list[Found]:
        """What fits, and where that is little, what nearly does; nothing for a text without a letter or number."""
        words = typed_words(text)
        if not words:
            return []
        limits = (people, others, notes)
        found = list(self._found(words, limits, near=False))
        if len(found) <= _FEW and any(one_slip_away(word) for word in words):
            known = {each.id for each in found}
            found += [
                replace(each, is_near=True) for each in self._found(words, limits, near=True) if each.id not in known
            ]
        return found

    def _found(self, words: Sequence[str], limits: tuple[int, int, int], *, near: bool) -> Iterator[Found]:
        search = self.store.search
        people, others, notes = limits
        yield from search.people(words, people, near=near)
        yield from search.others(words, others, near=near)
        for note in search.notes(words, notes, near=near):
            yield replace(note, detail=excerpt(note.detail, words))


def as_json(found: Found) -> dict[str, object]:
    """For the command line: `kind`, `id`, `title`, and what tells it from others."""
    title = found.title
    if found.kind is FoundKind.NOTE and found.at is not None:
        title = f"{found.title}, {found.at.date().isoformat()}: {found.detail}"
    return {
        "kind": found.kind.value,
        "id": found.id,
        "title": title,
        "detail": "" if found.kind is FoundKind.NOTE else found.detail,
        "person_id": found.person_id,
        "near": found.is_near,
    }
