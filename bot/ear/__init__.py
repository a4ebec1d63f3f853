"""The ear: hears in a draft what no list of phrases can, offline. Made by `comeback train`."""
