"""Readings of the gauges."""
import logging

log = logging.getLogger(__name__)

BAR_PER_COUNT = 0.0125
SAFE = {"inlet": (1.5, 6.0), "outlet": (2.0, 8.5)}


def read_sensor(readings, name):
    """The pressure at a gauge, in bar."""
    log.info("reading %s", name)
    counts = readings[name]["counts"]
    return counts * BAR_PER_COUNT


def to_bar(text):
    """Takes what the operator typed: ``3.2`` or ``320 counts``."""
    number, _, unit = text.partition(" ")
    value = float(number)
    return value * BAR_PER_COUNT if unit == "counts" else value


def average(history):
    """Mean of the last readings, in bar."""
    recent = [entry["bar"] for entry in history if entry["fresh"]]
    return sum(recent) / len(recent)


def is_safe(name, bar):
    low, high = SAFE[name]
    return low <= bar <= high
