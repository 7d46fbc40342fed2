import pytest

from recovery_desk.ui.palette import EDGE_PAIRS, TEXT_PAIRS, contrast, palette

SCHEMES = ("light", "dark", "contrast")


@pytest.mark.parametrize("scheme", SCHEMES)
def test_words_stand_out_from_their_ground(scheme: str) -> None:
    colours = palette(scheme)
    weak = {pair: contrast(colours[pair[0]], colours[pair[1]]) for pair in TEXT_PAIRS}
    assert {pair: ratio for pair, ratio in weak.items() if ratio < 4.5} == {}


@pytest.mark.parametrize("scheme", SCHEMES)
def test_edges_and_pictures_can_be_made_out(scheme: str) -> None:
    colours = palette(scheme)
    weak = {pair: contrast(colours[pair[0]], colours[pair[1]]) for pair in EDGE_PAIRS}
    assert {pair: ratio for pair, ratio in weak.items() if ratio < 3} == {}


def test_high_contrast_is_higher() -> None:
    colours = palette("contrast")
    assert min(contrast(colours[words], colours[ground]) for words, ground in TEXT_PAIRS) >= 7


def test_every_scheme_has_the_same_names() -> None:
    assert {frozenset(palette(scheme).colours) for scheme in SCHEMES} == {frozenset(palette("light").colours)}


@pytest.mark.parametrize(
    ("first", "second", "ratio"),
    [("#000000", "#ffffff", 21.0), ("#777777", "#ffffff", 4.48), ("#0000ff", "#ffffff", 8.59)],
)
def test_the_measure_is_that_of_the_guidelines(first: str, second: str, ratio: float) -> None:
    assert contrast(first, second) == pytest.approx(ratio, abs=0.01)
    assert contrast(second, first) == contrast(first, second)
