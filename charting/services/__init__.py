"""What the practitioner does: one function, one action, one transaction."""
