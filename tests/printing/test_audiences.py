"""What each reader may see: the rest is nowhere in the file, and the worker knows what and why."""

import re
import zlib
from dataclasses import replace

import pytest

from recovery_desk.domain.audiences import SECTION_NAMES, Audience, NoSuchAudience, Section
from recovery_desk.exchange.audiences_file import load_audiences
from recovery_desk.printing.forms.handover import render_handover
from recovery_desk.usecases.prepare_handover import CaseLine, HandoverSheet, Withheld
from tests.printing.golden_pages import assert_golden
from tests.printing.made_sheets import FULL
from tests.printing.reading import words_of

AUDIENCES = load_audiences()
SECRETS = {
    Section.BORN: "14 February 1979",
    Section.NUMBER: "117531",
    Section.WHERE: "D Hall 1/22",
    Section.LAW: "Section 27(7)",
    Section.RISK: "Near-fatal overdose",
    Section.CONTACTS: "Rose McAllister",
    Section.CONSENTS: "Not family",
    Section.CHECKS: "Somewhere to sleep tonight",
    Section.GOALS: "Keep off street benzos",
    Section.STRENGTHS: "sense of purpose",
    Section.COMPLEX_CASE: "Midwife every second week",
    Section.HALL: "Bottom bunk",
    Section.ROUTE: "Pharmacy, Duke Street",
}
PARTS_OF = {
    Section.DRIVER_RISK: Section.RISK,
    Section.HOUSING_CHECKS: Section.CHECKS,
    Section.HEALTH_CHECKS: Section.CHECKS,
    Section.HALL: Section.COMPLEX_CASE,
}
"""Of these a part is shown; which, the use case sees to."""


CASE = CaseLine(
    "Pregnancy: due in March",
    "agreed with partners; looked at again 30 November 2026",
    "Addictions nurse (leads), P. Lang, Prison GP",
    "Midwife every second week; hospital and housing know the day.",
    "Health centre’s record",
    "Bottom bunk. Hospital bag is packed.",
)


def sheet_for(audience: Audience, *, has_consent: bool = True) -> HandoverSheet:
    withheld = tuple(Withheld(SECTION_NAMES[each], why) for each, why in audience.withheld(has_consent=has_consent))
    shown = audience.shown(has_consent=has_consent)
    return replace(FULL, audience=audience.name, shown=shown, withheld=withheld)


@pytest.mark.parametrize("has_consent", [True, False])
@pytest.mark.parametrize("audience", AUDIENCES.all, ids=[each.id for each in AUDIENCES.all])
def test_the_words_for_each_audience(audience: Audience, has_consent: bool) -> None:
    kind = "agreed" if has_consent else "not-agreed"
    rendered = render_handover(sheet_for(audience, has_consent=has_consent))
    assert rendered.pages == 1
    assert_golden(f"handover-for-{audience.id}-{kind}", rendered.pdf)


@pytest.mark.parametrize("audience_id", ["health", "prison", "driver"])
def test_of_a_complex_case_the_hall_reads_what_it_must_know_and_health_partners_the_rest(audience_id: str) -> None:
    sheet = replace(sheet_for(AUDIENCES.called(audience_id)), cases=(CASE,))
    assert_golden(f"handover-complex-case-for-{audience_id}", render_handover(sheet).pdf)


@pytest.mark.parametrize("has_consent", [True, False])
@pytest.mark.parametrize("audience", AUDIENCES.all, ids=[each.id for each in AUDIENCES.all])
def test_what_is_withheld_is_nowhere_in_the_file(audience: Audience, has_consent: bool) -> None:
    pdf = render_handover(replace(sheet_for(audience, has_consent=has_consent), cases=(CASE,))).pdf
    said = words_of(pdf)
    raw = pdf + b"".join(_inflated(pdf))
    shown = audience.shown(has_consent=has_consent)
    of_a_pair = {wider for narrow, wider in PARTS_OF.items() if narrow in shown}
    of_a_pair |= {narrow for narrow, wider in PARTS_OF.items() if wider in shown}
    for section in SECRETS.keys() - shown - of_a_pair:
        assert SECRETS[section] not in said, section
        assert SECRETS[section].encode() not in raw
        assert SECRETS[section].encode("utf-16-be") not in raw


def _inflated(pdf: bytes) -> list[bytes]:
    found = []
    for stream in re.findall(rb"stream\r?\n(.*?)\r?\nendstream", pdf, re.DOTALL):
        try:
            found.append(zlib.decompress(stream))
        except zlib.error:
            continue
    return found


def test_each_thing_withheld_has_its_reason() -> None:
    mentor = AUDIENCES.called("mentor")
    reasons = dict(mentor.withheld(has_consent=False))
    assert reasons[Section.RISK] == "Not for mentor."
    assert reasons[Section.GOALS] == "No consent in date that covers mentor."
    assert Section.COMMUNICATION not in reasons


def test_a_narrow_part_is_not_listed_where_the_whole_of_it_is_shown() -> None:
    community = dict(AUDIENCES.called("community-team").withheld(has_consent=True))
    assert Section.DRIVER_RISK not in community
    assert Section.HOUSING_CHECKS not in community


def test_where_nobody_is_named_the_first_is_meant_and_a_stranger_is_refused() -> None:
    assert AUDIENCES.called("") is AUDIENCES.all[0]
    with pytest.raises(NoSuchAudience) as refused:
        AUDIENCES.called("newspaper")
    assert refused.value.asked == "newspaper"
    assert "driver" in refused.value.known
