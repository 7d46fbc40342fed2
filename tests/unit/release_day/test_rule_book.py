"""The rules file: what it holds, and that nothing in it is passed over in silence."""

import copy
from datetime import date
from typing import Any

import pytest

from recovery_desk.domain.release_day.rule_book import BadRuleError, rule_book_from
from recovery_desk.domain.release_day.rules import Provision
from recovery_desk.exchange.release_rules_file import rules_as_written

BOOK = rule_book_from(rules_as_written())


def provision(rule_id: str) -> Provision:
    return next(found for found in BOOK.provisions if found.id == rule_id)


def test_each_provision_is_there_with_its_time() -> None:
    assert {found.id: (found.in_force_from, found.in_force_until) for found in BOOK.provisions} == {
        "scotland-1993-s27-7": (None, None),
        "scotland-2023-s8": (None, None),
        "scotland-1993-s26C-2016": (date(2016, 2, 1), date(2019, 10, 10)),
        "scotland-1993-s26C": (date(2019, 10, 11), None),
        "ew-1961-s23-3": (None, None),
        "ew-1961-s23-3B": (date(2023, 12, 12), None),
        "ew-policy-friday-scheme": (date(2023, 11, 30), None),
    }
    assert not provision("scotland-2023-s8").known_in_force
    assert all(found.known_in_force for found in BOOK.provisions if found.id != "scotland-2023-s8")


def test_each_provision_names_its_source() -> None:
    for found in BOOK.provisions:
        assert found.source.startswith(("https://www.legislation.gov.uk/", "https://www.gov.uk/"))
        assert found.source in found.citation


def test_no_rule_reaches_what_a_court_orders() -> None:
    assert all({"remand", "bail", "court"} <= found.not_for for found in BOOK.provisions)


@pytest.mark.parametrize(
    ("rule", "key", "value", "said"),
    [
        (0, "excepted", ["caturday"], "caturday"),
        (0, "effect", "moves-later", "moves-later"),
        (0, "direction", "later", "earlier day"),
        (0, "country", "france", "france"),
        (0, "in_force_from", "soon", "soon"),
        (0, "in_force_from", 2016, "2016"),
        (0, "not_for", ["holiday"], "holiday"),
        (0, "days", 2, "nothing reads"),
        (0, "id", "scotland-2023-s8", "one id"),
        (0, "id", "another", "not there"),
        (0, "provision", 7, "provision"),
        (2, "counting", "fortnights", "fortnights"),
        (2, "words", None, "words"),
        (6, "on", "no-such-rule", "no-such-rule"),
    ],
)
def test_what_the_engine_has_no_meaning_for_is_refused(rule: int, key: str, value: object, said: str) -> None:
    tables: dict[str, Any] = copy.deepcopy(rules_as_written())
    tables["rule"][rule][key] = value
    with pytest.raises(ValueError, match=said):
        rule_book_from(tables)


def test_a_file_without_rules_is_refused() -> None:
    with pytest.raises(BadRuleError):
        rule_book_from({"read_on": date(2026, 11, 23)})
