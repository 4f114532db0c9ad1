"""What was done at a visit: points, needles, other methods, cautions, adverse events."""
