"""New passphrases: four words made up by the program, or typed ones judged before they are taken."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from recovery_desk.usecases.vault_problems import PassphraseTooShort
from recovery_desk.usecases.worker_problems import PassphraseTooWeak

SHORTEST = 12
"""Characters, as Cyber Essentials asks; no rules of composition, no expiry."""

WORDS_IN_ONE = 4
"""Of 7,776 each: 51.7 bits. At seven guesses a second and core, thousands of years on a thousand cores."""

_ENOUGH = 4
_LONGEST_JUDGED = 72
"""Judging takes seconds for a thousand characters; whatever comes after these only adds to it."""


def made_up(words: Sequence[str], choose: Callable[[int], int]) -> str:
    """Four words; `choose(n)` answers a number under n nobody can foresee."""
    return " ".join(words[choose(len(words))] for _ in range(WORDS_IN_ONE))


@dataclass(frozen=True, slots=True)
class Judgement:
    """How long a passphrase would be guessed for: `score` 0 to 4. `advice` are sentences, never the passphrase."""

    score: int
    advice: tuple[str, ...] = ()
    missing: int = 0
    """How many characters it is too short."""

    @property
    def is_enough(self) -> bool:
        """Whether it is taken."""
        return self.score >= _ENOUGH and not self.missing

    @property
    def words(self) -> str:
        """One sentence for beside the field."""
        if self.missing:
            return f"{self.missing} more character{'s' if self.missing > 1 else ''}"
        if self.is_enough:
            return "Strong"
        return " ".join(("Would be guessed too soon.", *self.advice))


def judged(passphrase: str, known: Sequence[str] = ()) -> Judgement:
    """Judges one; `known` are what anybody would try here: names of the worker, the service, the prisons."""
    from zxcvbn import zxcvbn

    missing = max(0, SHORTEST - len(passphrase))
    if not passphrase:
        return Judgement(0, (), missing)
    inputs = {part.lower() for text in known for part in (text, *text.split()) if part}
    found = zxcvbn(passphrase[:_LONGEST_JUDGED], user_inputs=sorted(inputs))
    told = found["feedback"]
    advice = tuple(_sentence(each) for each in (told["warning"], *told["suggestions"]) if each)
    return Judgement(int(found["score"]), advice, missing)


def refuse_weak(passphrase: str, known: Sequence[str] = ()) -> None:
    """Raises `PassphraseTooShort`, `PassphraseTooWeak`."""
    judgement = judged(passphrase, known)
    if judgement.missing:
        raise PassphraseTooShort(SHORTEST)
    if not judgement.is_enough:
        raise PassphraseTooWeak(judgement.advice)


def _sentence(text: str) -> str:
    return text if text.endswith((".", "!", "?")) else f"{text}."
