"""Send a form."""

from harness.steps import Shopper, step


@step
class Send:
    """Send a form, by whichever button sends it, and go on through its pages until it is over.

    What the form still asks is answered first, as `fill: form` does, and so is each page that follows; what the company holds already is
    taken instead where it offers that (`Ship to this address`). It is over where a page asks nothing more of the kind; a button on a
    page without questions (`Place order`) is named with `click`. An answer that is not taken is given once more in another way where
    there is one; else the journey ends with what the page says. A question for a payment card ends it as `held` unless the site is
    `owned: true`.
    """

    def act(self, shopper: Shopper) -> None:
        """Answer, send, go on."""
        shopper.send_form()
