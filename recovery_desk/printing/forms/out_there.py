"""What's out there near you (F9): places picked for one person, when they are open, how to get there, what to say."""

from dataclasses import replace

from recovery_desk.domain.dates import minutes_as_said, plain_date, short_date
from recovery_desk.printing.catalogue import Catalogue, catalogue
from recovery_desk.printing.filling_pages import shared_over_two_pages
from recovery_desk.printing.form import Form
from recovery_desk.printing.page import Furniture, Slice
from recovery_desk.printing.parts import STANDARD, House, Scale
from recovery_desk.usecases.paper.out_there_content import OpenOn, OutThere, PlaceOutThere

_UNBROKEN = "\u00a0"
_SCALE: Scale = replace(STANDARD, body=13.0, leading=18.0)


def _body(content: OutThere, house: House) -> list[Slice]:
    words = catalogue(content.language)
    slices = [
        *house.title(words("out-there.title", called=content.called)),
        *house.paragraph(words("out-there.subtitle")),
        house.space(8),
    ]
    for place in content.places:
        slices += house.boxed(
            place.name,
            [line for line in _lines(place, content, words) if line],
            picture=words(f"moment.{place.kind if place.kind in words.moments else 'other'}.picture"),
            gap=8.0,
        )
    if not content.places:
        slices += house.boxed(words("out-there.none"), ("", "", ""), gap=8.0)
    return shared_over_two_pages(slices, house.paper)


def _lines(place: PlaceOutThere, content: OutThere, words: Catalogue) -> list[str]:
    checked = "never" if place.checked_on is None else "stale" if place.is_stale else "checked"
    day = "" if place.checked_on is None else plain_date(place.checked_on)
    return [
        " · ".join(part for part in (place.address, *(_whole(phone) for phone in place.phones)) if part),
        place.alert,
        *_hours(place, content, words),
        words("out-there.for", **{"for": place.who_for}) if place.who_for else "",
        words("out-there.how", how=place.how_to_get_there.rstrip(".")) + "." if place.how_to_get_there else "",
        words("out-there.in", how=place.how_to_get_in.rstrip(".")) + "." if place.how_to_get_in else "",
        words("out-there.say", say=place.what_to_say) if place.what_to_say else "",
        words(f"out-there.{checked}", day=day),
    ]


def _hours(place: PlaceOutThere, content: OutThere, words: Catalogue) -> list[str]:
    """The days on as few lines as they need, days with the same hours not said twice."""
    said = [_open(each, content, words).replace(" ", _UNBROKEN) for each in place.days]
    return [" · ".join(said)] if said else []


def _open(each: OpenOn, content: OutThere, words: Catalogue) -> str:
    day = short_date(each.day)
    if each.hours is None:
        return words("out-there.not-known", day=day)
    if not each.hours:
        return words("out-there.shut", day=day)
    return words("out-there.today", day=day, hours=each.hours if content.uses_24_hours else _spoken(each.hours))


def _spoken(hours: str) -> str:
    """`09:00–17:30` as `9am to 5:30pm`."""
    return ", ".join(" to ".join(map(_said, part.split("–"))) for part in hours.split(", "))


def _said(time: str) -> str:
    hour, _, minute = time.partition(":")
    return minutes_as_said(int(hour) * 60 + int(minute)) if hour.isdigit() and minute.isdigit() else time


def _whole(phone: str) -> str:
    return phone.replace(" ", "\u00a0")


def _furniture(content: OutThere, house: House) -> Furniture:
    words = catalogue(content.language)
    foot = words("out-there.foot", called=content.called, printed=plain_date(content.printed_on))
    return house.furniture("", words("out-there.title", called=content.called), foot, number="{page} / {pages}")


OUT_THERE = Form("out-there", "What's out there near you", OutThere, _body, _furniture, scale=_SCALE)
"""F9."""
