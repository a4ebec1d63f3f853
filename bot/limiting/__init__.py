"""The feature with which a workspace sets its limits."""
