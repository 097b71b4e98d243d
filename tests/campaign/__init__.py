"""Campaign files and the lists that they name."""
