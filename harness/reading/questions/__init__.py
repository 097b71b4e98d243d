"""What the company's forms ask, and of whom."""
