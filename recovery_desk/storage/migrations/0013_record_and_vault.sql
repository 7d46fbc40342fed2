-- What the record of a person and the vault need besides.

-- Meetings are found by their words: what for, with whom, what was agreed.
CREATE INDEX meeting_by_staff ON meeting (staff_id);
INSERT INTO findable (kind, record_id) SELECT 'meeting', id FROM meeting;
INSERT INTO findable_words (rowid, words)
SELECT
    findable.line,
    folded(
        meeting.purpose || ' ' || meeting.worker || ' ' || meeting.room || ' ' || meeting.agreed || ' '
        || meeting.next_step || ' ' || meeting.note || coalesce(' ' || staff.name || ' ' || staff.agency, '')
    )
FROM findable
JOIN meeting ON meeting.id = findable.record_id
LEFT JOIN agency_staff AS staff ON staff.id = meeting.staff_id
WHERE findable.kind = 'meeting';

-- The columns of the caseload that are seldom sorted by, in one narrow index: it is read whole (10 ms for 100,000
-- people) where the wide lines take eight times as long, and an index for each would make every save dearer.
CREATE INDEX caseload_told ON caseload (place, kind, told_by, called, name_key, due, ended_on);

-- With which a worker leaves a person's own view, stretched: it opens nothing else.
CREATE TABLE view_pin (id TEXT PRIMARY KEY, sealed TEXT NOT NULL, chosen_at TEXT NOT NULL) STRICT;
