"""A django-newsletter site: its own templates, SQLite, one newsletter to which anybody may subscribe."""
