"""The windows that a customer has open, the one they look at last."""

from harness.browser.window import Window


class Windows(list[Window]):
    """Windows in the order in which the customer turned to them."""

    @property
    def viewport(self) -> tuple[int, int]:
        """Width and height of what the customer sees, in CSS pixels; nothing where no window was opened."""
        size = next((window.page.viewport_size for window in self), None)
        return (size["width"], size["height"]) if size else (0, 0)

    @property
    def state(self) -> tuple[bool, bool, bool]:
        """Whether the page crashed, closed itself, or kept opening dialogs."""
        last = self[-1] if self else None
        return (last.ear.crashed, last.gone, last.ear.endless) if last else (False, False, False)

    def forget_dialogs(self) -> None:
        """Start counting a step's dialogs anew."""
        for window in self:
            window.ear.dialogs_in_step = 0

    def stay(self) -> None:
        """Note that what the customer was to be led to does not come."""
        for window in self:
            window.ear.stays = True
