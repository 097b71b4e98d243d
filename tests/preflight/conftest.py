"""A campaign's folder, as the tests of its file have it."""

from tests.campaign.conftest import campaign, folder

__all__ = ["campaign", "folder"]
