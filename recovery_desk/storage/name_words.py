"""The words of all names, in order, as long as nobody comes, goes or is named otherwise."""

from bisect import bisect_left
from string import ascii_lowercase

from recovery_desk.storage.connection import Connection

_STATE = "SELECT block FROM caseload_words_data WHERE id = 10"
"""What FTS5 writes anew with every change of its index."""
_LAST = "\U0010ffff"
_RANGES = [(f"{letter}a", f"{letter}{_LAST}") for letter in ascii_lowercase] + [("{", _LAST)]
"""Words, and not the prison numbers that are a letter and digits: those are as many as people."""


class NameWords:
    """Read from the vocabulary of the index (4 ms for 100,000 people) when one is first looked for."""

    def __init__(self, connection: Connection) -> None:
        """Over an open vault."""
        self._connection = connection
        self._state: object = None
        self._words: list[str] = []

    def refresh(self) -> None:
        """Reads them again if one may have changed; what stands in an open transaction may yet be given up."""
        state = None if self._connection.in_transaction else self._connection.one(_STATE)
        if state is None or state != self._state:
            self._words = [
                word
                for least, beyond in _RANGES
                for (word,) in self._connection.rows(
                    "SELECT term FROM temp.name_terms WHERE term >= ? AND term < ?", (least, beyond)
                )
            ]
            self._state = state

    def __contains__(self, word: str) -> bool:
        return self.beginning(word, 1) == [word]

    def begins(self, start: str) -> bool:
        """Whether a word begins so."""
        return bool(self.beginning(start, 1))

    def beginning(self, start: str, most: int) -> list[str]:
        """The first words that begin so."""
        at = bisect_left(self._words, start)
        return self._words[at : min(at + most, bisect_left(self._words, start + _LAST, at))]
