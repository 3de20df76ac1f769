"""Pumps and their motors."""
import logging

log = logging.getLogger(__name__)

MAX_SPEED = 1450


class MotorFault(Exception):
    """The motor refused."""


class PumpJammed(Exception):
    """The pump does not turn."""


class Motor:
    def __init__(self, name):
        self.name = name
        self.current = 0.0

    def spin(self, speed):
        if speed > MAX_SPEED:
            raise MotorFault(f"{self.name}: {speed} rpm is over the limit of {MAX_SPEED}")
        self.current = speed / 100


class Pump:
    def __init__(self, name):
        self.name = name
        self.motor = Motor(name)

    def start(self):
        log.info("starting %s", self.name)
        try:
            self.motor.spin(self.wanted_speed())
        except MotorFault as fault:
            raise PumpJammed(f"{self.name} does not start") from fault

    def wanted_speed(self):
        """Big pumps are asked for more than they can give."""
        return 1600 if self.name.startswith("big") else 900

    def stop(self):
        self.motor.spin(0)


PUMPS = {"P1": Pump("P1"), "P2": Pump("P2")}


def find(name):
    """The pump with this name."""
    return PUMPS.get(name)
