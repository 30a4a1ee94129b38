"""The headless commands; thin, over services."""
