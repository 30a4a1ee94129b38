"""The page «Văn bản viện dẫn»: the register of papers, and on a tab the evidence book."""
