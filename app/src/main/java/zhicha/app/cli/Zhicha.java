package zhicha.app.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;
import zhicha.app.cli.crawl.CrawlCommand;
import zhicha.app.cli.crawl.ExtractCommand;
import zhicha.app.cli.crawl.ImportCommand;
import zhicha.app.cli.demo.DemoCommand;
import zhicha.app.cli.estimate.EstimateCommand;
import zhicha.app.cli.house.ConfigCommand;
import zhicha.app.cli.house.DoctorCommand;
import zhicha.app.cli.house.EvidenceCommand;
import zhicha.app.cli.house.ReindexCommand;
import zhicha.app.cli.house.RunCommand;
import zhicha.app.cli.house.UsersCommand;
import zhicha.app.cli.leads.LeadsCommand;
import zhicha.app.cli.leads.ReviewCommand;
import zhicha.app.cli.pictures.PicturesCommand;
import zhicha.app.cli.rules.MatchCommand;
import zhicha.app.cli.rules.RulesCommand;
import zhicha.app.cli.sites.SitesCommand;
import zhicha.app.cli.terminal.CommandFailure;
import zhicha.app.cli.terminal.Exit;
import zhicha.app.store.StoreProblem;
import zhicha.app.store.row.StuckRow;
import zhicha.app.web.Console;

/** The program: {@code ./zhicha VERB ...}. Data goes to standard output, everything else to standard error. */
@Command(
        name = "zhicha",
        description = "知察：网络交易知识产权侵权线索监测 / watches online shops for likely IP infringement.",
        versionProvider = Zhicha.Version.class,
        synopsisSubcommandLabel = "VERB",
        subcommands = {
            CrawlCommand.class,
            ExtractCommand.class,
            ImportCommand.class,
            MatchCommand.class,
            RulesCommand.class,
            SitesCommand.class,
            EvidenceCommand.class,
            DemoCommand.class,
            RunCommand.class,
            EstimateCommand.class,
            ReviewCommand.class,
            LeadsCommand.class,
            UsersCommand.class,
            PicturesCommand.class,
            ReindexCommand.class,
            ConfigCommand.class,
            DoctorCommand.class
        })
public final class Zhicha implements Runnable {
    @Spec
    private @Nullable CommandSpec spec;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            scope = ScopeType.INHERIT,
            description = "显示用法 / how this verb is used")
    private boolean helpAsked;

    @Option(
            names = {"-V", "--version"},
            versionHelp = true,
            description = "显示版本 / the version")
    private boolean versionAsked;

    @Override
    public void run() {
        if (spec != null) {
            spec.commandLine().usage(spec.commandLine().getOut());
        }
    }

    public static void main(String[] arguments) {
        System.exit(commandLine().execute(arguments));
    }

    public static CommandLine commandLine() {
        return new CommandLine(new Zhicha())
                .setOut(new PrintWriter(System.out, true, StandardCharsets.UTF_8))
                .setErr(new PrintWriter(System.err, true, StandardCharsets.UTF_8))
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExitCodeExceptionMapper(Zhicha::exitFor)
                .setParameterExceptionHandler(Zhicha::wrongUsage)
                .setExecutionExceptionHandler(Zhicha::failed);
    }

    private static int exitFor(Throwable problem) {
        return problem instanceof CommandFailure failure ? failure.exit() : Exit.BUG;
    }

    private static int wrongUsage(CommandLine.ParameterException problem, String[] arguments) {
        CommandLine verb = problem.getCommandLine();
        verb.getErr().println("用法有误 / wrong usage: " + problem.getMessage());
        if (!CommandLine.UnmatchedArgumentException.printSuggestions(problem, verb.getErr())) {
            verb.usage(verb.getErr());
        } else {
            verb.getErr().println("  -> --help 列出全部命令和选项 / lists the verbs and options there are");
        }
        return Exit.USAGE;
    }

    private static int failed(Exception problem, CommandLine verb, CommandLine.ParseResult parsed) {
        if (problem instanceof CommandFailure failure) {
            verb.getErr().println(failure.getMessage());
            verb.getErr().println("  -> " + failure.cure());
            return failure.exit();
        }
        if (problem instanceof StoreProblem || problem instanceof Console.ConsoleProblem) {
            verb.getErr().println(problem.getMessage());
            return Exit.UNAVAILABLE;
        }
        Optional<StuckRow> stuck = StuckRow.in(problem);
        if (stuck.isPresent()) {
            LoggerFactory.getLogger(Zhicha.class).debug("{} met a locked row", verb.getCommandName(), problem);
            verb.getErr().println(stuck.get().getMessage());
            return Exit.UNAVAILABLE;
        }
        if (problem instanceof IOException || problem instanceof UncheckedIOException) {
            LoggerFactory.getLogger(Zhicha.class).debug("{} could not read or write", verb.getCommandName(), problem);
            Throwable said = problem instanceof UncheckedIOException && problem.getCause() != null
                    ? problem.getCause()
                    : problem;
            verb.getErr()
                    .println("读写失败 / could not read or write: "
                            + (said.getClass() == IOException.class ? said.getMessage() : said));
            verb.getErr()
                    .println(
                            "  -> 检查路径、权限、磁盘空间，以及是否有另一个程序正在使用 / check the path, the permissions, the free space, and that no other program uses it");
            return Exit.UNAVAILABLE;
        }
        LoggerFactory.getLogger(Zhicha.class).error("{} ended unexpectedly", verb.getCommandName(), problem);
        verb.getErr().println("程序内部错误，请将以上信息报告给开发者 / a bug in Zhicha; please report the lines above");
        return Exit.BUG;
    }

    /** From the jar's manifest. */
    static final class Version implements CommandLine.IVersionProvider {
        @Override
        public String[] getVersion() {
            String version = Zhicha.class.getPackage().getImplementationVersion();
            return new String[] {"zhicha " + (version == null ? "(built in place)" : version)};
        }
    }
}
