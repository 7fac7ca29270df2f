"""Run a command and print what it cost as JSON: ``launch.py OUTPUT COMMAND...``."""

import os
import sys
import time


def main() -> int:
    """Run the command with its output in a file and return its exit code."""
    output, *command = sys.argv[1:]
    target = os.open(output, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o666)
    start = time.perf_counter()
    child = os.posix_spawnp(command[0], command, os.environ, file_actions=[(os.POSIX_SPAWN_DUP2, target, 1)])
    _, status, usage = os.wait4(child, 0)
    wall = time.perf_counter() - start
    # Linux counts the memory in kilobytes, macOS in bytes.
    rss = usage.ru_maxrss / (1024 * 1024 if sys.platform == "darwin" else 1024)
    print(f'{{"cpu": {usage.ru_utime + usage.ru_stime}, "wall": {wall}, "rss": {rss}}}')
    return os.waitstatus_to_exitcode(status)


if __name__ == "__main__":
    sys.exit(main())
