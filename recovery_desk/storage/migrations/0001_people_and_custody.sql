-- People, their stays in custody, establishments, settings; the journal; the caseload as lists show it.

CREATE TABLE vault (
    id TEXT PRIMARY KEY,
    desk TEXT NOT NULL,
    practice INTEGER NOT NULL DEFAULT 0,
    key_header BLOB
) STRICT;

CREATE TABLE journal (
    seq INTEGER PRIMARY KEY,
    clock TEXT NOT NULL,
    desk TEXT NOT NULL,
    worker TEXT NOT NULL,
    act TEXT NOT NULL,
    entity TEXT NOT NULL,
    entity_id TEXT NOT NULL,
    about TEXT NOT NULL,
    field TEXT NOT NULL,
    old ANY,
    new ANY,
    mac BLOB NOT NULL
) STRICT;
CREATE INDEX journal_by_entity ON journal (entity_id, seq);
CREATE INDEX journal_by_person ON journal (about, seq);

CREATE TABLE worker (
    id TEXT PRIMARY KEY,
    name TEXT NOT NULL
) STRICT;

CREATE TABLE setting (
    id TEXT PRIMARY KEY,
    value TEXT NOT NULL
) STRICT;

CREATE TABLE establishment (
    id TEXT PRIMARY KEY,
    country TEXT NOT NULL,
    name TEXT NOT NULL,
    short_name TEXT NOT NULL,
    code TEXT NOT NULL DEFAULT '',
    line1 TEXT NOT NULL DEFAULT '',
    line2 TEXT NOT NULL DEFAULT '',
    town TEXT NOT NULL DEFAULT '',
    postcode TEXT NOT NULL DEFAULT '',
    checked_on TEXT,
    checked_by TEXT NOT NULL DEFAULT ''
) STRICT;

CREATE TABLE person (
    id TEXT PRIMARY KEY,
    family_name TEXT NOT NULL,
    given_names TEXT NOT NULL DEFAULT '',
    preferred_name TEXT NOT NULL DEFAULT '',
    birth_date TEXT,
    birth_date_precision TEXT NOT NULL DEFAULT 'unknown',
    prison_number TEXT NOT NULL DEFAULT '',
    communication_needs TEXT NOT NULL DEFAULT '',
    worker TEXT NOT NULL DEFAULT ''
) STRICT;

CREATE TABLE custody_episode (
    id TEXT PRIMARY KEY,
    person_id TEXT NOT NULL REFERENCES person (id),
    is_current INTEGER NOT NULL DEFAULT 1,
    establishment_id TEXT REFERENCES establishment (id),
    hall TEXT NOT NULL DEFAULT '',
    cell TEXT NOT NULL DEFAULT '',
    due TEXT,
    kind TEXT NOT NULL DEFAULT 'sentence',
    told_by TEXT NOT NULL DEFAULT '',
    told_on TEXT,
    sentence_days INTEGER,
    sentenced_on TEXT
) STRICT;
CREATE UNIQUE INDEX custody_episode_current ON custody_episode (person_id) WHERE is_current = 1;
CREATE INDEX custody_episode_by_person ON custody_episode (person_id);
CREATE INDEX custody_episode_by_establishment ON custody_episode (establishment_id);

-- The caseload: one line a person, what lists show and are ordered by. Derived from the records above by the
-- triggers of derived.sql, so never journaled and never written by hand.
CREATE TABLE caseload (
    line INTEGER PRIMARY KEY,
    person_id TEXT NOT NULL UNIQUE REFERENCES person (id),
    filed_as TEXT NOT NULL,
    called TEXT NOT NULL,
    prison_number TEXT NOT NULL,
    birth_date TEXT,
    birth_date_precision TEXT NOT NULL,
    establishment TEXT NOT NULL,
    country TEXT,
    place TEXT NOT NULL,
    due TEXT,
    kind TEXT NOT NULL,
    told_by TEXT NOT NULL,
    sentence_days INTEGER,
    sentenced_on TEXT,
    worker TEXT NOT NULL,
    name_key TEXT NOT NULL,
    family_key TEXT NOT NULL,
    number_key TEXT NOT NULL,
    words TEXT NOT NULL
) STRICT;
CREATE INDEX caseload_by_name ON caseload (name_key, line);
CREATE INDEX caseload_by_release ON caseload (due IS NULL, due, name_key, line);
CREATE INDEX caseload_by_establishment ON caseload (establishment, name_key, line);
CREATE INDEX caseload_by_number ON caseload (number_key, line);
CREATE INDEX caseload_by_worker ON caseload (worker, name_key, line);
CREATE INDEX caseload_by_family ON caseload (family_key);

CREATE TABLE caseload_size (only_row INTEGER PRIMARY KEY CHECK (only_row = 1), people INTEGER NOT NULL) STRICT;
INSERT INTO caseload_size VALUES (1, 0);

CREATE VIRTUAL TABLE caseload_words USING fts5 (
    words, content = '', contentless_delete = 1, tokenize = "unicode61 remove_diacritics 0", prefix = '1 2 3'
);
INSERT INTO caseload_words (caseload_words, rank) VALUES ('secure-delete', 1);
