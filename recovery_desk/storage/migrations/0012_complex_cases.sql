-- Complex cases and detox plans, made with health partners. Doses are kept elsewhere.

CREATE TABLE complex_case (
    id TEXT PRIMARY KEY,
    person_id TEXT NOT NULL REFERENCES person (id),
    set_off_by TEXT NOT NULL,
    why TEXT NOT NULL,
    stage TEXT NOT NULL,
    lead TEXT NOT NULL,
    staff_ids TEXT NOT NULL,
    organisation_ids TEXT NOT NULL,
    others TEXT NOT NULL,
    planned TEXT NOT NULL,
    doses_where TEXT NOT NULL,
    hall_must_know TEXT NOT NULL,
    opened_on TEXT,
    review_on TEXT,
    closed_on TEXT,
    outcome TEXT,
    outcome_words TEXT NOT NULL
) STRICT;
CREATE INDEX complex_case_by_person ON complex_case (person_id);
CREATE INDEX complex_case_open ON complex_case (closed_on, review_on);

CREATE TABLE case_review (
    id TEXT PRIMARY KEY,
    person_id TEXT NOT NULL REFERENCES person (id),
    case_id TEXT NOT NULL REFERENCES complex_case (id),
    held_on TEXT NOT NULL,
    by_whom TEXT NOT NULL,
    said TEXT NOT NULL,
    next_on TEXT
) STRICT;
CREATE INDEX case_review_by_person ON case_review (person_id);
CREATE INDEX case_review_by_case ON case_review (case_id, held_on);
