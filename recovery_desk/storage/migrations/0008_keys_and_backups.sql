-- Workers and their keys inside the vault, backups made, looks at the audit.

-- Workers. The first worker of a desk is a coordinator; one who has left stays for the history's sake.
ALTER TABLE worker ADD COLUMN role TEXT NOT NULL DEFAULT 'worker';
ALTER TABLE worker ADD COLUMN left_on TEXT;
UPDATE worker SET role = 'coordinator';

-- Backups.
