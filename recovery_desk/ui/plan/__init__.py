"""The parts of the panes for needs and plan: cards and forms."""
