"""Counts in words: so that nothing ever speaks of 1 drafts."""


def so_many(count: int, one: str, many: str = "") -> str:
    """`1 draft`, `2 drafts`, `1,200 people`; `many` where it is more than an s."""
    return f"{count:,} {one if count == 1 else many or one + 's'}"
