"""The dispatch editor: outline, text of a part, bands of the frame, live preview."""
