"""SQL files as rules see them: statements with their trees, places, scopes, tables and scans."""
