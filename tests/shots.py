"""Take pictures of the page as visitors see it: python tests/shots.py [--url ADDRESS] [FOLDER].

Without an address a server is started, and stopped at the end. Needs the distribution's Chromium.
"""

from __future__ import annotations

import argparse
import os
import re
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, sync_playwright

CHROMIUM = "/usr/bin/chromium"
FLAGS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
SIZES = {"desktop": (1280, 900), "phone": (360, 740)}
QUESTIONS = {
    "empty": (),
    "answer": ("I'm a nurse, will AI take my job?",),
    "sources": ("I'm a nurse, will AI take my job?",),
    "comparison": ("paralegal or court reporter, which is safer?",),
    "ranking": ("What jobs are the least exposed to AI?",),
    "longer": ("I'm a nurse, will AI take my job?", "What else could I do?", "How do I become one?"),
}
_START_SECONDS = 120


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", nargs="?", type=Path, default=Path("build/shots"), help="default: %(default)s")
    parser.add_argument("--url", help="a server that runs already")
    parser.add_argument("--only", default="", help="a pattern of the pictures to take, such as phone-dark")
    chosen = parser.parse_args()
    chosen.folder.mkdir(parents=True, exist_ok=True)
    with serving(chosen.url) as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=list(FLAGS))
        for size, (width, height) in SIZES.items():
            for scheme in ("light", "dark"):
                for name, questions in QUESTIONS.items():
                    file = chosen.folder / f"{size}-{scheme}-{name}.png"
                    if re.search(chosen.only, file.stem):
                        take(browser, address, file, questions, width=width, height=height, scheme=scheme)
        browser.close()
    return 0


def take(
    browser: Browser, address: str, file: Path, questions: tuple[str, ...], *, width: int, height: int, scheme: Any
) -> None:
    """Ask the questions on a new page and save what the window shows; with questions, the whole page too."""
    page = browser.new_page(viewport={"width": width, "height": height}, color_scheme=scheme)
    page.goto(address)
    box = page.locator("#question textarea")
    box.wait_for()
    for number, question in enumerate(questions):
        box.fill(question)
        box.press("Enter")
        page.locator("#conversation .bot-row").nth(number).wait_for()
        page.locator("#conversation .options").last.wait_for()
    if file.stem.endswith("sources"):
        page.locator('#conversation a[href*="#source-"]').first.click()
    page.wait_for_timeout(800)
    page.screenshot(path=file)
    if questions:
        page.screenshot(path=file.with_stem(f"{file.stem}-whole"), full_page=True)
    wide = page.evaluate("document.documentElement.scrollWidth")
    print(f"{file}{'' if wide <= width else f': {wide - width} pixels too wide'}")
    page.close()


@contextmanager
def serving(address: str | None) -> Iterator[str]:
    """Give the address of a server whose page is open."""
    started = None
    if not address:
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            port = free.getsockname()[1]
        command = [str(Path(sys.executable).with_name("careerbot")), "serve", "--port", str(port)]
        quick = {"BOT_QUESTIONS_PER_MINUTE": "6000", "BOT_BURST": "100"}
        started = subprocess.Popen(command, env=os.environ | quick, stderr=subprocess.DEVNULL)
        address = f"http://127.0.0.1:{port}"
    try:
        until = time.monotonic() + _START_SECONDS
        while not is_open(address):
            if time.monotonic() > until or (started and started.poll() is not None):
                raise SystemExit(f"{address}: expected the page within {_START_SECONDS} s, found none.")
            time.sleep(0.2)
        yield address
    finally:
        if started:
            started.terminate()
            started.wait(20)


def is_open(address: str) -> bool:
    try:
        with urllib.request.urlopen(address, timeout=5) as response:
            return b"gradio_config" in response.read()
    except (urllib.error.URLError, OSError):
        return False


if __name__ == "__main__":
    sys.exit(main())
