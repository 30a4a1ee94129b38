"""Colours, type, icons: tokens as data, one palette and one style sheet made from them."""
