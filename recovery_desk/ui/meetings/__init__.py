"""Parts of the meetings screen and of the pane on a person's page."""
