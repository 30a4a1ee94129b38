"""The page «Tổng quan»: what to do next, where points were lost, how the year stands."""
