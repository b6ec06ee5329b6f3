"""Between the fields of a shared database's address and the address itself."""

from __future__ import annotations

from tiquo_desktop.domain.errors import InvalidValue
from tiquo_desktop.services.connecting import ServerFields
from tiquo_desktop.storage.addresses import Address, is_port


def fields_of(address: Address) -> ServerFields:
    """An address, taken apart."""
    rest = dict(address.parameters)
    hosts, ports = (rest.pop(name, "").split(",") for name in ("host", "port"))
    if len(ports) != len(hosts):
        ports = [ports[0]] * len(hosts)
    common = ports[0] if len(set(ports)) == 1 else ""
    return ServerFields(
        hosts=", ".join(
            (f"[{host}]" if ":" in host else host) + (f":{port}" if port and not common else "")
            for host, port in zip(hosts, ports, strict=True)
        ),
        port=common,
        database=rest.pop("dbname", ""),
        login=rest.pop("user", ""),
        tls=rest.pop("sslmode", ""),
        ca_file=rest.pop("sslrootcert", ""),
        reads_from_standby=address.reads_from_standby,
        others=tuple(sorted(rest.items())),
    )


def address_of(fields: ServerFields) -> Address:
    """The address that fields mean, without a password.

    Raises:
        InvalidValue: they mean none; `field` names the one.
    """
    pairs = [_host_and_port(text.strip(), fields.port.strip()) for text in fields.hosts.split(",")]
    for _, port in pairs:
        if port and not is_port(port):
            wrong = "port" if port == fields.port.strip() else "hosts"
            raise InvalidValue("A port is a whole number from 1 to 65535.", wrong)
    if len(pairs) > 1 and not all(host for host, _ in pairs):
        raise InvalidValue("The name of a server is missing between two commas.", "hosts")
    if not fields.database.strip():
        raise InvalidValue("Write the name of the database.", "database")
    given = {
        **dict(fields.others),
        "host": ",".join(host for host, _ in pairs),
        "port": ",".join(port for _, port in pairs) if any(port for _, port in pairs) else "",
        "dbname": fields.database.strip(),
        "user": fields.login.strip(),
        "sslmode": fields.tls,
        "sslrootcert": fields.ca_file.strip(),
    }
    address = Address(
        {name: value for name, value in given.items() if value},
        reads_from_standby=fields.reads_from_standby,
    )
    return Address.parse(address.url)


def _host_and_port(text: str, otherwise: str) -> tuple[str, str]:
    """Host and port of ``host``, ``host:port``, ``[::1]:port``, ``::1`` or the folder of a socket."""
    if text.startswith("["):
        host, _, port = text[1:].partition("]")
        return host, port.removeprefix(":") or otherwise
    if text.startswith("/") or text.count(":") != 1:
        return text, otherwise
    host, _, port = text.partition(":")
    return host, port or otherwise
