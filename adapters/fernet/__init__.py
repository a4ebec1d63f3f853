"""The port Seal on Fernet: what is kept can be read with the key of this installation only."""
