"""Measurements of quality, speed and scale. Not part of the installed package."""
