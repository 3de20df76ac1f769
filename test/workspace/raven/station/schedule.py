"""When pumps run, and who is called when they do not."""
from datetime import datetime, timedelta

SHIFTS = {"early": "late", "late": "night", "night": "early", "spare": "spare"}


def next_run(text):
    """``text`` is the last run, like ``2026-11-05 22:15``."""
    last = datetime.strptime(text, "%Y-%m-%d %H:%M")
    return last + timedelta(hours=6)


def on_call(shift, wanted="early"):
    """Walks the rota until it comes to the wanted shift."""
    following = SHIFTS[shift]
    if following == wanted:
        return shift
    return on_call(following, wanted)
