"""Ask for linked pages, only where asking is harmless: public addresses, http and https, little and briefly.

Every hop of a redirect is looked up, checked and then asked for at exactly the addresses that were checked, so
that a name cannot point elsewhere between the look and the call. Proxies are not used: behind a proxy the address that
is asked cannot be checked, so where only a proxy leads out the answer is "offline" or none.
"""

from __future__ import annotations

import queue
import socket
import threading
import time
from collections import deque
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from ambassador_cli.models.link import LinkAnswer, LinkState
from ambassador_cli.readers.linked_pages.addresses import is_public
from ambassador_cli.readers.linked_pages.exchange import MAX_BYTES, Answer, Connect, Deadline, ask

if TYPE_CHECKING:
    import ssl

    import httpx

__all__ = ["AT_A_TIME", "MAX_BYTES", "MOST_LINKS", "is_on", "is_public", "proxy_is_set", "read_linked_pages"]

AT_A_TIME = 5
MOST_LINKS = 50
"""That are asked for one draft."""
MAX_HOPS = 5
SECONDS_IN_ALL = 15.0
"""For one link with all its redirects."""
PORTS = {"http": 80, "https": 443}
_GRACE = 0.5
_LOOKS = 0.1

Resolve = Callable[[str], Sequence[str]]
"""Host name to IP addresses; raises :class:`OSError` where there is none."""


class _RefusedError(Exception):
    """Not asked, for the reason given."""


def read_linked_pages(
    urls: Sequence[str],
    known_domains: Sequence[str] = (),
    *,
    resolve: Resolve | None = None,
    connect: Connect | None = None,
    certificates: ssl.SSLContext | None = None,
) -> tuple[LinkAnswer, ...]:
    """Ask for each address once, those on ``known_domains`` (or below them) first, ``AT_A_TIME`` at a time.

    Answers come in the order of ``urls``, each within ``SECONDS_IN_ALL`` of being asked for; an interrupt ends all of
    it at once. ``resolve`` and ``connect`` stand in for the network; what ``resolve`` says is checked like any other
    answer. Without ``certificates`` those of the environment are believed; raises ``InputError`` where these are none.
    """
    from ambassador_cli.readers.linked_pages.certificates import read_certificates

    wanted = sorted(dict.fromkeys(urls), key=lambda url: not is_on(_host(url), known_domains))
    page = _Pages(resolve or _look_up, connect or _connect, certificates or read_certificates())
    answers = _ask_all(wanted, page.read)
    looked_up = [answer for answer in answers.values() if answer.state != "refused"]
    if looked_up and all(answer.reason == "no-such-host" and not answer.final for answer in looked_up):
        answers |= {answer.url: answer.model_copy(update={"state": "offline"}) for answer in looked_up}
    return tuple(answers[url] for url in dict.fromkeys(urls))


def is_on(host: str, domains: Sequence[str]) -> bool:
    """Is ``host`` one of ``domains``, or below one?"""
    host = host.casefold().rstrip(".")
    return any(host == domain or host.endswith(f".{domain}") for domain in (d.casefold() for d in domains))


def proxy_is_set() -> bool:
    """Does the environment, or the system, name a proxy for pages?"""
    from urllib.request import getproxies

    return any(getproxies().get(kind) for kind in ("http", "https", "all"))


def _ask_all(urls: Sequence[str], read: Callable[[str], LinkAnswer]) -> dict[str, LinkAnswer]:
    """An answer for each, from threads that nobody waits for longer than their time: looking up a name has no end of
    its own, and none of them may keep amb from leaving."""
    waiting = deque(urls)
    running: dict[str, float] = {}
    answers: dict[str, LinkAnswer] = {}
    results: queue.SimpleQueue[LinkAnswer] = queue.SimpleQueue()
    while waiting or running:
        while waiting and len(running) < AT_A_TIME:
            url = waiting.popleft()
            running[url] = time.monotonic()
            threading.Thread(target=lambda url=url: results.put(read(url)), daemon=True).start()
        try:
            answer = results.get(timeout=_LOOKS)
            if running.pop(answer.url, None) is not None:
                answers[answer.url] = answer
        except queue.Empty:
            pass
        overdue = [url for url, since in running.items() if time.monotonic() - since > SECONDS_IN_ALL + _GRACE]
        for url in overdue:
            del running[url]
            answers[url] = LinkAnswer(url=url, state="no-answer")
    return answers


class _Pages:
    """Reads one page after the other, with all that is the same for each."""

    def __init__(self, resolve: Resolve, connect: Connect, certificates: ssl.SSLContext) -> None:
        self.resolve = resolve
        self.connect = connect
        self.certificates = certificates

    def read(self, url: str) -> LinkAnswer:
        """One page, with its redirects. Raises nothing: whatever a server makes a library stumble over is no answer."""
        import ssl

        from ambassador_cli.readers.linked_pages.certificates import why_not_believed

        hops: list[str] = []
        try:
            answer = self._follow(_with_scheme(url), hops, Deadline(SECONDS_IN_ALL))
            state: LinkState = "found" if answer.is_success else "broken"
            return LinkAnswer(url=url, state=state, status=answer.status, final=hops[-1], text=answer.text)
        except _RefusedError as refused:
            return LinkAnswer(url=url, state="refused", reason=str(refused), final=_last(hops))
        except socket.gaierror:
            return LinkAnswer(url=url, state="broken", reason="no-such-host", final=_last(hops))
        except ssl.SSLCertVerificationError as error:
            return LinkAnswer(url=url, state="refused", reason=why_not_believed(error), final=_last(hops))
        except OSError:
            return LinkAnswer(url=url, state="no-answer", final=_last(hops))
        except Exception as error:
            if _is_no_address(error):
                return LinkAnswer(url=url, state="broken", reason="no-address")
            return LinkAnswer(url=url, state="no-answer", final=_last(hops))

    def _follow(self, current: str, hops: list[str], deadline: Deadline) -> Answer:
        """The answer at the end of all redirects; ``hops`` gets every address on the way."""
        import httpcore
        import httpx

        while True:
            url = httpx.URL(current)
            hops.append(current)
            addresses = self._addresses(url)
            raw = httpcore.URL(
                scheme=url.raw_scheme, host=url.raw_host.strip(b"[]"), port=PORTS[url.scheme], target=url.raw_path
            )
            answer = ask(raw, addresses, deadline, certificates=self.certificates, connect=self.connect)
            if not answer.moved_to:
                return answer
            if len(hops) > MAX_HOPS:
                raise _RefusedError("too-many-redirects")
            current = str(url.join(answer.moved_to))

    def _addresses(self, url: httpx.URL) -> list[str]:
        """Where ``url`` may be asked for: addresses that were looked up and found to be public, all of them."""
        if url.scheme not in PORTS:
            raise _RefusedError("scheme")
        if url.userinfo:
            raise _RefusedError("password")
        if (url.port or PORTS[url.scheme]) != PORTS[url.scheme]:
            raise _RefusedError("port")
        host = url.raw_host.decode("ascii")
        if not host:
            raise _RefusedError("scheme")
        addresses = list(dict.fromkeys(self.resolve(host.strip("[]"))))
        if not addresses or not all(is_public(address) for address in addresses):
            raise _RefusedError("not-public")
        return addresses


def _is_no_address(error: Exception) -> bool:
    import httpx

    return isinstance(error, httpx.InvalidURL | UnicodeError | ValueError)


def _last(hops: Sequence[str]) -> str:
    return hops[-1] if len(hops) > 1 else ""


def _look_up(host: str) -> Sequence[str]:
    found = socket.getaddrinfo(host, None, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(entry[4][0]) for entry in found))


def _connect(address: str, port: int, seconds: float) -> socket.socket:
    return socket.create_connection((address, port), seconds)


def _with_scheme(url: str) -> str:
    return url if "://" in url else f"https://{url}"


def _host(url: str) -> str:
    import httpx

    try:
        return httpx.URL(_with_scheme(url)).host
    except (httpx.InvalidURL, UnicodeError, ValueError):
        return ""
