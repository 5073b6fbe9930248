package zhicha.app.cli.leads;

import picocli.CommandLine.Command;

@Command(name = "review", description = "研判队列 / the review queue.", subcommands = ReviewListCommand.class)
public final class ReviewCommand {}
