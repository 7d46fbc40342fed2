"""Files in and out: what ships with the program, spreadsheets, calendars, packs."""
