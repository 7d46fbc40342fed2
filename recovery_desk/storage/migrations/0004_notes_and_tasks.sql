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
