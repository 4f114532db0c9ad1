"""What is given or printed: handouts and signed visits."""
