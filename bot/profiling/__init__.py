"""The feature with which a workspace tells how it writes."""
