LENGTH = 120


def preview(content):
    """The text on one line, cut where it gets long; False when there is none."""
    line = ' '.join((content or '').split())
    return (line if len(line) <= LENGTH else line[:LENGTH - 1] + '…') or False
