"""People, their stays in custody, establishments, and what the desk knows of itself."""

from recovery_desk.usecases.journal_words.record_words import HistoryKind, RecordWords
from recovery_desk.usecases.release_kind_words import KIND_WORDS
from recovery_desk.usecases.worker_words import ROLE_WORDS

PEOPLE = {
    "person": RecordWords(
        HistoryKind.PERSON,
        "person",
        many="people",
        title=("family_name", "given_names"),
        created="Put on this desk",
        fields={
            "family_name": "family name",
            "given_names": "given names",
            "preferred_name": "what they like to be called",
            "birth_date": "birth date",
            "birth_date_precision": "how well the birth date is known",
            "prison_number": "prison number",
            "communication_needs": "communication needs",
            "worker": "worker",
        },
    ),
    "custody_episode": RecordWords(
        HistoryKind.CUSTODY,
        "stay in custody",
        many="stays in custody",
        title=("hall",),
        created="Stay in custody recorded",
        fields={
            "establishment_id": "establishment",
            "hall": "hall",
            "cell": "cell",
            "due": "release date",
            "kind": "kind of release",
            "told_by": "told by",
            "told_on": "told on",
            "sentence_days": "sentence in days",
            "sentenced_on": "date of sentence",
        },
        values={"kind": {kind.value: text for kind, text in KIND_WORDS.items()}},
        refers={"establishment_id": "establishment"},
    ),
    "establishment": RecordWords(
        HistoryKind.DESK,
        "establishment",
        title=("short_name", "name"),
        fields={
            "country": "country",
            "name": "name",
            "short_name": "short name",
            "code": "code",
            "line1": "first line of the address",
            "line2": "second line of the address",
            "town": "town",
            "postcode": "postcode",
            "checked_on": "checked on",
            "checked_by": "checked by",
        },
    ),
    "setting": RecordWords(HistoryKind.DESK, "setting", title=("id",), fields={"value": "value"}, rests_in_bin=False),
    "worker": RecordWords(
        HistoryKind.DESK,
        "worker",
        title=("name",),
        fields={"name": "name", "role": "role", "left_on": "left on"},
        values={"role": {role.value: text for role, text in ROLE_WORDS.items()}},
        rests_in_bin=False,
    ),
}
