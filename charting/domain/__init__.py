"""Plain values and the reasoning over them: standard library only, no files, no screen."""
