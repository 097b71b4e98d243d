"""A second count of what a customer does, by a recorder that shares no code with the shopper."""
