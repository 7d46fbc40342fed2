"""Numbered schema changes; an old one never changes (a test holds their hashes)."""
