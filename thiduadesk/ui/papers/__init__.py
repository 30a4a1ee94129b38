"""Papers cited on the screen: how they are called, and choosing one of the register."""
