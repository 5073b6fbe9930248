package zhicha.app.cli.house;

import picocli.CommandLine.Command;

@Command(
        name = "users",
        description = "控制台用户 / the people who may sign in.",
        subcommands = {UsersAddCommand.class, UsersListCommand.class})
public final class UsersCommand {}
