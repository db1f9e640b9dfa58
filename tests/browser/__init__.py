"""Tests that do what a reader does, in a real Chromium against the real server."""
