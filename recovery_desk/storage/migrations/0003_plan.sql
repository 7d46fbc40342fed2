-- Needs by pathway, and the plan: goals, steps, every agreed version. What was removed, for the bin.

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
CREATE INDEX need_by_person ON need (person_id, pathway);

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
CREATE INDEX goal_by_person ON goal (person_id, position);
CREATE INDEX goal_by_review ON goal (review_on) WHERE review_on IS NOT NULL;

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
CREATE INDEX goal_step_by_goal ON goal_step (goal_id, position);
CREATE INDEX goal_step_by_person ON goal_step (person_id);
CREATE INDEX goal_step_by_day ON goal_step (due) WHERE due IS NOT NULL AND status = 'to-do';

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
CREATE INDEX plan_agreement_by_review ON plan_agreement (review_on) WHERE review_on IS NOT NULL;

CREATE TABLE plan_suggestion (
    id TEXT PRIMARY KEY,
    kind TEXT NOT NULL,
    pathway TEXT NOT NULL,
    text TEXT NOT NULL,
    is_hidden INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE INDEX journal_removed ON journal (seq) WHERE act = 'removed';
