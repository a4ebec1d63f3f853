"""The local web workspace: the embedded default, a small chat page for one machine."""
