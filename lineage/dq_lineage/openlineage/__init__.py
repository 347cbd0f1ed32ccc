"""OpenLineage: names of datasets, facets, and events of the client's classes."""
