"""Forms and lists of the small records around a person, written down as fields rather than drawn one by one."""
