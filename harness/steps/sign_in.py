"""Sign in."""

from harness.steps import Shopper, step


@step
class SignIn:
    """Walk the site's own `sign-in` steps; their effort counts."""

    def act(self, shopper: Shopper) -> None:
        """Sign in."""
        shopper.sign_in()
