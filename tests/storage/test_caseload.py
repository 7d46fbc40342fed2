from dataclasses import replace
from datetime import date

import pytest

from recovery_desk.domain.people import Person, PersonId
from recovery_desk.storage import caseload
from recovery_desk.storage.identities import SeededIds
from recovery_desk.storage.vault import Vault
from recovery_desk.usecases.ports import CaseloadFilter, CaseloadOrder, CaseloadStatus
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


def test_a_stay_that_is_taken_out_leaves_nothing_of_it_in_the_list(vault: Vault) -> None:
    add(vault)
    stay = vault.episodes.current(CRAIG.id)
    assert stay is not None
    with vault.saving():
        vault.episodes.save(replace(stay, ended_on=date(2026, 11, 20)))
    with vault.saving():
        vault.bin.remove_whole("custody_episode", stay.id)
    [row] = vault.caseload.of_many([CRAIG.id])
    assert (row.hall, row.place, row.due, row.ended_on) == ("", "", None, None)


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
    if order in caseload._SELDOM:
        assert "SCAN caseload USING COVERING INDEX caseload_told" in plan
    else:
        assert "USING INDEX caseload_by" in plan
        assert "TEMP B-TREE" not in plan


def many_filters() -> list[CaseloadFilter]:
    today = date(2026, 12, 3)
    return [
        CaseloadFilter("na"),
        CaseloadFilter("name1", worker="M. Kerr"),
        CaseloadFilter(worker="M. Kerr"),
        CaseloadFilter(without_date=True),
        CaseloadFilter(due_from=today, due_to=date(2026, 12, 6)),
        *(CaseloadFilter(status=status, today=today) for status in CaseloadStatus),
        CaseloadFilter(no_contact_since=today),
        CaseloadFilter(with_alerts=True),
        CaseloadFilter("?!"),
        CaseloadFilter(among=(PersonId("nobody"),)),
    ]


def test_few_many_and_nearly_all_are_found_the_same_three_ways(
    vault: Vault, ids: SeededIds, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(25):
        due = None if number % 5 == 0 else date(2026, 12, 1 + number % 7)
        worker = "M. Kerr" if number % 3 else "J. Boyle"
        add(vault, Person(PersonId(ids.new()), f"Name{number % 4}", prison_number=str(number), worker=worker), due)
    ways = [(order, descending) for order in CaseloadOrder for descending in (False, True)]
    for wanted in many_filters():
        found = {way: people(vault, wanted, *way) for way in ways}
        assert {len(each) for each in found.values()} == {vault.caseload.count(wanted)}
        with monkeypatch.context() as patch:
            patch.setattr(caseload, "_FEW", 0)
            assert {way: people(vault, wanted, *way) for way in ways} == found
    assert {vault.caseload.count(wanted) for wanted in many_filters()} >= {0, 5, 16, 25}


def people(vault: Vault, wanted: CaseloadFilter, order: CaseloadOrder, descending: bool) -> list[str]:
    rows = vault.caseload.page(wanted, order, descending=descending, offset=0, limit=100)
    return [row.person_id for row in rows]


def test_what_a_filter_left_is_asked_again_after_each_change_also_one_given_up(vault: Vault, ids: SeededIds) -> None:
    add(vault)
    kerr = CaseloadFilter(worker="M. Kerr")
    assert vault.caseload.count(kerr) == 0
    with vault.saving():
        vault.people.save(replace(CRAIG, worker="M. Kerr"))
        assert vault.caseload.count(kerr) == 1
    assert vault.caseload.count(kerr) == 1
    seen: list[int] = []

    def give_up() -> None:
        with vault.saving():
            vault.people.add(Person(PersonId(ids.new()), "Boyle", worker="M. Kerr"))
            seen.append(vault.caseload.count(kerr))
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        give_up()
    assert seen == [2]
    assert vault.caseload.count(kerr) == 1
    assert people(vault, kerr, CaseloadOrder.CALLED, descending=False) == [CRAIG.id]


@pytest.mark.parametrize("few", [0, 1_000])
def test_no_filter_reads_the_wide_lines_of_everybody(vault: Vault, few: int, monkeypatch: pytest.MonkeyPatch) -> None:
    add(vault)
    monkeypatch.setattr(caseload, "_FEW", few)
    seen: list[str] = []
    for wanted in many_filters():
        vault._connection.trace(seen.append)
        people(vault, wanted, CaseloadOrder.RELEASE, descending=False)
        vault._connection.trace(None)
    asked = [sql for sql in seen if sql.startswith("SELECT")]  # and not what FTS5 asks itself
    plans = [str(row[3]) for sql in asked for row in vault._connection.rows("EXPLAIN QUERY PLAN " + sql)]
    assert not [each for each in plans if each == "SCAN caseload"]
    assert any("USING COVERING INDEX caseload_facets" in each for each in plans)
