"""One prompt a file. Empty until a language model joins: docs/decisions/0004-no-prompts-yet.md."""
