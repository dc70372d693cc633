import pytest

from tests.relate.conftest import made
from tests.show.samples import FakeView

__all__ = ["made"]


@pytest.fixture
def view():
    return FakeView()
