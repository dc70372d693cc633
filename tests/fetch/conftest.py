import pytest

from tests.fetch.server import serving


@pytest.fixture
def site():
    with serving() as found:
        yield found
