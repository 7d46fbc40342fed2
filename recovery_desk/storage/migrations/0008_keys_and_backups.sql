-- Workers and their keys inside the vault, backups made, looks at the audit.

-- Workers. The first worker of a desk is a coordinator; one who has left stays for the history's sake.
ALTER TABLE worker ADD COLUMN role TEXT NOT NULL DEFAULT 'worker';
ALTER TABLE worker ADD COLUMN left_on TEXT;
UPDATE worker SET role = 'coordinator';

-- The key of the history's chain and of the anchor. It outlasts the data key, which may be replaced.
ALTER TABLE vault ADD COLUMN chain_key BLOB;

-- Backups and the audit from here on.

-- The version of the field that was seen (a row of this journal), and a code of the whole record after the change:
-- what a merge between desks needs, and what shows an older page put back.
ALTER TABLE journal ADD COLUMN seen INTEGER;
ALTER TABLE journal ADD COLUMN record BLOB;
DROP INDEX journal_by_entity;
CREATE INDEX journal_by_entity ON journal (entity_id, field, act, seq);

-- Where backups go, and those that were made and read back.
CREATE TABLE backup_place (
    id TEXT PRIMARY KEY,
    path TEXT NOT NULL,
    name TEXT NOT NULL DEFAULT '',
    is_automatic INTEGER NOT NULL DEFAULT 1,
    failure TEXT NOT NULL DEFAULT '',
    failed_at TEXT
) STRICT;
CREATE TABLE backup_made (
    id TEXT PRIMARY KEY,
    place_id TEXT NOT NULL,
    file TEXT NOT NULL,
    at TEXT NOT NULL,
    why TEXT NOT NULL,
    bytes INTEGER NOT NULL,
    journal_seq INTEGER NOT NULL,
    journal_head TEXT NOT NULL
) STRICT;
CREATE INDEX backup_made_by_time ON backup_made (at);
