-- The day in the prison: when halls are unlocked, who stands on the day's list, who was seen.

CREATE TABLE hall_regime (
    id TEXT PRIMARY KEY,
    establishment_id TEXT NOT NULL REFERENCES establishment (id),
    hall TEXT NOT NULL,
    position INTEGER NOT NULL,
    times TEXT NOT NULL
) STRICT;
CREATE INDEX hall_regime_by_establishment ON hall_regime (establishment_id, position);

CREATE TABLE prison_rules (
    id TEXT PRIMARY KEY REFERENCES establishment (id),
    allowed_items TEXT NOT NULL,
    without_names INTEGER NOT NULL,
    not_seen_days INTEGER NOT NULL,
    minutes_each INTEGER NOT NULL,
    starts INTEGER NOT NULL,
    ends INTEGER NOT NULL
) STRICT;

CREATE TABLE day_line (
    id TEXT PRIMARY KEY,
    person_id TEXT NOT NULL REFERENCES person (id),
    establishment_id TEXT NOT NULL REFERENCES establishment (id),
    day TEXT NOT NULL,
    code TEXT NOT NULL,
    is_asked INTEGER NOT NULL,
    is_left_out INTEGER NOT NULL,
    why TEXT NOT NULL,
    rolled_from TEXT,
    outcome TEXT,
    reason TEXT,
    note_id TEXT NOT NULL,
    meeting_id TEXT NOT NULL
) STRICT;
CREATE INDEX day_line_by_day ON day_line (establishment_id, day);
CREATE INDEX day_line_by_date ON day_line (day);
CREATE INDEX day_line_by_person ON day_line (person_id);
