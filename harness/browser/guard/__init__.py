"""What the shopper does not do at a site that is not ours."""
