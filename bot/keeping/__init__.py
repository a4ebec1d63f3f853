"""The feature that shows people what is kept of them, hands it out, and deletes it."""
