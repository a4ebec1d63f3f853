"""Instructions for a language model, one a file: bot/prompt.py reads them."""
