"""The page «Cài đặt»: the office with its history, who signs, units, lists, the look."""
