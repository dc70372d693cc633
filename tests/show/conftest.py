import pytest

from tests.relate.conftest import made
from tests.show.samples import FakeView

__all__ = ["made"]


@pytest.fixture
def view():
    return FakeView()


@pytest.fixture(autouse=True)
def no_width(monkeypatch: pytest.MonkeyPatch) -> None:
    """Test runners of several processes tell their workers a width of 80 columns, which would break lines."""
    monkeypatch.delenv("COLUMNS", raising=False)
