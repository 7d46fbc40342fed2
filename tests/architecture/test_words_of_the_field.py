"""A person is a person: words that label are not on any screen or sheet, nor in any message."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

CHECKOUT = Path(__file__).resolve().parents[2]

BANNED = re.compile(
    r"\b(offenders?|ex-offenders?|inmates?|convicts?|clients?|addicts?|junkies?|users? of drugs|drug users?"
    r"|(?:substance|drug|alcohol) abuse(?:rs?)?|abusers?|jailbirds?|lags|the homeless)\b",
    re.IGNORECASE,
)

# Names of other people's making, which are quoted as they are.
NAMES = re.compile(
    r"Young Offenders?\??['’]? (?:Institution|Centre)s?"  # or a pattern that knows it
    r"|Offenders \(Day of Release from Detention\) Act 2023"
    r"|Offender Rehabilitation Act 2014"
    r"|Rehabilitation of Offenders Act 1974"
    r"|Management of Offenders(?: etc\.)? \(Scotland\) Act \d{4}"
    r"|Client Evaluation of Self and Treatment",
    re.IGNORECASE,
)

# Where other people's headings are recognised their words must stand: in small letters, as they are compared.
READS_OTHERS_WORDS = {"recovery_desk/usecases/import_caseload/headings.py"}


def labels_in(text: str) -> list[str]:
    """The words in a text that should not be said."""
    return [found.group() for found in BANNED.finditer(NAMES.sub("", text))]


def strings_of(tree: ast.Module) -> Iterator[tuple[int, str]]:
    """The line and text of each string of a module; docstrings are for us and stay out."""
    docstrings = {
        id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in docstrings:
            yield node.lineno, node.value


def test_no_string_in_the_program_labels_a_person() -> None:
    said = [
        f"{path.relative_to(CHECKOUT).as_posix()}:{line}: {', '.join(labels)}"
        for path in sorted((CHECKOUT / "recovery_desk").rglob("*.py"))
        for line, text in strings_of(ast.parse(path.read_text(encoding="utf-8")))
        if (labels := labels_in(text))
        if not (text.islower() and path.relative_to(CHECKOUT).as_posix() in READS_OTHERS_WORDS)
    ]
    assert not said, "\n".join(said)


def test_no_shipped_text_labels_a_person() -> None:
    said = [
        f"{path.relative_to(CHECKOUT).as_posix()}:{number}: {', '.join(labels)}"
        for path in sorted((CHECKOUT / "resources").rglob("*"))
        if path.suffix in {".toml", ".md", ".txt", ".json", ".csv"} and "licences" not in path.parts
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1)
        if (labels := labels_in(line))
    ]
    assert not said, "\n".join(said)


@pytest.mark.parametrize("text", ["Offender number", "the client's plan", "INMATES", "a drug user", "substance abuse"])
def test_a_label_is_seen(text: str) -> None:
    assert labels_in(text)


@pytest.mark.parametrize(
    "text",
    [
        "person",
        "HM Young Offender Institution Polmont",
        "Offenders (Day of Release from Detention) Act 2023, s.1",
        "in any case",
        "conviction",
        "clientele",
    ],
)
def test_other_words_and_the_names_of_acts_may_stand(text: str) -> None:
    assert labels_in(text) == []


def test_strings_are_read_and_docstrings_are_not() -> None:
    tree = ast.parse('"""About inmates."""\ndef f(x):\n    """Inmates."""\n    return f"the client {x}", "b"\n')
    assert sorted(strings_of(tree)) == [(4, "b"), (4, "the client ")]
