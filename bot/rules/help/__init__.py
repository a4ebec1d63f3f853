"""Asking followers for help: what makes an ask easy to answer, and pleasant to have answered."""
