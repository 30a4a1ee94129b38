"""Honours on the screen: their names, and the conditions of the law held against the records."""
