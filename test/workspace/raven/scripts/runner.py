"""The command line of a pump station: ``raven COMMAND``."""
import argparse
import logging
import sys

import sentry_sdk

from raven import observe
from raven.station import alarms, pressure, pump, remote, schedule, store, web, workers

log = logging.getLogger("raven.runner")


def check(_options):
    """Sends a message, to see that the way to Sentry is open."""
    sentry_sdk.capture_message("This is an example Python exception", level="error")


def watch(options):
    readings = store.load_readings(options.file)
    for name in ("inlet", "outlet"):
        log.info("%s: %.2f bar", name, pressure.read_sensor(readings, name))


def report(options):
    history = store.load_history(options.file)
    print("average", pressure.average(history))


def calibrate(options):
    print(pressure.to_bar(options.value))


def start(options):
    pump.Pump(options.value).start()


def stop(options):
    pump.find(options.value).stop()


def plan(options):
    print(schedule.next_run(options.value))


def rota(options):
    print(schedule.on_call(options.value))


def migrate(options):
    store.add_column(options.file, "temperature")


def alarm(options):
    alarms.notify_all(options.value or "pressure low")


def sync(options):
    remote.push(options.value)


def work(_options):
    workers.run_all()


def serve(options):
    web.serve_one(options.value or "/stations/7")


def tidy(options):
    removed = store.remove_older_than(options.value)
    log.warning("Removed %d readings of station %s", removed, "north-7")


COMMANDS = (alarm, calibrate, check, migrate, plan, report, rota, serve, start, stop, sync, tidy, watch, work)


def main(argv=None):
    """Runs one command. What it raises is reported and ends the process."""
    parser = argparse.ArgumentParser(prog="raven")
    parser.add_argument("command", choices=[command.__name__ for command in COMMANDS])
    parser.add_argument("value", nargs="?")
    parser.add_argument("--file", default="readings.json")
    options = parser.parse_args(argv)
    observe.start(f"{__name__} in {main.__name__}" if options.command == "check" else None)
    command = next(each for each in COMMANDS if each.__name__ == options.command)
    command(options)
    sentry_sdk.flush()
    return 0


if __name__ == "__main__":
    sys.exit(main())
