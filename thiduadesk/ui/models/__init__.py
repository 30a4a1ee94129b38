"""One generic table model and view for every list."""
