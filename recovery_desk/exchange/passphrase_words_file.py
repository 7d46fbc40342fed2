"""The words passphrases are made up of."""

from recovery_desk.resource_files import resource


def passphrase_words() -> tuple[str, ...]:
    """All 7,776 of them."""
    return tuple(resource("passphrase_words.txt").read_text(encoding="utf-8").split())
