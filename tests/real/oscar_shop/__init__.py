"""A django-oscar shop: its own apps and templates, SQLite, a handful of products."""
