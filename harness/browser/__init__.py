"""The shopper: acts, counts, gathers evidence. Only this package knows Playwright."""
