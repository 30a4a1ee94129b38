"""The page «Văn bản»: the papers of the desk, one in the editor, its way, the number register."""
