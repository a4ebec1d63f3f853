"""The stores that the ports name, on one SQL database: SQLite by default, PostgreSQL for many at once."""
