"""Write requirements/run.txt and requirements/dev.txt from pyproject.toml: pinned, hashed, without addresses.

Needs `uv` on the PATH. The files hold names, versions and hashes only: they are the same for everyone.
"""

import subprocess
import sys
from pathlib import Path

COMPILE = (
    "uv", "pip", "compile", "pyproject.toml", "--universal", "--python-version", "3.11", "--generate-hashes",
    "--no-annotate", "--no-header", "--no-emit-index-url", "--no-emit-find-links", "--quiet",
)  # fmt: skip

FILES = {
    "run.txt": ("--extra", "postgresql", "--extra", "llm", "--extra", "pictures"),
    "dev.txt": ("--extra", "postgresql", "--group", "pyproject.toml:dev", "--no-emit-package", "rejoinder"),
}


def main() -> int:
    """Compile each file and say what was written."""
    for name, options in FILES.items():
        target = Path("requirements") / name
        done = subprocess.run([*COMPILE, *options], capture_output=True, text=True, check=False)
        if done.returncode:
            print(done.stderr.strip())
            return done.returncode
        target.write_text(done.stdout, encoding="utf-8")
        print(f"{target}: {done.stdout.count('==')} packages")
    return 0


if __name__ == "__main__":
    sys.exit(main())
