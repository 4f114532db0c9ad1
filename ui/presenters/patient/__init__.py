"""The person: adding, details, episodes of care, history and progress."""
