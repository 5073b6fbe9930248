package zhicha.app.cli.leads;

import picocli.CommandLine.Command;

@Command(
        name = "leads",
        description = "线索 / leads.",
        subcommands = {LeadsListCommand.class, LeadsShowCommand.class, LeadsExportCommand.class})
public final class LeadsCommand {}
