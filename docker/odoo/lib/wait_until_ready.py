"""Reads PID URL... as arguments: ends well as soon as each address has answered 200; ends badly when the process
is gone, or after two minutes."""
import sys
import time
import urllib.request

LIMIT_SECONDS = 120


def answers(url):
    try:
        with urllib.request.urlopen(url, timeout=30) as response:
            return response.status == 200
    except OSError:
        return False


def is_alive(pid):
    try:
        with open(f'/proc/{pid}/stat') as stat:
            return stat.read().rpartition(') ')[2][0] != 'Z'
    except FileNotFoundError:
        return False


def main(pid, *urls):
    until = time.monotonic() + LIMIT_SECONDS
    waiting = list(urls)
    while waiting and is_alive(pid) and time.monotonic() < until:
        if answers(waiting[0]):
            waiting.pop(0)
        else:
            time.sleep(0.1)
    # A stranger's server on our port would have answered too.
    return 1 if waiting or not is_alive(pid) else 0


sys.exit(main(*sys.argv[1:]))
