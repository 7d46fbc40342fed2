"""Tables as Qt asks for them; the rows come from use cases."""
