"""The parts of a person's release-day tab: its banner, checks, forms and cards."""
