"""Composing: better wordings of a draft from the person's own words, and gaps for what only they can say."""
