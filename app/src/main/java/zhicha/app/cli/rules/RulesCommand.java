package zhicha.app.cli.rules;

import picocli.CommandLine.Command;

@Command(
        name = "rules",
        description = "规则维护 / for rule maintainers.",
        subcommands = {RulesValidateCommand.class, RulesTestCommand.class})
public final class RulesCommand {}
