import pytest

from tests.show.samples import FakeView


@pytest.fixture
def view():
    return FakeView()
