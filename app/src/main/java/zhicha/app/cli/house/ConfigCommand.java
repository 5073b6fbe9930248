package zhicha.app.cli.house;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import zhicha.app.cli.terminal.Exit;
import zhicha.app.cli.terminal.ProjectRoot;
import zhicha.app.cli.terminal.Streams;
import zhicha.app.settings.Settings;
import zhicha.app.settings.SettingsFile;
import zhicha.app.settings.SettingsReading;

@Command(name = "config", description = "查看设置 / the settings in force.", subcommands = ConfigCommand.Show.class)
public final class ConfigCommand {
    @Command(name = "show", description = "显示生效的设置 / shows the settings in force.")
    static final class Show implements Callable<Integer> {
        @Option(names = "--config", description = "设置文件 / settings file", defaultValue = "zhicha.yaml")
        private Path file = Path.of("zhicha.yaml");

        @Option(names = "--origin", description = "说明每个值的出处 / tell where each value comes from")
        private boolean origin;

        @Mixin
        private Streams streams = new Streams();

        @Override
        public Integer call() {
            PrintWriter out = streams.out();
            SettingsReading reading = SettingsFile.read(ProjectRoot.resolve(file));
            Settings settings = reading.settings();
            values(settings)
                    .forEach((key, value) -> out.println(key + ": " + value
                            + (origin ? "    # " + settings.origins().getOrDefault(key, "default") : "")));
            reading.problems().forEach(problem -> streams.err().println(problem));
            return reading.sound() ? Exit.DONE : Exit.BAD_DATA;
        }

        private static Map<String, Object> values(Settings settings) {
            Map<String, Object> values = new LinkedHashMap<>();
            values.put("data", settings.data());
            values.put("console.host", settings.host());
            values.put("console.port", settings.port());
            values.put("console.health", settings.openHealth() ? "open" : "signed-in");
            values.put("store.url", settings.storeUrl() == null ? "(H2, data/store)" : settings.storeUrl());
            values.put("store.user", settings.storeUser() == null ? "" : settings.storeUser());
            values.put("store.password-file", settings.storePasswordFile() == null ? "" : settings.storePasswordFile());
            values.put("packs", settings.packs());
            values.put("sites", settings.sites());
            values.put("crawl.sites-at-once", settings.sitesAtOnce());
            values.put("crawl.contact", settings.contact());
            values.put("evidence.time-stamps", settings.evidence().authorities());
            values.put("evidence.clocks", settings.evidence().sources().clocks());
            values.put(
                    "evidence.egress",
                    settings.evidence().sources().egress() == null
                            ? ""
                            : settings.evidence().sources().egress());
            values.put(
                    "evidence.private-addresses",
                    settings.evidence().sources().privateAddresses() ? "allowed" : "refused");
            values.put(
                    "evidence.retention",
                    settings.evidence().retentionDays() == null
                            ? "(永久 / for ever)"
                            : settings.evidence().retentionDays() + " days, "
                                    + (settings.evidence().removedBySchedule() ? "by-schedule" : "by-hand"));
            return values;
        }
    }
}
