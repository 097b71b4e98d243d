"""How a journey ended, and what on its last page or in its last mail says so."""
