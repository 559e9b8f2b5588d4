"""Groups of commands that say in our words what there is none of."""

from __future__ import annotations

import click

from provenance.cli.refusals import unknown_command


class Named(click.Group):
    """A group that answers an unknown name with those that it knows."""

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Return the command that the words name, and what is left of them."""
        if args and not ctx.resilient_parsing and args[0] not in self.commands and not args[0].startswith("-"):
            raise unknown_command(args[0], self, ctx)
        return super().resolve_command(ctx, args)
