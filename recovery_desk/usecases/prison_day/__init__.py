"""A day in one prison: who is to be seen and why, the paper for it, what came of it, and clinics of slots."""
