"""A set of words that takes sixteen bytes for each, however long they are."""

from array import array

_SMALLEST = 1 << 12  # slots; a power of two, as all sizes are


class Seen:
    """Words by a number of 64 bits that the process draws from them.

    Of two million words two are taken for the same once in nine million lists; nobody can bring that about, since the numbers differ from
    process to process.
    """

    def __init__(self) -> None:
        self._slots = array("q", [0]) * _SMALLEST  # 0: free
        self._count = 0

    def __len__(self) -> int:
        return self._count

    def __contains__(self, word: str) -> bool:
        number = hash(word) or 1
        return self._slots[self._place(number)] == number

    def add(self, word: str) -> bool:
        """Put a word in; tell whether it was new."""
        number = hash(word) or 1
        place = self._place(number)
        if self._slots[place]:
            return False
        self._slots[place] = number
        self._count += 1
        if self._count * 2 > len(self._slots):
            self._grow()
        return True

    def _place(self, number: int) -> int:
        """Give the slot where a number is, or would be."""
        slots, most = self._slots, len(self._slots) - 1
        place = number & most
        while slots[place] and slots[place] != number:
            place = (place + 1) & most
        return place

    def _grow(self) -> None:
        before = self._slots
        self._slots = array("q", [0]) * (2 * len(before))
        for number in before:
            if number:
                self._slots[self._place(number)] = number
