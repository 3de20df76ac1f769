"""What happens in the background."""
import asyncio
import threading

import sentry_sdk

from raven.station import pump


def run_all():
    """One thread, and one task."""
    thread = threading.Thread(target=poll, args=("P9",), name="poller")
    thread.start()
    thread.join()
    asyncio.run(gather())


def poll(name):
    """Watches a pump."""
    return pump.find(name).motor.current


async def gather():
    try:
        await asyncio.gather(measure(1), measure(0))
    except ArithmeticError as error:
        sentry_sdk.capture_exception(error)


async def measure(interval):
    await asyncio.sleep(0)
    return 60 / interval
