"""A million notes, put into a desk as fast as it goes."""

from random import Random

from recovery_desk.storage.vault import Vault

NOTES = 1_000_000
_BATCH, _WORDS_A_NOTE = 20_000, 14
_COMMON = """
methadone naloxone hostel housing pharmacy brother sister release script meeting worker recovery community group
phone family court officer nurse prison bed dose café tenancy benefit interview Thursday Monday gate pickup plan
"""


def _vocabulary() -> list[str]:
    """Common words and a long tail of rare ones, as language has them."""
    random = Random(1)
    tail = ["".join(random.choice("etaoinshrdlu") for _ in range(random.randint(4, 9))) for _ in range(20_000)]
    return [*_COMMON.split(), *tail]


def write_notes(vault: Vault, many: int, person_id: str = "") -> None:
    """Notes as the vault would hold them. Everybody's go in without their journal, which is measured elsewhere."""
    raw, random, vocabulary = vault._connection, Random(2), _vocabulary()
    weights = [1 / (at + 3) for at in range(len(vocabulary))]
    people = [person_id] if person_id else [row[0] for row in raw.rows("SELECT person_id FROM caseload")]
    if not person_id:
        for trigger in ("journal_note_created", "caseload_contact_added"):
            raw.run(f"DROP TRIGGER temp.{trigger}")
    for start in range(0, many, _BATCH):
        raw.run("BEGIN IMMEDIATE")
        batch = min(_BATCH, many - start)
        drawn = random.choices(vocabulary, weights, k=batch * _WORDS_A_NOTE)
        for at in range(batch):
            number = f"{person_id}bench-{start + at:08}"
            text = " ".join(drawn[at * _WORDS_A_NOTE : (at + 1) * _WORDS_A_NOTE])
            moment = f"2026-{1 + at % 10:02}-{1 + at % 28:02}T{9 + at % 8:02}:00:00Z"
            raw.run(
                "INSERT INTO note (id, person_id, kind, at, text, writer_id, writer, written_at) "
                "VALUES (?, ?, 'seen', ?, ?, 'w', 'M. Kerr', ?)",
                (number, people[random.randrange(len(people))], moment, text, moment),
            )
        raw.run("COMMIT")
        raw.rows("PRAGMA wal_checkpoint(TRUNCATE)")
    if not person_id:
        raw.run(
            "UPDATE caseload SET last_contact = lately.at FROM (SELECT person_id, max(at) AS at FROM note "
            "GROUP BY person_id) AS lately WHERE lately.person_id = caseload.person_id"
        )
