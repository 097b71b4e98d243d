"""Who the customer is, and what the company already knows of them."""
