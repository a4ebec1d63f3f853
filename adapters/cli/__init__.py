"""The command line: a draft in, hints out; events in, replies out."""
