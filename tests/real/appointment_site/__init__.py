"""A django-appointment booking site: its own templates, SQLite, one service, one person who gives it."""
