"""Questions and changes, by subject. Each function takes the ``Reader`` or ``Writer`` of the store."""
