"""Composers (facts to the typed tree) and renderers (tree to PDF and DOCX)."""
