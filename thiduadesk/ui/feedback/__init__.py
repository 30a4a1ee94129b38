"""What the window says: toasts, banners, questions, and the one desk for faults."""
