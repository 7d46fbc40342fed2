from datetime import date

import pytest

from recovery_desk.domain.release_day.questions import Country
from recovery_desk.usecases.desk_settings import (
    ChangeSettings,
    DeskSettings,
    LocalHoliday,
    ReadSettings,
    SettingNotUnderstood,
)
from tests.fakes import FakeStore


def test_a_new_desk_has_its_defaults() -> None:
    assert ReadSettings(FakeStore())() == DeskSettings()


def test_every_setting_comes_back_as_it_was_chosen() -> None:
    chosen = DeskSettings(
        country=Country.ENGLAND_AND_WALES,
        service_name="Made-up Recovery",
        service_phone="0141 496 0100",
        marking="",
        appearance="dark",
        text_percent=150,
        local_holidays=(LocalHoliday(Country.SCOTLAND, "Glasgow", date(2026, 9, 28)),),
        commenced=frozenset({("scotland-2023-s8", date(2027, 4, 1))}),
    )
    store = FakeStore()
    assert ChangeSettings(store)(chosen) == chosen
    assert ReadSettings(store)() == chosen


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("country", "atlantis"),
        ("text_percent", "large"),
        ("local_holidays", "[{}]"),
        ("local_holidays", "{"),
        ("commenced", '{"scotland-2023-s8": "soon"}'),
        ("commenced", "[1]"),
    ],
)
def test_a_setting_that_is_not_ours_is_named(name: str, value: str) -> None:
    store = FakeStore()
    with store.saving():
        store.settings.put(name, value)
    with pytest.raises(SettingNotUnderstood) as refusal:
        ReadSettings(store)()
    assert refusal.value.name == name
    assert value not in str(refusal.value)
