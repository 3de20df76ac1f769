"""The station's own page: a WSGI application."""
import json
from wsgiref.util import setup_testing_defaults

from sentry_sdk.integrations.wsgi import SentryWsgiMiddleware

STATIONS = {7: {"name": "North 7", "limits": None}}


def application(environ, start_response):
    status, body = answer(environ["PATH_INFO"])
    start_response(status, [("Content-Type", "application/json")])
    return [json.dumps(body).encode()]


def answer(path):
    """``/stations/7``: the station, with how much room its pressure has."""
    number = int(path.rsplit("/", 1)[1])
    station = STATIONS[number]
    low, high = station["limits"]
    return "200 OK", {**station, "room": high - low}


def serve_one(path):
    """Answers one request, as a server would."""
    environ = {"PATH_INFO": path, "QUERY_STRING": "verbose=1", "HTTP_USER_AGENT": "curl/8.5.0"}
    setup_testing_defaults(environ)
    list(SentryWsgiMiddleware(application)(environ, lambda _status, _headers: None))
