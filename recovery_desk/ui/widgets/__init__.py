"""Parts that screens are made of. None of them knows a use case."""
