"""Single cells: what says nothing, what cannot be taken, and how names and numbers are read out of them."""

import re

from recovery_desk.domain.names_as_typed import (
    NameAsTyped,
    has_letters,
    looks_like_formula,
    split_name,
    tidy,
    without_nickname,
    without_titles,
)
from recovery_desk.usecases.import_problems import CellProblem, Wrong

HUGE = 32_767
"""The most characters a spreadsheet cell holds: more is a quotation mark left open, or worse."""

LONGEST_NAME = 100
LONGEST_TEXT = 200
LONGEST_NEEDS = 10_000
_LONGEST_NUMBER = 20

_SAYS_NOTHING = frozenset(
    {"-", "--", "---", ".", "?", "??", "n/a", "na", "none", "nil", "unknown", "not known", "nk", "n/k", "tbc"}
)
_NO_NAME = frozenset({"-", "--", "---", ".", "?", "??", "n/a"})
_SHEET_ERRORS = frozenset({"#n/a", "#ref!", "#value!", "#name?", "#div/0!", "#null!", "#num!", "#spill!"})
_SHORTENED = re.compile(r"\d(?:[.,]\d+)?e\+\d+", re.IGNORECASE)
_WHOLE_NUMBER = re.compile(r"(\d+)[.,]0+")
_REMARK = re.compile(r"\([^()]*\d[^()]*\)")
"""A remark beside a name, such as "(DOB 1980)": it would be lost if it were taken for part of the name."""

_LABELLED = re.compile(r"(?:spin|noms?|nomis|sps|no)\b[\s.:#]*(?=\S*\d)", re.IGNORECASE)


def text_of(cell: str) -> str:
    """The cell without what nobody typed; raises `CellProblem` for errors the spreadsheet shows, or lost letters."""
    text = tidy(cell)
    if text[:1] == "#" and text.casefold() in _SHEET_ERRORS:
        raise CellProblem(Wrong.SHEET_ERROR, text)
    if "\ufffd" in text:
        raise CellProblem(Wrong.LETTERS_LOST, text)
    return text


def said(text: str) -> str:
    """`text`, or "" where it only says that there is nothing to say ("-", "n/a")."""
    return "" if text.casefold() in _SAYS_NOTHING else text


def short_enough(text: str, longest: int) -> str:
    """`text`; raises `CellProblem` when it is longer than a field of the desk."""
    if len(text) > longest:
        raise CellProblem(Wrong.TOO_LONG, text, number=len(text))
    return text


def name_of(full: str, family: str, given: str, preferred: str) -> NameAsTyped:
    """The name that up to four columns say together; raises `CellProblem` when there is none, or more than one."""
    family, given, preferred = (_name_part(part) for part in (family, given, preferred))
    if not (family or given):
        whole = split_name(_name_part(full))
    else:
        family, in_family = without_nickname(without_titles(family))
        given, in_given = without_nickname(without_titles(given))
        whole = NameAsTyped(family or given, given if family else "", in_given or in_family)
    if not whole.family_name:
        raise CellProblem(Wrong.NO_NAME)
    written = f"{whole.given_names} {whole.family_name}"
    if _REMARK.search(written):
        raise CellProblem(Wrong.BRACKETS, written.strip())
    return NameAsTyped(whole.family_name, whole.given_names, preferred or whole.preferred_name)


def _name_part(text: str) -> str:
    if text in _NO_NAME or text.casefold() in _NO_NAME:
        return ""
    if looks_like_formula(text):
        raise CellProblem(Wrong.FORMULA, text)
    if text and not has_letters(text):
        raise CellProblem(Wrong.NO_LETTERS, text)
    return short_enough(text, LONGEST_NAME)


def prison_number_of(text: str) -> str:
    """A prison number in capitals, as people write it; raises `CellProblem` where a spreadsheet has mangled it."""
    if _SHORTENED.fullmatch(text):
        raise CellProblem(Wrong.NUMBER_SHORTENED, text)
    whole = _WHOLE_NUMBER.fullmatch(text)
    number = _LABELLED.sub("", whole.group(1) if whole else text, count=1).upper()
    if len(number) > _LONGEST_NUMBER:
        raise CellProblem(Wrong.NUMBER_TOO_LONG, number)
    return number if any(c.isalnum() for c in number) else ""
