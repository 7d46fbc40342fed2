-- What else is known of a person: referral, details, alerts, contacts, consent, events in custody, orders outside,
-- records put together; and the keys by which people who may be one and the same find one another.

ALTER TABLE person ADD COLUMN merged_into TEXT REFERENCES person (id);

ALTER TABLE custody_episode ADD COLUMN admitted_on TEXT;
ALTER TABLE custody_episode ADD COLUMN ended_on TEXT;

CREATE TABLE person_details (
    id TEXT PRIMARY KEY,
    person_id TEXT NOT NULL REFERENCES person (id),
    other_names TEXT NOT NULL DEFAULT '[]',
    spin TEXT NOT NULL DEFAULT '',
    chi_number TEXT NOT NULL DEFAULT '',
    nhs_number TEXT NOT NULL DEFAULT '',
    pronouns TEXT NOT NULL DEFAULT '',
    language TEXT NOT NULL DEFAULT '',
    needs TEXT NOT NULL DEFAULT '[]',
    restricted_on TEXT,
    restricted_reason TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX person_details_by_person ON person_details (person_id);

CREATE TABLE alert (
    id TEXT PRIMARY KEY,
    person_id TEXT NOT NULL REFERENCES person (id),
    kind TEXT NOT NULL,
    text TEXT NOT NULL,
    source TEXT NOT NULL DEFAULT '',
    recorded_on TEXT,
    review_on TEXT,
    ended_on TEXT,
    driver_may_know INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX alert_by_person ON alert (person_id);
CREATE INDEX alert_by_review ON alert (review_on) WHERE review_on IS NOT NULL AND ended_on IS NULL;

CREATE TABLE contact (
    id TEXT PRIMARY KEY,
    person_id TEXT NOT NULL REFERENCES person (id),
    name TEXT NOT NULL,
    relationship TEXT NOT NULL DEFAULT '',
    phone TEXT NOT NULL DEFAULT '',
    email TEXT NOT NULL DEFAULT '',
    address TEXT NOT NULL DEFAULT '',
    consent TEXT NOT NULL DEFAULT 'not-asked',
    is_carer INTEGER NOT NULL DEFAULT 0,
    is_own INTEGER NOT NULL DEFAULT 0,
    is_next_of_kin INTEGER NOT NULL DEFAULT 0,
    no_messages INTEGER NOT NULL DEFAULT 0,
    hide_address INTEGER NOT NULL DEFAULT 0,
    safe_hours TEXT NOT NULL DEFAULT '',
    note TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX contact_by_person ON contact (person_id);

CREATE TABLE consent (
    id TEXT PRIMARY KEY,
    person_id TEXT NOT NULL REFERENCES person (id),
    organisation_id TEXT NOT NULL DEFAULT '',
    purpose TEXT NOT NULL,
    given_how TEXT NOT NULL,
    signed_on TEXT,
    ends_on TEXT,
    withdrawn_on TEXT,
    note TEXT NOT NULL DEFAULT '',
    organisation_name TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX consent_by_person ON consent (person_id);
CREATE INDEX consent_by_organisation ON consent (organisation_id);

CREATE TABLE referral_source (
    id TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    position INTEGER NOT NULL DEFAULT 0,
    is_hidden INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE TABLE referral (
    id TEXT PRIMARY KEY,
    person_id TEXT NOT NULL REFERENCES person (id),
    source TEXT NOT NULL,
    referred_on TEXT NOT NULL,
    referred_by TEXT NOT NULL DEFAULT '',
    reason TEXT NOT NULL DEFAULT '',
    consent TEXT NOT NULL DEFAULT 'not-asked',
    outcome TEXT NOT NULL DEFAULT 'waiting',
    outcome_reason TEXT NOT NULL DEFAULT '',
    outcome_on TEXT,
    first_contact_on TEXT
) STRICT;
CREATE INDEX referral_by_person ON referral (person_id);
CREATE INDEX referral_by_outcome ON referral (outcome, referred_on);

CREATE TABLE custody_event (
    id TEXT PRIMARY KEY,
    person_id TEXT NOT NULL REFERENCES person (id),
    episode_id TEXT NOT NULL REFERENCES custody_episode (id),
    kind TEXT NOT NULL,
    happened_on TEXT,
    recorded_at TEXT NOT NULL,
    establishment_id TEXT REFERENCES establishment (id),
    hall TEXT NOT NULL DEFAULT '',
    cell TEXT NOT NULL DEFAULT '',
    due TEXT,
    due_before TEXT,
    release_kind TEXT,
    told_by TEXT NOT NULL DEFAULT '',
    until TEXT,
    note TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX custody_event_by_person ON custody_event (person_id, recorded_at);
CREATE INDEX custody_event_by_episode ON custody_event (episode_id);
CREATE INDEX custody_event_by_establishment ON custody_event (establishment_id);

CREATE TABLE community_order (
    id TEXT PRIMARY KEY,
    person_id TEXT NOT NULL REFERENCES person (id),
    kind TEXT NOT NULL,
    court TEXT NOT NULL DEFAULT '',
    started_on TEXT,
    length_days INTEGER,
    reviews TEXT NOT NULL DEFAULT '[]',
    testing TEXT NOT NULL DEFAULT '',
    ended_on TEXT,
    note TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX community_order_by_person ON community_order (person_id);

CREATE TABLE merge (
    id TEXT PRIMARY KEY,
    person_id TEXT NOT NULL REFERENCES person (id),
    other_id TEXT NOT NULL,
    merged_at TEXT NOT NULL,
    merged_by TEXT NOT NULL DEFAULT '',
    changes TEXT NOT NULL DEFAULT '[]',
    undone_at TEXT
) STRICT;
CREATE INDEX merge_by_person ON merge (person_id);
CREATE INDEX merge_by_other ON merge (other_id);

CREATE TABLE ground_seen (
    id TEXT PRIMARY KEY,
    person_id TEXT NOT NULL REFERENCES person (id),
    kind TEXT NOT NULL,
    record_id TEXT NOT NULL,
    seen_at TEXT NOT NULL,
    seen_by TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX ground_seen_by_person ON ground_seen (person_id);

ALTER TABLE caseload ADD COLUMN ended_on TEXT;
ALTER TABLE caseload ADD COLUMN likeness TEXT NOT NULL DEFAULT '';

CREATE VIRTUAL TABLE caseload_likeness USING fts5 (
    keys, content = '', detail = none, tokenize = "unicode61 remove_diacritics 0"
);
INSERT INTO caseload_likeness (caseload_likeness, rank) VALUES ('secure-delete', 1);
