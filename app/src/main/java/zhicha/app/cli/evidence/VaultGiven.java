package zhicha.app.cli.evidence;

import java.io.PrintWriter;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import zhicha.app.cli.given.KeptState;
import zhicha.app.cli.terminal.CommandFailure;
import zhicha.app.cli.terminal.ProjectRoot;
import zhicha.crawler.evidence.folder.VaultFolder;
import zhicha.rules.subject.CaptureId;

/** Which vault a verb is about: that of {@code --vault}, else the one in the data folder. */
final class VaultGiven {
    @Option(
            names = "--vault",
            paramLabel = "DIR",
            description = "证据库目录；默认为数据目录中的 vault / a vault's folder; default: vault in the data folder")
    private @Nullable Path vault;

    @Mixin
    private KeptState state = new KeptState();

    KeptState state() {
        return state;
    }

    /** @throws CommandFailure if there is no vault */
    VaultFolder folder(PrintWriter err) {
        Path root = vault == null ? state.vault(err) : ProjectRoot.resolve(vault);
        VaultFolder folder = new VaultFolder(root);
        if (!folder.isVault()) {
            throw CommandFailure.unavailable(
                    root + " 不是证据库 / is not a vault", "检查 --vault 或 --data / check --vault or --data");
        }
        return folder;
    }

    /** @throws CommandFailure if the text is no capture id */
    static CaptureId id(String text) {
        String hex = text.startsWith("sha256:") ? text.substring("sha256:".length()) : text;
        if (!hex.matches("[0-9a-f]{64}")) {
            throw CommandFailure.usage(
                    "\"" + text + "\" 不是存证号 / is no capture id", "sha256:… 后跟 64 位十六进制 / sha256: and 64 hex digits");
        }
        return new CaptureId("sha256:" + hex);
    }

    static CommandFailure unknown(VaultFolder folder, CaptureId id) {
        return CommandFailure.unavailable(
                folder.root() + " 中没有 / has no " + id, "检查存证号与 --vault / check the id and --vault");
    }
}
