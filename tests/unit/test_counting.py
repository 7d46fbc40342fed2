"""Nothing speaks of 1 drafts: a count is said by `so_many`, or beside its own word for one."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from recovery_desk.domain.counting import so_many

PROGRAM = Path(__file__).resolve().parents[2] / "recovery_desk"
COUNTED = re.compile(
    r" (?:more |other |open |new )?(?:rows|lines|pages|sheets|files|people|drafts|notes|tasks|meetings|records|changes"
    r"|minutes|days left|checks due|alerts|slots|pictures|services|goals|steps|consents|backups|contacts|entries)\b"
)
NEVER_ONE = re.compile(r"MOST|LONGEST|SHORTEST|limit|MEGABYTE|max\(|_DAYS|^count$|^of$|^many$|^every$")
"""What is a constant above one, or said in a branch of its own where it is one."""


@pytest.mark.parametrize(("count", "said"), [(0, "0 drafts"), (1, "1 draft"), (2, "2 drafts"), (1_200, "1,200 drafts")])
def test_one_is_said_as_one(count: int, said: str) -> None:
    assert so_many(count, "draft") == said


def test_a_word_of_its_own_for_many() -> None:
    assert (so_many(1, "person", "people"), so_many(2, "person", "people")) == ("1 person", "2 people")


def counts_without_a_word_for_one(tree: ast.Module) -> Iterator[str]:
    """The f-strings that put a number before a plural, outside of any choice between one and many."""
    chosen = {id(inner) for node in ast.walk(tree) if isinstance(node, ast.IfExp) for inner in ast.walk(node)}
    for text in ast.walk(tree):
        if not isinstance(text, ast.JoinedStr) or id(text) in chosen:
            continue
        for number, words in zip(text.values, text.values[1:], strict=False):
            if not isinstance(number, ast.FormattedValue) or not isinstance(words, ast.Constant):
                continue
            counted = ast.unparse(words).strip("'\"")
            if COUNTED.match(counted) and not NEVER_ONE.search(ast.unparse(number.value)):
                yield f"{text.lineno}: {ast.unparse(number.value)} {counted}"


def test_no_count_stands_before_a_plural_unasked() -> None:
    found = {
        f"{path.relative_to(PROGRAM)}:{line}"
        for path in PROGRAM.rglob("*.py")
        for line in counts_without_a_word_for_one(ast.parse(path.read_text(encoding="utf-8")))
    }
    assert found == set()
