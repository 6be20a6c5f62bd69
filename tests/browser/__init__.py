"""Tests that drive the served dashboard in a real Chromium."""
