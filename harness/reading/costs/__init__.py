"""What effort comes to: predicted seconds, anchors, budgets, ratios."""
