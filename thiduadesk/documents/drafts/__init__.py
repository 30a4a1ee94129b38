"""What a paper begins with: templates and the sample office, read from the resources.

``compact`` reads the short form both are written in; ``facts`` puts the records into words and
``fields`` sets them into a text; ``placeholders`` finds what is left for people to write.
"""
