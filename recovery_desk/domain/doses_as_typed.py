"""Whether words name a dose: doses belong in the record of whoever prescribes, and are only pointed to here."""

import re

_DOSE = re.compile(
    r"(?<![\w.,])\d+(?:[.,]\d+)?\s*"
    r"(?:mg|mgs|mcg|mcgs|µg|μg|ug|ml|mls|micrograms?|milligrams?|grams?|millilitres?|tablets?|tabs?|capsules?|caps?)"
    r"(?!\w)",
    re.IGNORECASE,
)


def dose_in(*texts: str) -> str:
    """The first words that look like a dose, as `40 mg`; empty where none do."""
    found = next(filter(None, map(_DOSE.search, texts)), None)
    return "" if found is None else found.group(0)
