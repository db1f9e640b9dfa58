"""Tests mirror the code and prove sentences."""
