"""What breaks around a visit: each fault ends in one outcome, and the rest of the run goes on."""
