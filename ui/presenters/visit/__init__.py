"""The visit page: putting its parts together, the visit before, bringing forward, signing."""
