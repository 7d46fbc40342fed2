"""Paper: what is chosen for it, and what left; and backups."""

from recovery_desk.usecases.journal_words.record_words import YES_NO, HistoryKind, RecordWords

DESK = {
    "chosen_service": RecordWords(
        HistoryKind.DAY_OUT,
        "service chosen for them",
        many="services chosen for them",
        title=("service_id",),
        fields={"service_id": "service", "how_to_get_there": "how to get there"},
        refers={"service_id": "service"},
    ),
    "print_record": RecordWords(
        HistoryKind.PAPER,
        "sheet that left",
        many="sheets that left",
        title=("sheet",),
        fields={
            "sheet": "sheet",
            "audience": "audience",
            "size": "size",
            "copy": "copy",
            "way": "how",
            "at": "at",
            "by": "by",
        },
        choices=frozenset({"sheet", "audience", "size", "way"}),
        inside=frozenset({"pack"}),
        rests_in_bin=False,
    ),
    "backup_place": RecordWords(
        HistoryKind.DESK,
        "place for backups",
        many="places for backups",
        title=("name", "path"),
        fields={
            "path": "folder",
            "name": "name",
            "is_automatic": "by itself",
            "failure": "what went wrong",
            "failed_at": "went wrong at",
        },
        values={"is_automatic": YES_NO},
        rests_in_bin=False,
    ),
    "backup_made": RecordWords(
        HistoryKind.DESK,
        "backup",
        title=("file",),
        fields={"file": "file", "at": "at", "why": "why", "bytes": "bytes"},
        choices=frozenset({"why"}),
        inside=frozenset({"place_id", "journal_seq", "journal_head"}),
        rests_in_bin=False,
    ),
}
