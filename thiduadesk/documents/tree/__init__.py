"""What is done with the tree of any paper: its words read in order, its fields filled, its blanks found."""
