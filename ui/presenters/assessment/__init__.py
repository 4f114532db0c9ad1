"""What it means in each medicine: causes, patterns, codes, and what is commonly used with them."""
