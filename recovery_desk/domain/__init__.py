"""What the desk knows and the rules it lives by: pure, no files, no clock, no Qt, no SQL."""
