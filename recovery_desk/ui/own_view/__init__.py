"""Parts of the person's own view."""
