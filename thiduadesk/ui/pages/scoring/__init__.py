"""The page «Chấm điểm»: the rubric as its official table, scored in place."""
