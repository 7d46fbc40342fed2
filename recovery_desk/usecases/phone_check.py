"""Whether a phone number looks like one that can be rung in the United Kingdom: a hint, never a refusal."""

import re
from collections.abc import Iterable

_EXTRAS = re.compile(r"\s*(?:\(.*\)|,.*|;.*|\b(?:ext|extension|evenings?|days?|option)\b.*)$", re.IGNORECASE)


def odd_phones(phones: Iterable[str]) -> tuple[str, ...]:
    """Those that look like no UK number; what follows a bracket, a comma or "ext" is not looked at.

    999, 111 and 116 123 are short numbers and right as they are.
    """
    return tuple(phone for phone in phones if phone.strip() and not _is_plausible(phone))


def _is_plausible(phone: str) -> bool:
    import phonenumbers
    from phonenumbers import shortnumberinfo

    number = _EXTRAS.sub("", phone.strip())
    digits = re.sub(r"\D", "", number)
    try:
        parsed = phonenumbers.parse(number, "GB")
    except phonenumbers.NumberParseException:
        return False
    if len(digits) <= _LONGEST_SHORT:
        return bool(shortnumberinfo.is_possible_short_number_for_region(parsed, "GB"))
    if len(digits) < _USUAL and not digits.startswith("080"):
        return False
    return bool(phonenumbers.is_possible_number(parsed))


_LONGEST_SHORT, _USUAL = 6, 10
