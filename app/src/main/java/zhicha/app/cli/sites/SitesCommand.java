package zhicha.app.cli.sites;

import picocli.CommandLine.Command;

@Command(
        name = "sites",
        description = "站点文件与站点状况 / site files, and how the sites are.",
        subcommands = {
            SitesNewCommand.class,
            SitesHealthCommand.class,
            SitesAcknowledgeCommand.class,
            SitesHistoryCommand.class,
            SitesDispatchedCommand.class
        })
public final class SitesCommand {}
