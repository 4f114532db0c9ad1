"""The chart file: keys, opening, upgrading, backing up, its audit chain."""
