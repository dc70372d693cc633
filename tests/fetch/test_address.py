import threading

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.errors import InputError, Refused
from dragoman.fetch import address

CLOSED = """
127.0.0.1 127.255.0.9 0.0.0.0 10.1.2.3 172.16.0.1 192.168.1.1 169.254.169.254 100.64.0.1 192.0.0.8 192.0.2.1
198.18.0.1 198.51.100.7 203.0.113.9 192.88.99.1 224.0.0.1 239.1.1.1 240.0.0.1 255.255.255.255 :: ::1
::ffff:127.0.0.1 ::ffff:8.8.8.8 ::127.0.0.1 64:ff9b::7f00:1 64:ff9b::808:808 64:ff9b:1::1 2002:7f00:1::
2001:0:53aa::1 2001:db8::1 fc00::1 fd12::1 fe80::1 fe80::1%eth0 fec0::1 ff02::1 ff0e::1 100::1 3fff::1 5f00::1
news 127.1
"""


@pytest.mark.parametrize("ip", CLOSED.split())
def test_special_addresses_are_closed(ip):
    assert not address.public(ip)
    with pytest.raises(Refused, match="not public"):
        address.check("host", 443, ["8.8.8.8", ip])


@pytest.mark.parametrize("ip", ["8.8.8.8", "93.184.216.34", "1.1.1.1", "2606:4700::1111", "2a00:1450::8a"])
def test_public_addresses_are_open(ip):
    assert address.public(ip)
    address.check("host", 443, [ip])


def test_other_ports_are_closed_even_at_public_addresses():
    with pytest.raises(Refused, match="port 22"):
        address.check("host", 22, ["8.8.8.8"])


def test_an_allowance_holds_for_its_port_alone():
    allowed = frozenset({("127.0.0.1", 8001)})
    address.check("host", 8001, ["127.0.0.1"], allowed)
    for port, ip in [(8002, "127.0.0.1"), (8001, "127.0.0.2"), (8001, "8.8.8.8")]:
        with pytest.raises(Refused):
            address.check("host", port, [ip], allowed)


@pytest.mark.parametrize(
    "host", ["2130706433", "0x7f000001", "0x7f.1", "017700000001", "127.1", "0177.0.0.1", "1.2.3.4."]
)
def test_numbers_in_disguise(host):
    assert address.disguised(host)


@pytest.mark.parametrize("host", ["127.0.0.1", "news.example", "4chan.example", "0xbad.example", "::1"])
def test_plain_hosts_are_no_disguise(host):
    assert not address.disguised(host)


@given(st.ip_addresses(v=4))
@settings(max_examples=200, deadline=None)
def test_an_ipv6_form_never_opens_what_ipv4_closes(ip):
    number = f"{int(ip) >> 16:x}:{int(ip) & 0xFFFF:x}"
    for form in (f"::ffff:{ip}", f"::{ip}", f"64:ff9b::{number}", f"2002:{number}::", f"2001:0:{number}::"):
        assert not address.public(form)


def test_lookup_knows_numbers_without_a_network():
    assert address.lookup("127.0.0.1", 80) == ["127.0.0.1"]


def test_resolve_gives_up_in_time():
    stop = threading.Event()
    with pytest.raises(Refused, match="in time"):
        address.resolve("slow.example", 80, resolver=lambda host, port: stop.wait(20) and [], seconds=0.05)
    stop.set()


@pytest.mark.parametrize("answer", [OSError("no"), UnicodeError("label"), []])
def test_resolve_without_an_answer(answer):
    def resolver(host, port):
        if isinstance(answer, Exception):
            raise answer
        return answer

    with pytest.raises(InputError, match="no such host"):
        address.resolve("none.example", 80, resolver=resolver, seconds=5)
