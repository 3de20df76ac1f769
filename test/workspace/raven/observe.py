"""Tells Sentry who we are. The address comes from ``SENTRY_DSN``."""
import logging

import sentry_sdk
from sentry_sdk.integrations.logging import LoggingIntegration


def start(transaction=None):
    """``transaction`` names the run; without it Sentry names events after their code."""
    logging.basicConfig(level=logging.INFO, format="%(levelname)s %(name)s %(message)s")
    sentry_sdk.init(
        integrations=[LoggingIntegration(level=logging.INFO, event_level=logging.WARNING)],
        send_default_pii=True,
        max_breadcrumbs=20,
    )
    scope = sentry_sdk.get_isolation_scope()
    scope.set_user({"id": "17", "email": "night.shift@example.com"})
    scope.set_tag("station", "north-7")
    scope.set_context("station", {"name": "North 7", "pumps": 4})
    if transaction:
        scope.set_transaction_name(transaction)
