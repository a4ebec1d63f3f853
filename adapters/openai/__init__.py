"""The port LanguageModel on any server that speaks OpenAI's Chat Completions."""
