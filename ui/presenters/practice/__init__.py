"""The practice: its day, settings, phrases, sources, and finding one's way."""
