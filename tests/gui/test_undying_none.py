"""Python 3.11 must not run out of `None`, however many windows one process has opened."""

import subprocess
import sys

import pytest

MANY_WINDOWS = """
import sys
from recovery_desk.ui.undying_none import keep_none_alive
for _ in range(20):
    keep_none_alive()
print(sys.getrefcount(None))
"""


@pytest.mark.skipif(sys.version_info >= (3, 12), reason="None is immortal from Python 3.12 on")
def test_none_outlives_any_number_of_windows() -> None:
    done = subprocess.run([sys.executable, "-c", MANY_WINDOWS], check=True, capture_output=True, text=True)
    assert int(done.stdout) > sys.maxsize // 8
