"""What is done with the tree of any paper.

``walk`` reads its words in order, ``fields`` fills what comes from the records, ``following`` keeps
what a report drafted by itself to them and ``placing`` finds where more of it belongs, ``placeholders``
finds what people still have to write, ``naming`` says what to call the file.
"""
