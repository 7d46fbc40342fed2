"""What is known of a person as lines to read."""

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout

from recovery_desk.domain.counting import so_many
from recovery_desk.domain.custody import Whereabouts
from recovery_desk.domain.dates import long_date, plain_date
from recovery_desk.ui.country_words import COUNTRY_WORDS
from recovery_desk.ui.theme import theme
from recovery_desk.ui.typed import born_in_words
from recovery_desk.ui.widgets.words import copyable, words
from recovery_desk.usecases.open_person import PersonRecord

NOT_RECORDED = "Not recorded"
Facts = list[tuple[str, str]]


def facts_grid(facts: Facts) -> QGridLayout:
    """Names on the left, what is known beside them."""
    grid = QGridLayout()
    grid.setContentsMargins(theme.px(16), theme.px(12), theme.px(16), theme.px(14))
    grid.setHorizontalSpacing(theme.px(24))
    grid.setVerticalSpacing(theme.px(9))
    for row, (name, text) in enumerate(facts):
        grid.addWidget(words(name, "subtle"), row, 0, Qt.AlignmentFlag.AlignTop)
        shown = copyable(text or NOT_RECORDED, "" if text else "subtle")
        shown.setAccessibleName(f"{name}: {text or NOT_RECORDED}")
        grid.addWidget(shown, row, 1)
    grid.setColumnStretch(1, 1)
    grid.setColumnMinimumWidth(0, theme.px(140))
    return grid


def identity_facts(record: PersonRecord, today: date) -> Facts:
    """Who they are: what is not known and seldom is, is left out."""
    person, details = record.person, record.details
    facts = [
        ("Family name", person.family_name),
        ("Given names", person.given_names),
        ("Likes to be called", person.preferred_name),
        ("Born", born_in_words(person, today).removeprefix("Born ") if person.birth_date else ""),
        ("Prison number", person.prison_number),
    ]
    seldom = [
        ("Other names", "; ".join(details.other_names)),
        ("Pronouns", details.pronouns),
        ("SPIN", details.spin),
        ("CHI number", details.chi_number),
        ("NHS number", details.nhs_number),
    ]
    return [*facts, *((name, text) for name, text in seldom if text), ("Worker", person.worker)]


def custody_facts(record: PersonRecord) -> Facts:
    """Where they are, on what basis, and when that ends."""
    episode, establishment = record.episode, record.establishment
    sentence = so_many(episode.sentence_days, "day") if episode and episode.sentence_days else ""
    sentenced_on = plain_date(episode.sentenced_on) if episode and episode.sentenced_on else ""
    facts = [
        ("Where", _where(record)),
        ("Establishment", establishment.short_name if establishment else ""),
        ("Its address", _address(record)),
        ("Hall and cell", episode.place if episode else ""),
        ("Release day", long_date(record.answer.release_day) if record.answer else ""),
        ("Sentence", ", from ".join(part for part in (sentence, sentenced_on) if part)),
    ]
    if establishment is not None:
        facts.insert(3, ("Country", COUNTRY_WORDS[establishment.country]))
    if episode is not None and episode.admitted_on is not None:
        facts.append(("In custody since", plain_date(episode.admitted_on)))
    return facts


def _where(record: PersonRecord) -> str:
    episode = record.episode
    if record.where is Whereabouts.OUT and episode is not None and episode.ended_on is not None:
        return f"Out since {long_date(episode.ended_on)}"
    return {Whereabouts.IN_CUSTODY: "In custody", Whereabouts.HOME_LEAVE: "On home leave", None: ""}.get(
        record.where, ""
    )


def _address(record: PersonRecord) -> str:
    establishment = record.establishment
    if establishment is None:
        return ""
    parts = (establishment.line1, establishment.line2, establishment.town, establishment.postcode)
    address = ", ".join(part for part in parts if part)
    when = f"checked {plain_date(establishment.checked_on)}" if establishment.checked_on else "not yet checked here"
    return f"{address} ({when})" if address else f"No address ({when})"
