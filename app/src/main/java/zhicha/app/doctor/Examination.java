package zhicha.app.doctor;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Year;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import zhicha.app.doctor.Finding.State;
import zhicha.app.packs.PackBulletin;
import zhicha.app.settings.EvidenceSettings;
import zhicha.matcher.image.words.Tesseract;
import zhicha.matcher.query.QueryReader;
import zhicha.rules.load.PackReading;
import zhicha.rules.load.Packs;

/** All checks, in the order in which a newcomer would meet what they look at. */
public final class Examination {
    private static final long LEAST_BYTES = 2L << 30;
    private static final Path FONTS = Path.of("/usr/share/fonts");

    private final Path data;
    private final int port;
    private final List<Path> packs;
    private final EvidenceExamination evidence;

    /**
     * @param data the folder that state is kept in
     * @param port the console's port
     * @param packs the folders of packs
     */
    public Examination(Path data, int port, List<Path> packs) {
        this(data, port, packs, EvidenceSettings.NONE);
    }

    /** @param evidence what the settings say of evidence */
    public Examination(Path data, int port, List<Path> packs, EvidenceSettings evidence) {
        this.evidence = new EvidenceExamination(data.resolve("vault"), evidence);
        this.data = data;
        this.port = port;
        this.packs = List.copyOf(packs);
    }

    public List<Finding> findings() {
        return List.of(
                java(),
                space(),
                packs(),
                console(),
                clock(),
                evidence.roots(),
                evidence.authorities(),
                pictures(),
                browser(),
                words(),
                fonts(),
                postgres(),
                office());
    }

    private static Finding java() {
        return Finding.good(
                "Java",
                Runtime.version() + "，" + System.getProperty("java.vendor") + "，" + System.getProperty("java.home"));
    }

    private Finding space() {
        String check = "数据目录 / data folder";
        try {
            Files.createDirectories(data);
            Path probe = Files.createTempFile(data, ".doctor", "");
            Files.delete(probe);
            FileStore disk = Files.getFileStore(data);
            String found = data + "，" + (disk.getUsableSpace() >> 20) + " MB 可用 / free";
            return disk.getUsableSpace() >= LEAST_BYTES
                    ? Finding.good(check, found)
                    : new Finding(check, State.MISSING, found, "腾出至少 2 GB 空间，或用 --data 指向别处 / free 2 GB or use --data");
        } catch (IOException e) {
            return new Finding(
                    check, State.MISSING, data + "：" + e, "使该目录可写，或用 --data 指向别处 / make it writable or use --data");
        }
    }

    private Finding packs() {
        String check = "规则包 / packs";
        Optional<PackBulletin.Noted> running = PackBulletin.noted(data);
        if (running.isPresent() && !running.get().refused().isEmpty()) {
            return new Finding(
                    check,
                    State.MISSING,
                    "运行中的服务未采用最近的修改，仍按上一正确版本判读 / the running service has not taken the latest edit and judges by the"
                            + " last good version: " + running.get().refused().getFirst(),
                    "按 rules validate 所列改正，保存后自动生效 / mend what rules validate lists; it comes into force by itself");
        }
        PackReading reading = Packs.load(packs, QueryReader.SYNTAX);
        int rights = reading.rulebook().watchlist().size();
        int errors = reading.errors().size();
        String found = packs + "，权利 / rights " + rights + "，错误 / errors " + errors
                + running.map(noted -> "，服务自 " + noted.since() + " 起按此判读 / in force since")
                        .orElse("");
        return rights > 0 && errors == 0
                ? Finding.good(check, found)
                : new Finding(
                        check,
                        rights == 0 ? State.MISSING : State.OPTIONAL,
                        found,
                        rights == 0
                                ? "zhicha.yaml 的 packs 须指向含 pack.yaml 的目录 / packs in zhicha.yaml must name folders with a pack.yaml"
                                : "有误的部分不参与判读；用 rules validate 查看 / broken parts are left out; see rules validate");
    }

    private Finding console() {
        String check = "控制台端口 / console port";
        try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return Finding.good(check, "127.0.0.1:" + socket.getLocalPort() + " 空闲 / free");
        } catch (IOException e) {
            return new Finding(
                    check,
                    State.OPTIONAL,
                    "127.0.0.1:" + port + " 已被占用 / is taken (" + e.getMessage() + ")",
                    "停止占用者，或用 --port 另选 / stop whatever uses it, or choose another with --port");
        }
    }

    private static Finding clock() {
        String check = "系统时钟 / clock";
        return Year.now(ZoneOffset.UTC).getValue() >= 2026
                ? Finding.good(
                        check,
                        java.time.OffsetDateTime.now(ZoneOffset.ofHours(8)).withNano(0) + "（北京时间 / Beijing）")
                : new Finding(
                        check,
                        State.MISSING,
                        "年份早于程序本身 / earlier than the program itself",
                        "校准时钟：存证时间以它为准 / set the clock: sealed times depend on it");
    }

    private static Finding pictures() {
        String check = "图像库 OpenCV / picture library";
        try {
            return Finding.good(check, NativePictures.version());
        } catch (LinkageError | RuntimeException e) {
            return new Finding(
                    check,
                    State.OPTIONAL,
                    "本机部分无法加载 / the native part does not load: " + e,
                    "WebP 图片和局部特征比对将不可用；请在受支持的平台上重新构建 / no WebP and no local features; build again on a supported platform");
        }
    }

    private static Finding browser() {
        return onPath("浏览器 Chromium / browser", "chromium", "仅由脚本呈现的页面将不能读取 / pages made by script stay unread");
    }

    private static Finding words() {
        String check = "图中文字 / words in pictures";
        Tesseract.Found found = Tesseract.find();
        return found.reader().isPresent()
                ? Finding.good(check, found.told())
                : new Finding(
                        check,
                        State.OPTIONAL,
                        found.told(),
                        "apt-get install tesseract-ocr tesseract-ocr-chi-sim：否则图片中的文字不参与判读 / else words in pictures are not judged");
    }

    private static Finding fonts() {
        String check = "中文字体 / Chinese fonts";
        boolean found = anyFile(FONTS, name -> name.contains("CJK") || name.contains("DroidSansFallback"));
        return found
                ? Finding.good(check, "已安装 / installed")
                : new Finding(
                        check,
                        State.OPTIONAL,
                        "未找到 / none found",
                        "apt-get install fonts-noto-cjk：否则页面截图中的汉字为方框 / else screenshots show boxes");
    }

    private static Finding postgres() {
        String check = "PostgreSQL";
        boolean found = onPath("initdb").isPresent() || anyFile(Path.of("/usr/lib/postgresql"), "initdb"::equals);
        return found
                ? Finding.good(check, "已安装 / installed")
                : new Finding(check, State.OPTIONAL, "未安装，单机使用内置库即可 / not installed; one desk needs none", "");
    }

    private static Finding office() {
        return onPath("LibreOffice", "soffice", "仅测试用它打开生成的文书 / only the tests use it, to open documents");
    }

    private static Finding onPath(String check, String command, String without) {
        return onPath(command)
                .map(place -> Finding.good(check, place.toString()))
                .orElseGet(() -> new Finding(
                        check, State.OPTIONAL, "未安装 / not installed；" + without, "apt-get install " + command));
    }

    private static Optional<Path> onPath(String command) {
        return Stream.of(System.getenv().getOrDefault("PATH", "").split(":"))
                .filter(folder -> !folder.isEmpty())
                .map(folder -> Path.of(folder, command))
                .filter(Files::isExecutable)
                .findFirst();
    }

    private static boolean anyFile(Path folder, Predicate<String> name) {
        if (!Files.isDirectory(folder)) {
            return false;
        }
        try (Stream<Path> files = Files.walk(folder, 5)) {
            return files.anyMatch(file -> name.test(String.valueOf(file.getFileName())));
        } catch (IOException | java.io.UncheckedIOException e) {
            return false;
        }
    }
}
