"""Accord Atlas: who deals with whom across Central Asia and the Middle East, and how firmly."""

from components import frame

frame.run_page()
