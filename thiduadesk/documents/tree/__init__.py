"""What is done with the tree of any paper.

``walk`` reads its words in order, ``fields`` fills what comes from the records, ``placeholders``
finds what people still have to write, ``naming`` says what to call the file.
"""
