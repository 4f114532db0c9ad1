"""Clinical vocabulary read from resources/content into domain values."""
