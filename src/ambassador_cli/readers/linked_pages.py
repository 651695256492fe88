"""Ask for linked pages, only where asking is harmless: public addresses, http and https, little and briefly.

Every hop of a redirect is looked up, checked and then asked for at exactly the address that was checked, so
that a name cannot point elsewhere between the look and the call. Proxies and other settings of the environment
are not used: behind a proxy the address that is asked cannot be checked, so there the answer is "offline".
"""

from __future__ import annotations

import ipaddress
import socket
import time
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from ambassador_cli.models.link import LinkAnswer, LinkState

if TYPE_CHECKING:
    import httpx

AT_A_TIME = 5
MAX_HOPS = 5
MAX_BYTES = 500_000
SECONDS_TO_CONNECT = 5.0
SECONDS_IN_ALL = 15.0
PORTS = {"http": 80, "https": 443}
_NAT64 = ipaddress.ip_network("64:ff9b::/96")

Resolve = Callable[[str], Sequence[str]]
"""Host name to IP addresses; raises :class:`OSError` where there is none."""


class _RefusedError(Exception):
    """Not asked, for the reason given."""


def read_linked_pages(
    urls: Sequence[str],
    known_domains: Sequence[str] = (),
    *,
    resolve: Resolve | None = None,
    transport: httpx.BaseTransport | None = None,
) -> tuple[LinkAnswer, ...]:
    """Ask for each address once, those on ``known_domains`` (or below them) first, ``AT_A_TIME`` at a time.

    Answers come in the order of ``urls``. ``resolve`` and ``transport`` stand in for the network in tests; what
    ``resolve`` says is checked like any other answer.
    """
    from concurrent.futures import ThreadPoolExecutor

    import httpx

    wanted = sorted(dict.fromkeys(urls), key=lambda url: not is_on(_host(url), known_domains))
    look_up = resolve or _look_up
    with (
        httpx.Client(
            transport=transport or httpx.HTTPTransport(limits=httpx.Limits(max_keepalive_connections=0)),
            trust_env=False,
            follow_redirects=False,
            timeout=httpx.Timeout(SECONDS_TO_CONNECT),
            headers={"User-Agent": "amb hashtag-check", "Accept-Encoding": "identity"},
        ) as client,
        ThreadPoolExecutor(AT_A_TIME) as pool,
    ):
        answers = dict(zip(wanted, pool.map(lambda url: _ask(client, url, look_up), wanted), strict=True))
    looked_up = [answer for answer in answers.values() if answer.state != "refused"]
    if looked_up and all(answer.reason == "no-such-host" for answer in looked_up):
        answers |= {answer.url: answer.model_copy(update={"state": "offline"}) for answer in looked_up}
    return tuple(answers[url] for url in dict.fromkeys(urls))


def is_on(host: str, domains: Sequence[str]) -> bool:
    """Is ``host`` one of ``domains``, or below one?"""
    host = host.casefold().rstrip(".")
    return any(host == domain or host.endswith(f".{domain}") for domain in (d.casefold() for d in domains))


def is_public(address: str) -> bool:
    """May this IP address be asked? Not private, loopback, link-local, reserved, multicast, nor one of these
    wrapped into IPv6."""
    ip = ipaddress.ip_address(address.split("%", 1)[0])
    if isinstance(ip, ipaddress.IPv6Address) and (
        ip.ipv4_mapped or ip.sixtofour or ip.teredo or ip.is_site_local or ip in _NAT64 or ip.packed[:12] == bytes(12)
    ):
        return False
    return ip.is_global and not ip.is_multicast and not ip.is_reserved


def _ask(client: httpx.Client, url: str, resolve: Resolve) -> LinkAnswer:
    """One page, with its redirects, within the time for one page."""
    import httpx

    deadline = time.monotonic() + SECONDS_IN_ALL
    current, hops = _with_scheme(url), 0
    try:
        while True:
            response = client.send(_request(client, httpx.URL(current), resolve), stream=True)
            try:
                if not response.has_redirect_location:
                    state: LinkState = "found" if response.is_success else "broken"
                    text = _beginning(response, deadline) if response.is_success else ""
                    return LinkAnswer(url=url, state=state, status=response.status_code, final=current, text=text)
                hops += 1
                if hops > MAX_HOPS:
                    raise _RefusedError("too-many-redirects")
                if time.monotonic() > deadline:
                    raise httpx.ReadTimeout("too slow")
                current = str(httpx.URL(current).join(response.headers["Location"]))
            finally:
                response.close()
    except _RefusedError as refused:
        return LinkAnswer(url=url, state="refused", reason=str(refused), final=current if hops else "")
    except socket.gaierror:
        return LinkAnswer(url=url, state="broken", reason="no-such-host", final=current if hops else "")
    except (httpx.InvalidURL, UnicodeError, ValueError):
        return LinkAnswer(url=url, state="broken", reason="no-address")
    except (httpx.HTTPError, OSError):
        return LinkAnswer(url=url, state="no-answer", final=current if hops else "")


def _request(client: httpx.Client, url: httpx.URL, resolve: Resolve) -> httpx.Request:
    """A request for ``url`` to an address that was looked up and found to be public."""
    if url.scheme not in PORTS:
        raise _RefusedError("scheme")
    if url.userinfo:
        raise _RefusedError("password")
    if (url.port or PORTS[url.scheme]) != PORTS[url.scheme]:
        raise _RefusedError("port")
    host = url.raw_host.decode("ascii")
    if not host:
        raise _RefusedError("scheme")
    addresses = list(resolve(host.strip("[]")))
    if not addresses or not all(is_public(address) for address in addresses):
        raise _RefusedError("not-public")
    return client.build_request(
        "GET",
        url.copy_with(host=addresses[0], fragment=None),
        headers={"Host": url.netloc.decode("ascii")},
        extensions={"sni_hostname": host},
    )


def _beginning(response: httpx.Response, deadline: float) -> str:
    """The first ``MAX_BYTES`` of a text, decoded as far as it can be; nothing of what came compressed, since a
    small answer may unpack to a huge one."""
    if "Content-Encoding" in response.headers or not response.headers.get("Content-Type", "").startswith("text/"):
        return ""
    data = bytearray()
    for chunk in response.iter_raw(8192):
        data += chunk
        if len(data) >= MAX_BYTES or time.monotonic() > deadline:
            break
    return bytes(data[:MAX_BYTES]).decode("utf-8", errors="replace")


def _look_up(host: str) -> Sequence[str]:
    found = socket.getaddrinfo(host, None, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(entry[4][0]) for entry in found))


def _with_scheme(url: str) -> str:
    return url if "://" in url else f"https://{url}"


def _host(url: str) -> str:
    import httpx

    try:
        return httpx.URL(_with_scheme(url)).host
    except (httpx.InvalidURL, UnicodeError, ValueError):
        return ""
