"""A campaign as its file describes it: page, audience, codes, gift, mail, journeys, days, and the load expected."""
