"""Reading and writing other people's files: Excel, Word, packets."""
