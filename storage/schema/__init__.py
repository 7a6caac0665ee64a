"""The register's database: tables, records, transactions."""
