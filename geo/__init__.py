"""Boundaries, map layers, views and colors; knows no framework."""
