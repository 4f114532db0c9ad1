"""The note while it is edited: what changed, undo, and what every chip field and typed row shares."""
