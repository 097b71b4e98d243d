"""The street: fictional companies with real state, good and bad, that demo, tests and documentation live off."""
