"""Whether and how the company can be asked."""
