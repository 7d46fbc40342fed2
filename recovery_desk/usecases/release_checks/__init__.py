"""The checks of release days as deeds: looking, recording, choosing which apply, asking for an earlier day."""
