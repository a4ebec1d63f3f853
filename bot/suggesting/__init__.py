"""Wordings that a language model writes, grounded in what the person said, and guarded."""
