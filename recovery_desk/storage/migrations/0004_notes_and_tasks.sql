-- Drafts, notes and the contact log, tasks.

-- What is half typed, a line a form and worker. Not journaled: it is nobody's record until it is saved.
CREATE TABLE draft (
    worker TEXT NOT NULL,
    form TEXT NOT NULL,
    about TEXT NOT NULL,
    fields TEXT NOT NULL,
    kept_at TEXT NOT NULL,
    title TEXT NOT NULL,
    screen TEXT NOT NULL,
    tab TEXT NOT NULL,
    person_id TEXT,
    PRIMARY KEY (worker, form, about)
) STRICT, WITHOUT ROWID;

-- `line` is this file's own number of a note, under which the index of words knows it: VACUUM renumbers rows that have
-- none. It says nothing about the note and is not journaled.
CREATE TABLE note (
    line INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    person_id TEXT NOT NULL REFERENCES person (id),
    kind TEXT NOT NULL,
    at TEXT NOT NULL,
    text TEXT NOT NULL,
    writer_id TEXT NOT NULL,
    writer TEXT NOT NULL,
    written_at TEXT NOT NULL,
    minutes INTEGER,
    is_restricted INTEGER NOT NULL DEFAULT 0,
    not_seen_reason TEXT,
    corrected_at TEXT
) STRICT;
CREATE INDEX note_by_person ON note (person_id, at);

CREATE TABLE note_template (
    id TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    kind TEXT NOT NULL,
    text TEXT NOT NULL,
    is_hidden INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE TABLE task (
    id TEXT PRIMARY KEY,
    text TEXT NOT NULL,
    owner TEXT NOT NULL,
    made_on TEXT NOT NULL,
    person_id TEXT REFERENCES person (id),
    due TEXT,
    source TEXT NOT NULL,
    source_id TEXT NOT NULL DEFAULT '',
    done_on TEXT,
    done_by TEXT NOT NULL DEFAULT '',
    outcome TEXT NOT NULL DEFAULT '',
    ground_moved TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX task_by_person ON task (person_id);
CREATE INDEX task_by_source ON task (source_id);
CREATE INDEX task_open ON task (due IS NULL, due, id) WHERE done_on IS NULL;

-- What everything is found by. Words only, folded; the texts stay where they are. Restricted notes are never in it.
-- What is taken out is taken out by its words ('delete'): only then does secure-delete leave no trace of them. An index
-- that could delete by number alone keeps the words of who was erased, which is why that of the caseload is made anew.
CREATE VIRTUAL TABLE note_words USING fts5 (
    words, content = '', detail = none, tokenize = "unicode61 remove_diacritics 0", prefix = '1 2 3'
);
INSERT INTO note_words (note_words, rank) VALUES ('secure-delete', 1);

CREATE TABLE findable (line INTEGER PRIMARY KEY, kind TEXT NOT NULL, record_id TEXT NOT NULL UNIQUE) STRICT;
CREATE VIRTUAL TABLE findable_words USING fts5 (
    words, content = '', detail = none, tokenize = "unicode61 remove_diacritics 0", prefix = '1 2 3'
);
INSERT INTO findable_words (findable_words, rank) VALUES ('secure-delete', 1);

DROP TABLE caseload_words;
CREATE VIRTUAL TABLE caseload_words USING fts5 (
    words, content = '', detail = none, tokenize = "unicode61 remove_diacritics 0", prefix = '1 2 3'
);
INSERT INTO caseload_words (caseload_words, rank) VALUES ('secure-delete', 1);
INSERT INTO caseload_words (rowid, words) SELECT line, words FROM caseload;

-- What lists filter and sort by besides: the hall, the last contact, how many alerts are open.
ALTER TABLE caseload ADD COLUMN hall TEXT NOT NULL DEFAULT '';
ALTER TABLE caseload ADD COLUMN last_contact TEXT;
ALTER TABLE caseload ADD COLUMN alerts INTEGER NOT NULL DEFAULT 0;
UPDATE caseload SET hall = coalesce(
    (SELECT stay.hall FROM custody_episode AS stay WHERE stay.person_id = caseload.person_id AND stay.is_current = 1), ''
);
CREATE INDEX caseload_by_birth ON caseload (birth_date, name_key, line);
CREATE INDEX caseload_by_contact ON caseload (last_contact, name_key, line);
CREATE INDEX caseload_by_alerts ON caseload (alerts, name_key, line);
CREATE INDEX caseload_by_end ON caseload (ended_on) WHERE ended_on IS NOT NULL;
CREATE INDEX caseload_facets ON caseload (establishment, hall, worker, due, ended_on, alerts, last_contact);

CREATE TABLE saved_view (
    id TEXT PRIMARY KEY,
    worker_id TEXT NOT NULL,
    name TEXT NOT NULL,
    content TEXT NOT NULL
) STRICT;
