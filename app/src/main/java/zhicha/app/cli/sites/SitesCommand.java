package zhicha.app.cli.sites;

import picocli.CommandLine.Command;

@Command(
        name = "sites",
        description = "站点文件 / site files.",
        subcommands = {SitesNewCommand.class})
public final class SitesCommand {}
