from dataclasses import replace
from datetime import date

import pytest

from recovery_desk.domain.people import Person, PersonId
from recovery_desk.storage.identities import SeededIds
from recovery_desk.storage.vault import Vault
from recovery_desk.usecases.ports import CaseloadFilter, CaseloadOrder
from tests.storage.made_vaults import CRAIG, add


def test_the_caseload_follows_every_change(vault: Vault) -> None:
    add(vault)
    row = vault.caseload.page(CaseloadFilter("mac"), CaseloadOrder.NAME, descending=False, offset=0, limit=9)[0]
    assert (row.filed_as, row.called, row.place, row.due) == (
        "McAllister, Craig", "Mac", "D Hall 1/22", date(2026, 12, 4),
    )  # fmt: skip
    with vault.saving():
        vault.people.save(replace(CRAIG, family_name="Łukasz", preferred_name=""))
    assert vault.caseload.count(CaseloadFilter("mac")) == 0
    assert vault.caseload.count(CaseloadFilter("LUKASZ cra")) == 1
    assert vault.caseload.count(CaseloadFilter()) == 1
    assert vault.people.named("lukasz")[0].id == CRAIG.id
    assert vault.people.with_number(" 117 531 ")[0].id == CRAIG.id
    assert vault.people.with_number("  ") == []


@pytest.mark.parametrize("text", ['"', "*", "a OR", "NEAR(", "-", "a:b", "^x", "'; DROP TABLE person", "\x00", "%"])
def test_no_text_reaches_the_syntax_of_search(vault: Vault, text: str) -> None:
    add(vault)
    assert vault.caseload.count(CaseloadFilter(text)) == 0


@pytest.mark.parametrize("order", list(CaseloadOrder))
@pytest.mark.parametrize("descending", [False, True])
def test_every_order_has_its_index_and_pages_meet(
    vault: Vault, ids: SeededIds, order: CaseloadOrder, descending: bool
) -> None:
    for number in range(25):
        due = None if number % 5 == 0 else date(2026, 12, 1 + number % 7)
        add(vault, Person(PersonId(ids.new()), f"Name{number % 4}", prison_number=str(number)), due)

    def page(offset: int, limit: int) -> list[str]:
        rows = vault.caseload.page(CaseloadFilter(), order, descending=descending, offset=offset, limit=limit)
        return [row.person_id for row in rows]

    everybody = page(0, 100)
    assert len(set(everybody)) == 25
    assert [person for start in range(0, 25, 4) for person in page(start, 4)] == everybody
    seen: list[str] = []
    vault._connection.trace(seen.append)
    page(0, 4)
    vault._connection.trace(None)
    plan = " ".join(str(row) for row in vault._connection.rows("EXPLAIN QUERY PLAN " + seen[0]))
    assert "USING INDEX caseload_by" in plan
    assert "TEMP B-TREE" not in plan
