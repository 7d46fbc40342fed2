"""Forms and cards of the day out: they stand in the pane of a person and on the board of pickups."""
