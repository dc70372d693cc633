"""The command ``dragoman``. Heavy imports stay inside the commands: help is there at once."""

from __future__ import annotations

import click

from dragoman.errors import DragomanError
from dragoman.show.commands import claims, coding, imports, judging, ledger, relations, site, subjects
from dragoman.show.commands.say import Failure


class Commands(click.Group):
    """Shows every known error as one line, and lists the commands in the order of their use."""

    def invoke(self, ctx: click.Context) -> object:
        """Runs the command that was asked for."""
        try:
            return super().invoke(ctx)
        except DragomanError as error:
            raise Failure(error) from error

    def list_commands(self, ctx: click.Context) -> list[str]:
        """As they were added."""
        return list(self.commands)


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
def cli() -> None:
    """Reads the news about states and other political actors and keeps a ledger of who did what to whom, when,
    where, and on whose word."""


_LEDGER = (*ledger.COMMANDS, claims.claim, *relations.COMMANDS, *subjects.COMMANDS, *judging.COMMANDS)
for command in (site.demo, coding.code, coding.actor, *_LEDGER, imports.import_, site.serve, site.version):
    cli.add_command(command)


def main() -> None:
    """The entry point."""
    cli()
