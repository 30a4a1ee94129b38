"""The only room that knows SQL: tables, the store, queries, backups, migrations."""
