-- user_version 9

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

CREATE TABLE caseload_size (only_row INTEGER PRIMARY KEY CHECK (only_row = 1), people INTEGER NOT NULL) STRICT;

CREATE VIRTUAL TABLE caseload_words USING fts5 (
    words, content = '', contentless_delete = 1, tokenize = "unicode61 remove_diacritics 0", prefix = '1 2 3'
);

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

CREATE TABLE goal (
    id TEXT PRIMARY KEY,
    person_id TEXT NOT NULL REFERENCES person (id),
    text TEXT NOT NULL,
    pathway TEXT NOT NULL DEFAULT '',
    strengths TEXT NOT NULL DEFAULT '',
    tags TEXT NOT NULL DEFAULT '[]',
    position INTEGER NOT NULL,
    status TEXT NOT NULL,
    review_on TEXT,
    ended_on TEXT,
    ending TEXT NOT NULL DEFAULT ''
) STRICT;

CREATE TABLE goal_step (
    id TEXT PRIMARY KEY,
    person_id TEXT NOT NULL REFERENCES person (id),
    goal_id TEXT NOT NULL REFERENCES goal (id),
    text TEXT NOT NULL,
    who TEXT NOT NULL DEFAULT '',
    due TEXT,
    status TEXT NOT NULL,
    outcome TEXT NOT NULL DEFAULT '',
    position INTEGER NOT NULL
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

CREATE TABLE need (
    id TEXT PRIMARY KEY,
    person_id TEXT NOT NULL REFERENCES person (id),
    pathway TEXT NOT NULL,
    text TEXT NOT NULL,
    library_id TEXT NOT NULL DEFAULT '',
    is_none_found INTEGER NOT NULL DEFAULT 0,
    status TEXT NOT NULL,
    responsible TEXT NOT NULL DEFAULT '[]',
    detail TEXT NOT NULL DEFAULT '',
    found_on TEXT
) STRICT;

CREATE TABLE opening_hours (
    id TEXT PRIMARY KEY,
    service_id TEXT NOT NULL REFERENCES service (id),
    weekday INTEGER NOT NULL CHECK (weekday BETWEEN 0 AND 6),
    opens INTEGER NOT NULL,
    closes INTEGER NOT NULL,
    week_of_month INTEGER,
    valid_from TEXT,
    valid_to TEXT,
    note TEXT NOT NULL
) STRICT;

CREATE TABLE organisation (
    id TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    kind TEXT NOT NULL,
    description TEXT NOT NULL,
    phone TEXT NOT NULL,
    email TEXT NOT NULL,
    website TEXT NOT NULL,
    line1 TEXT NOT NULL,
    line2 TEXT NOT NULL,
    town TEXT NOT NULL,
    postcode TEXT NOT NULL,
    note TEXT NOT NULL
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

CREATE TABLE plan_agreement (
    id TEXT PRIMARY KEY,
    person_id TEXT NOT NULL REFERENCES person (id),
    version INTEGER NOT NULL,
    agreed TEXT NOT NULL,
    reason TEXT NOT NULL DEFAULT '',
    asked_on TEXT NOT NULL,
    asked_by TEXT NOT NULL DEFAULT '',
    content TEXT NOT NULL,
    review_on TEXT,
    UNIQUE (person_id, version)
) STRICT;

CREATE TABLE plan_suggestion (
    id TEXT PRIMARY KEY,
    kind TEXT NOT NULL,
    pathway TEXT NOT NULL,
    text TEXT NOT NULL,
    is_hidden INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE TABLE service (
    id TEXT PRIMARY KEY,
    organisation_id TEXT NOT NULL,
    name TEXT NOT NULL,
    kind TEXT NOT NULL,
    status TEXT NOT NULL,
    description TEXT NOT NULL,
    who_for TEXT NOT NULL,
    what_to_say TEXT NOT NULL,
    how_to_get_in TEXT NOT NULL,
    line1 TEXT NOT NULL,
    line2 TEXT NOT NULL,
    town TEXT NOT NULL,
    postcode TEXT NOT NULL,
    country TEXT NOT NULL,
    area TEXT NOT NULL,
    phones TEXT NOT NULL,
    email TEXT NOT NULL,
    website TEXT NOT NULL,
    alert TEXT NOT NULL,
    keeps_holidays INTEGER NOT NULL,
    checked_on TEXT,
    checked_by TEXT NOT NULL,
    source TEXT NOT NULL,
    outside_id TEXT NOT NULL
) STRICT;

CREATE TABLE service_exception (
    id TEXT PRIMARY KEY,
    service_id TEXT NOT NULL REFERENCES service (id),
    first_day TEXT NOT NULL,
    last_day TEXT NOT NULL,
    opens INTEGER,
    closes INTEGER,
    reason TEXT NOT NULL
) STRICT;

CREATE TABLE setting (
    id TEXT PRIMARY KEY,
    value TEXT NOT NULL
) STRICT;

CREATE TABLE travel_time (
    id TEXT PRIMARY KEY,
    origin TEXT NOT NULL,
    destination TEXT NOT NULL,
    minutes INTEGER NOT NULL,
    how TEXT NOT NULL,
    UNIQUE (origin, destination)
) STRICT;

CREATE TABLE vault (
    id TEXT PRIMARY KEY,
    desk TEXT NOT NULL,
    practice INTEGER NOT NULL DEFAULT 0,
    key_header BLOB
) STRICT;

CREATE TABLE worker (
    id TEXT PRIMARY KEY,
    name TEXT NOT NULL
, role TEXT NOT NULL DEFAULT 'worker', left_on TEXT) STRICT;

CREATE INDEX caseload_by_establishment ON caseload (establishment, name_key, line);

CREATE INDEX caseload_by_family ON caseload (family_key);

CREATE INDEX caseload_by_name ON caseload (name_key, line);

CREATE INDEX caseload_by_number ON caseload (number_key, line);

CREATE INDEX caseload_by_release ON caseload (due IS NULL, due, name_key, line);

CREATE INDEX caseload_by_worker ON caseload (worker, name_key, line);

CREATE INDEX custody_episode_by_establishment ON custody_episode (establishment_id);

CREATE INDEX custody_episode_by_person ON custody_episode (person_id);

CREATE UNIQUE INDEX custody_episode_current ON custody_episode (person_id) WHERE is_current = 1;

CREATE INDEX goal_by_person ON goal (person_id, position);

CREATE INDEX goal_by_review ON goal (review_on) WHERE review_on IS NOT NULL;

CREATE INDEX goal_step_by_day ON goal_step (due) WHERE due IS NOT NULL AND status = 'to-do';

CREATE INDEX goal_step_by_goal ON goal_step (goal_id, position);

CREATE INDEX goal_step_by_person ON goal_step (person_id);

CREATE INDEX journal_by_entity ON journal (entity_id, seq);

CREATE INDEX journal_by_person ON journal (about, seq);

CREATE INDEX journal_removed ON journal (seq) WHERE act = 'removed';

CREATE INDEX need_by_person ON need (person_id, pathway);

CREATE INDEX opening_hours_by_service ON opening_hours (service_id);

CREATE INDEX plan_agreement_by_review ON plan_agreement (review_on) WHERE review_on IS NOT NULL;

CREATE INDEX service_by_organisation ON service (organisation_id);

CREATE INDEX service_exception_by_service ON service_exception (service_id);
