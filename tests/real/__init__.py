"""Three real companies' software, written by no one here: a django-oscar shop, a django-appointment booking site, a django-newsletter."""
