"""The three jurisdictions in words."""

from recovery_desk.domain.release_day.questions import Country

COUNTRY_WORDS = {
    Country.SCOTLAND: "Scotland",
    Country.ENGLAND_AND_WALES: "England and Wales",
    Country.NORTHERN_IRELAND: "Northern Ireland",
}

COUNTRY_CHOICES = [(text, country) for country, text in COUNTRY_WORDS.items()]
