"""The plain engine: one process, a queue a thread."""
