"""The law of the release day as data and one engine; the checks and the route stand beside it."""
