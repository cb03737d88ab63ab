"""Serve the career adviser with settings from the environment: `python app.py`."""

import os
import sys

from bot.serving import serve
from bot.settings import read_settings

if __name__ == "__main__":
    sys.exit(serve(read_settings(os.environ)))
