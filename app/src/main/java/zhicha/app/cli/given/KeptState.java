package zhicha.app.cli.given;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import zhicha.app.cli.terminal.CommandFailure;
import zhicha.app.cli.terminal.Exit;
import zhicha.app.cli.terminal.ProjectRoot;
import zhicha.app.desk.Desk;
import zhicha.app.settings.EvidenceSettings;
import zhicha.app.settings.Settings;
import zhicha.app.settings.SettingsFile;
import zhicha.app.settings.SettingsReading;
import zhicha.app.store.Store;
import zhicha.app.store.StoreSettings;

/** Where a verb finds what is kept: in the folder named with {@code --data}, else where the settings say. */
public final class KeptState {
    static final String PASSWORD = "ZHICHA_STORE_PASSWORD";

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description =
                    "数据目录，内置库；默认按 zhicha.yaml / data folder with the embedded store; default: as zhicha.yaml says")
    private @Nullable Path data;

    /** The folder of all state but a store that is elsewhere. */
    public Path folder(PrintWriter err) {
        return data == null ? settings(err).data() : ProjectRoot.resolve(data);
    }

    public Path vault(PrintWriter err) {
        return folder(err).resolve("vault");
    }

    public StoreSettings storeSettings(PrintWriter err) {
        return data == null ? store(settings(err)) : embedded(folder(err));
    }

    /** @throws CommandFailure if nothing was ever kept there */
    public Store openStore(PrintWriter err) {
        Path folder = folder(err);
        boolean elsewhere = data == null && settings(err).storeUrl() != null;
        if (!elsewhere && !Files.isDirectory(folder.resolve("store"))) {
            throw CommandFailure.unavailable(
                    "目录中没有数据 / nothing is kept in " + folder,
                    "检查 --data，或先执行 crawl、run / check --data, or crawl or run first");
        }
        return Store.open(storeSettings(err));
    }

    /** @param vault null for the usual one */
    public Desk openDesk(@Nullable Path vault, PrintWriter err) throws IOException {
        return Desk.open(storeSettings(err), vault == null ? vault(err) : vault, Clock.systemUTC());
    }

    /** The settings of the project's root, which must be sound. */
    public static Settings settings(PrintWriter err) {
        SettingsReading reading = SettingsFile.read(ProjectRoot.resolve("zhicha.yaml"));
        reading.problems().forEach(err::println);
        if (!reading.sound()) {
            throw broken();
        }
        return reading.settings();
    }

    /** What the settings say of evidence; where they are broken, the part that can be used. */
    public static EvidenceSettings evidence() {
        return SettingsFile.read(ProjectRoot.resolve("zhicha.yaml")).settings().evidence();
    }

    public static CommandFailure broken() {
        return new CommandFailure(
                Exit.BAD_DATA,
                "设置有误，未启动 / the settings are broken, nothing was started",
                "按上面所列逐条修改 / mend the lines named above");
    }

    /**
     * The store that settings choose; the environment's password goes before the file's.
     *
     * @throws CommandFailure if the password's file cannot be read
     */
    public static StoreSettings store(Settings settings) {
        String url = settings.storeUrl();
        if (url == null) {
            return embedded(settings.data());
        }
        return new StoreSettings(url, settings.storeUser(), password(settings), 10);
    }

    private static String password(Settings settings) {
        Optional<String> said = Optional.ofNullable(System.getenv(PASSWORD)).filter(text -> !text.isEmpty());
        Path file = settings.storePasswordFile();
        if (said.isPresent() || file == null) {
            return said.orElse("");
        }
        try {
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw CommandFailure.unavailable(
                    "store.password-file 读不出 / cannot be read: " + e,
                    "检查该文件，或改用环境变量 " + PASSWORD + " / check the file, or set " + PASSWORD + " in the environment");
        }
    }

    private static StoreSettings embedded(Path folder) {
        try {
            return StoreSettings.file(folder);
        } catch (IllegalArgumentException e) {
            throw CommandFailure.usage(String.valueOf(e.getMessage()), "--data DIR");
        }
    }
}
