"""The windows: everything that speaks Qt, and nothing else does."""
