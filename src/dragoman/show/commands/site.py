"""``dragoman serve``, ``demo`` and ``version``."""

from __future__ import annotations

import socket
from pathlib import Path

import click

from dragoman.show.commands.say import graded, grades_option, reading


@click.command()
@reading
@click.option("--port", type=click.IntRange(0, 65535), default=8765, show_default=True, help="0 takes a free one.")
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to listen at.")
@click.option("--allow-host", multiple=True, metavar="NAME", help="A further host name that browsers may use.")
@grades_option
def serve(ledger: Path, port: int, host: str, allow_host: tuple[str, ...], grades: Path | None) -> None:
    """Show the ledger as web pages.

    They are served to this machine only, unless --host and --allow-host say otherwise.
    """
    _serve(ledger, host, port, allow_host, grades)


@click.command()
@click.option("--ledger", type=click.Path(path_type=Path), default=Path("dragoman-demo.ledger"), show_default=True)
@click.option("--serve/--no-serve", "served", default=True, help="Show the pages at the end.")
@click.option("--port", type=click.IntRange(0, 65535), default=8765, show_default=True)
def demo(ledger: Path, served: bool, port: int) -> None:
    """Build and show a ledger of the bundled articles."""
    from dragoman.show import tour

    tour.build(ledger)
    tour.tell(ledger)
    if served:
        _serve(ledger, "127.0.0.1", port, ())


@click.command()
def version() -> None:
    """Print the version."""
    from importlib.metadata import version as installed

    click.echo(f"dragoman {installed('dragoman')}")


def _serve(ledger: Path, host: str, port: int, allowed: tuple[str, ...], grades: Path | None = None) -> None:
    import uvicorn

    from dragoman.errors import InputError
    from dragoman.show import web

    app = web.app(ledger, allowed_hosts=(*web.LOOPBACK, host, *allowed), grades=graded(grades))
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as listening:
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            listening.bind((host, port))
            listening.listen()  # before the address is told, so that whoever reads it can connect
        except OSError as error:
            reason = f"cannot listen there ({error.strerror or error})"
            raise InputError(
                f"{host}:{port}", reason, "Choose another with --port, or stop what listens there"
            ) from None
        shown = f"[{host}]" if ":" in host else host
        click.echo(f"\n  Dragoman shows {ledger} at http://{shown}:{listening.getsockname()[1]}  (Ctrl-C to stop)\n")
        uvicorn.Server(uvicorn.Config(app, log_level="warning", server_header=False)).run(sockets=[listening])
