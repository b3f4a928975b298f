"""画廊. What is wrong there is to be found, not to be made small."""

import pytest
from hypothesis import HealthCheck, Phase, settings


@pytest.fixture
def found_soon_enough(request):
    """As many examples as the module says (``EXAMPLES``), the same ones every time."""
    before = settings.get_current_profile_name()
    settings.register_profile(
        "gallery",
        max_examples=request.module.EXAMPLES,
        phases=[Phase.generate],
        database=None,
        derandomize=True,
        suppress_health_check=list(HealthCheck),
    )
    settings.load_profile("gallery")
    yield
    settings.load_profile(before)
