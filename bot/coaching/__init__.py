"""Coaching a draft: what is heard in it, what is shown of that, and better wordings."""
