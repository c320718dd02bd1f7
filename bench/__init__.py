"""Measurements: how good, how fast and how sturdy, each with its command."""
