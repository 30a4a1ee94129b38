"""The page «Phong trào»: movements, their logs, and what a year brings beside them."""
