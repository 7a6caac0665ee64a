"""The object store: one port, a folder, an S3 service."""
