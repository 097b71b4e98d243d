"""What pressing a control would do to the company, or to what the customer owes, for good."""
