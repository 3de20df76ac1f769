"""Tells people."""


class Unreachable(Exception):
    """A person could not be told."""


def notify_all(text):
    """Tries every way, and reports those that failed together."""
    failures = []
    for send in (by_pager, by_mail):
        try:
            send(text)
        except (Unreachable, ConnectionError) as failure:
            failures.append(failure)
    if failures:
        raise ExceptionGroup(f"{len(failures)} of 2 ways failed", failures)


def by_pager(text):
    raise Unreachable(f"pager 4711 does not answer: {text}")


def by_mail(_text):
    try:
        connect("mail.example.com")
    except TimeoutError as timeout:
        raise ConnectionError("no mail server") from timeout


def connect(host):
    raise TimeoutError(f"{host} timed out after 5 s")
