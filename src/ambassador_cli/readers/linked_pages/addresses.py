"""Which IP addresses may be asked: those of the open internet, and none that leads elsewhere in disguise."""

from __future__ import annotations

import ipaddress

_REFUSED = tuple(
    ipaddress.ip_network(network)
    for network in (
        "192.0.0.0/24",  # protocols
        "192.88.99.0/24",  # relays of 6to4
        "168.63.129.16/32",  # a public address that a cloud answers from inside
        "2001::/23",  # Teredo, ORCHID, benchmarks and other protocols
        "2001:db8::/32",  # documentation
        "2002::/16",  # 6to4
        "3fff::/20",  # documentation
        "5f00::/16",  # segment routing
        "64:ff9b::/96",  # NAT64
        "64:ff9b:1::/48",  # NAT64 within one network
    )
)
_GLOBAL_UNICAST = ipaddress.ip_network("2000::/3")
_ISATAP = frozenset({bytes.fromhex("00005efe"), bytes.fromhex("02005efe")})
"""The middle of an IPv6 address that wraps an IPv4 address for ISATAP (RFC 5214)."""


def is_public(address: str) -> bool:
    """May this IP address be asked?

    Only global unicast addresses of the registries of IANA: not private, shared, loopback, link-local, reserved,
    multicast, documentation, nor an IPv6 address that tunnels or maps an IPv4 one (6to4, Teredo, NAT64, ISATAP,
    IPv4-mapped, -compatible, -translated). Raises :class:`ValueError` for what is no IP address.
    """
    ip = ipaddress.ip_address(address.split("%", 1)[0])
    if any(ip in network for network in _REFUSED if network.version == ip.version):
        return False
    if isinstance(ip, ipaddress.IPv6Address) and (ip not in _GLOBAL_UNICAST or ip.packed[8:12] in _ISATAP):
        return False
    return ip.is_global and not (ip.is_multicast or ip.is_reserved or ip.is_private)
