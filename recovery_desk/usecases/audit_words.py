"""What the audit says was done, in words; an act without words of its own is shown as it is."""

from recovery_desk.usecases.audit_ports import AuditLine
from recovery_desk.usecases.record_kind_words import one_of

ACT_WORDS = {
    "began": "The vault begun",
    "created": "Recorded",
    "changed": "Changed",
    "removed": "Removed",
    "undid": "Undone",
    "redid": "Done again",
    "import": "Brought in from a file",
    "merged": "Merged with another record",
    "merge-undone": "A merge undone",
    "looked-at": "Looked at",
    "drawn": "Sheet shown for printing",
    "printed": "Printed",
    "exported": "Taken out to a file",
    "saved": "Saved as an encrypted file",
    "saved-plain": "Saved as a file without encryption",
    "verified": "Looked through everything",
    "restored": "Backup put back",
    "backed-up": "Backed up by itself",
    "unlocked": "Unlocked",
    "unlock-failed": "Wrong passphrases before this unlocking",
    "passphrase-changed": "Passphrase changed",
    "passphrase-set-anew": "Passphrase set anew",
    "recovery-key-set": "Recovery key made",
    "recovery-key-used": "Opened with the recovery key",
    "alarm-acknowledged": "Alarm looked into",
    "clock-set-back": "Clock of the laptop behind",
    "salvaged": "Read out of a damaged vault",
    "key-rotated": "Data key replaced",
}


def end_of_id(record_id: str, digits: int = 12) -> str:
    """The end of an id, which tells records apart; the file has all of it."""
    return f"…{record_id[-digits:]}" if len(record_id) > digits else record_id


def done_in_words(line: AuditLine) -> str:
    """`Changed hall of a stay in custody`; never from what to what."""
    act = ACT_WORDS.get(line.act, line.act.replace("-", " ").capitalize())
    what = one_of(line.entity) if line.entity not in ("vault", "audit", "") else ""
    said = f"{act}: {line.field.replace('_', ' ')}, {what}" if line.field else f"{act}: {what}" if what else act
    return f"{said} ({line.detail})" if line.detail else said
