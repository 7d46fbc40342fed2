from dataclasses import replace
from datetime import date

import pytest

from recovery_desk.domain.establishments import Establishment, EstablishmentId
from recovery_desk.domain.release_day.questions import Country
from recovery_desk.usecases.keep_establishment import EstablishmentNeedsName, KeepEstablishment
from tests.fakes import FakeClock, FakeIds, FakeStore

BARLINNIE = Establishment(EstablishmentId("b"), Country.SCOTLAND, "HMP Barlinnie", line1="81 Lee Avenue")
TODAY = date(2026, 11, 23)


def desk() -> tuple[FakeStore, KeepEstablishment]:
    store = FakeStore([BARLINNIE])
    return store, KeepEstablishment(store, FakeClock(TODAY), FakeIds())


def test_somebody_here_has_checked_it() -> None:
    store, keep = desk()
    kept = keep(BARLINNIE, checked=True)
    assert (kept.checked_on, kept.checked_by) == (TODAY, "M. Kerr")
    assert store.establishments.get(BARLINNIE.id) == kept
    assert keep(replace(kept, name="HMP Barlinnie, Glasgow")).checked_on == TODAY


def test_an_address_that_changed_is_no_longer_checked() -> None:
    store, keep = desk()
    checked = keep(BARLINNIE, checked=True)
    moved = keep(replace(checked, line1="1 New Road"))
    assert (moved.checked_on, moved.checked_by) == (None, "")
    assert store.establishments.get(BARLINNIE.id) == moved


def test_nobody_can_claim_a_check_by_passing_one_in() -> None:
    _, keep = desk()
    assert keep(replace(BARLINNIE, checked_on=TODAY, checked_by="me")).checked_on is None


def test_a_new_one_gets_an_id_and_needs_a_name() -> None:
    store, keep = desk()
    new = keep(Establishment(EstablishmentId(""), Country.SCOTLAND, "HMP Highland"))
    assert store.establishments.get(new.id) == new
    with pytest.raises(EstablishmentNeedsName):
        keep(replace(BARLINNIE, name="  "))
    assert store.establishments.get(BARLINNIE.id) == BARLINNIE
