"""Comeback: the coach itself. It knows no platform, no model vendor, no database."""
