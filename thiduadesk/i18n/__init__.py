"""The gettext catalogue, Qt's translator fed from it, dates and numbers for people."""
