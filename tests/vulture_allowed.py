"""Names that only frameworks call, for vulture."""
