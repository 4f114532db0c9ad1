"""A throw-away practice of invented patients, charted through the same actions as a real one."""
