"""What each sheet says: facts gathered from the vault, not yet words on paper."""
