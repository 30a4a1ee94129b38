"""The clerk's verbs, one module per group; shared by the window and the command line."""
