"""Runs every block of Python in the chapters, and of Octave where it is installed.

Each block ends in asserts, so that it says when it is wrong.
"""

import re
import shutil
import subprocess
import sys
from pathlib import Path

CHAPTERS = Path(__file__).parent.parent / "book" / "src"
LANGUAGES = {
    "python": [sys.executable, "-c"],
    # Octave leaves with 1 after an error, and may complain while it leaves.
    "text,octave": ["octave", "--quiet", "--no-gui", "--eval"],
}


def main() -> int:
    ran = failed = 0
    for language, command in LANGUAGES.items():
        if shutil.which(command[0]) is None:
            print(f"{command[0]} is not installed: its blocks are left out")
            continue
        for chapter in sorted(CHAPTERS.glob("*.md")):
            text = chapter.read_text(encoding="utf-8")
            for block in re.findall(rf"(?ms)^```{language}\n(.*?)^```", text):
                result = subprocess.run([*command, block], capture_output=True, text=True)
                ran += 1
                if result.returncode != 0:
                    failed += 1
                    print(f"{chapter.name}, {language}:\n{block}{result.stderr}", file=sys.stderr)
    print(f"{ran} blocks ran, {failed} failed")
    return 1 if failed or ran == 0 else 0


if __name__ == "__main__":
    sys.exit(main())
