"""What came of an import, in words: what a list said that was new about people who were on the desk already."""

from collections.abc import Mapping

from recovery_desk.usecases.import_caseload.fields import FIELD_WORDS, ColumnMapping, Field, News

_SHOWN = 40


def news_in_words(known: int, changed: int, news: Mapping[Field, News]) -> str:
    """What a list said about people who were on the desk already; "" where none of them was in it."""
    if not known:
        return ""
    if not changed:
        return "It says nothing new about who was known." if known > 1 else "It says nothing new about the one known."
    fields = [f"{FIELD_WORDS[field]}: {_counted(each)}." for field, each in news.items()]
    return " ".join([f"It says something new about {changed:,} of the {known:,} known.", *fields])


def _counted(news: News) -> str:
    return ", ".join(f"{many:,} {what}" for many, what in ((news.added, "added"), (news.changed, "changed")) if many)


def rows_to_correct(rows: int, saved_as: str) -> str:
    """Where the rows are that were left out: in a file to correct, or how to get one."""
    if not rows:
        return f"No row has a problem, so {saved_as} was not written."
    many = "The row with a problem is" if rows == 1 else f"The {rows:,} rows with problems are"
    if saved_as:
        return f"{many} in {saved_as}, which is not encrypted. Correct what its last column says, and import that file."
    return f"{many} only in the list. --bad-rows FILE saves what is to be corrected and imported again."


def mapping_in_words(mapping: ColumnMapping) -> str:
    """Which column was taken for what."""
    known = [(FIELD_WORDS[field], mapping.columns[field]) for field in FIELD_WORDS if field in mapping.columns]
    return f"Taken: {'; '.join(f'{field} from “{heading[:_SHOWN]}”' for field, heading in known)}."
