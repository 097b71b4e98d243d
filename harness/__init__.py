"""mystery-shop: measures what companies put their customers through."""

__version__ = "0.1.0"
