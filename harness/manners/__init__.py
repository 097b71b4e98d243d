"""What a visit owes a company that did not ask for it: a name, a pace, patience, and leaving alone what is asked to be left alone."""
