"""The frame of the window: top bar, rail, status line, palette."""
