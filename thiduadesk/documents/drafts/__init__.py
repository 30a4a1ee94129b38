"""What a paper begins with: templates and the sample office, read from the resources.

``compact`` reads the short form both are written in; ``facts`` puts the records into the words that
the fields of a template ask for.
"""
