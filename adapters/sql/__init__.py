"""The ports Journal, Conversations and Turns on one SQL database: SQLite by default, PostgreSQL for many at once."""
