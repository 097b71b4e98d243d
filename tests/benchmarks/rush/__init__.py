"""What a rush costs the machine that sends it."""
