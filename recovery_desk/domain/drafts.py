"""What somebody is in the middle of typing: kept as it stands until it is saved or thrown away."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Draft:
    """One form half typed, of one worker.

    `form` is the kind of form, `about` the record it is about ("" for a new one). `fields` are the texts that differ
    from what the form opened with. `title`, `screen`, `tab` and `person_id` say where it was typed, for the list of
    drafts left open.
    """

    form: str
    about: str
    fields: Mapping[str, str]
    kept_at: datetime
    title: str = ""
    screen: str = ""
    tab: str = ""
    person_id: str | None = None

    @property
    def words(self) -> str:
        """The longest text in it, on one line: what it is recognised by."""
        longest = max(self.fields.values(), key=len, default="")
        return " ".join(longest.split())
