"""How personal data flows: which columns keep it, and which functions on the way hide it, and how well."""
