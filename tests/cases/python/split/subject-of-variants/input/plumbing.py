"""What stands for the code under test."""

from unittest.mock import MagicMock

Process = Shell = MagicMock()
