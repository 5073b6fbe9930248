package zhicha.app.cli.crawl;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import zhicha.app.cli.given.KeptState;
import zhicha.app.cli.given.PacksGiven;
import zhicha.app.cli.given.SiteFilesGiven;
import zhicha.app.cli.terminal.CommandFailure;
import zhicha.app.cli.terminal.Exit;
import zhicha.app.cli.terminal.InputFile;
import zhicha.app.cli.terminal.Interruption;
import zhicha.app.cli.terminal.PlainLine;
import zhicha.app.cli.terminal.Streams;
import zhicha.app.desk.Desk;
import zhicha.app.desk.Judgement;
import zhicha.app.imports.FileImport;
import zhicha.app.imports.ImportReport;
import zhicha.app.imports.ImportWishes;
import zhicha.app.settings.Settings;
import zhicha.crawler.door.FeedFormat;
import zhicha.crawler.door.row.ColumnMapping;
import zhicha.crawler.door.row.FeedField;
import zhicha.crawler.door.row.MappingFile;
import zhicha.crawler.extract.text.Currencies;
import zhicha.crawler.fetch.KillSwitch;
import zhicha.rules.rule.Wording;

@Command(
        name = "import",
        description = "导入 WARC、CSV、XLSX、JSON Lines 或 products.json：先固定原文件，再读取、判读、入库 / "
                + "takes listings from a file into the store: sealed first, then read and judged like crawled ones. "
                + "被中断的导入再次执行时从断点继续 / one that was stopped goes on when started again.")
public final class ImportCommand implements Callable<Integer> {
    private static final int MOST_TOLD = 1_000;

    @Parameters(arity = "1..*", paramLabel = "FILE", description = "文件 / files")
    private List<Path> files = List.of();

    @Option(
            names = "--rules",
            arity = "1..*",
            paramLabel = "DIR",
            description = "规则包目录，默认按设置 / folders of packs; default: as the settings say")
    private List<Path> rules = List.of();

    @Option(names = "--site", paramLabel = "FILE", description = "站点文件，用于 WARC / site file for the pages of a WARC")
    private @Nullable Path site;

    @Option(names = "--mapping", paramLabel = "FILE", description = "列对应文件（YAML） / which column is what (YAML)")
    private @Nullable Path mapping;

    @Option(
            names = "--column",
            paramLabel = "FIELD=HEADING",
            description = "某字段所在的列，可重复 / the column of a field, repeatable, for instance --column title=商品名称")
    private Map<String, String> columns = new LinkedHashMap<>();

    @Option(names = "--platform", description = "未写平台的行属于哪个平台 / platform of rows that name none")
    private @Nullable String platform;

    @Option(names = "--currency", description = "未写币种的价格为何币种 / ISO 4217 code of prices that name no currency")
    private @Nullable String currency;

    @Option(names = "--home", paramLabel = "URL", description = "相对地址的起点 / address that relative addresses start from")
    private @Nullable String home;

    @Option(names = "--format", description = "文件格式，默认自动识别 / warc, csv, xlsx or json; default: seen from the file")
    private @Nullable String format;

    @Option(names = "--json", description = "每个文件输出一行 JSON / a JSON object for each file")
    private boolean json;

    @Mixin
    private KeptState state = new KeptState();

    @Mixin
    private Streams streams = new Streams();

    @Override
    public Integer call() throws IOException, InterruptedException {
        PrintWriter err = streams.err();
        files.forEach(InputFile::readable);
        ImportWishes wishes = wishes(err);
        Settings settings = KeptState.settings(err);
        Judgement judgement = PacksGiven.load(rules.isEmpty() ? settings.packs() : rules, settings.pictureWords(), err);
        KillSwitch kill = new KillSwitch();
        boolean bad = false;
        boolean failed = false;
        try (Interruption interruption = Interruption.calls(kill::pull);
                Desk desk = state.openDesk(null, err)) {
            desk.vault().ask(settings.evidence().sources());
            FileImport door = new FileImport(
                    desk, desk.judging(judgement), state.folder(err).resolve("imports"), Clock.systemUTC());
            for (Path file : files) {
                if (kill.pulled()) {
                    break;
                }
                FeedFormat known = wishes.format() != null ? wishes.format() : seen(file, err);
                if (known == null) {
                    bad = true;
                    continue;
                }
                Told told = new Told(file, err);
                ImportReport report = door.take(file, known, wishes, kill, told::broken);
                told.rest();
                print(report, err);
                bad |= report.broken() > 0 || report.cutShort() != null;
                failed |= report.failed() > 0;
            }
        }
        return failed ? Exit.BUG : bad || PacksGiven.broken(judgement) ? Exit.BAD_DATA : Exit.DONE;
    }

    private @Nullable FeedFormat seen(Path file, PrintWriter err) throws IOException {
        return switch (FeedFormat.look(file)) {
            case FeedFormat.Look.Known known -> known.format();
            case FeedFormat.Look.Unknown unknown -> {
                err.println(file + "："
                        + Wording.of("无法识别：%s -> %s", "not read: %s -> %s", unknown.what(), unknown.cure())
                                .both());
                yield null;
            }
        };
    }

    private ImportWishes wishes(PrintWriter err) {
        ColumnMapping known = ColumnMapping.AUTOMATIC;
        if (mapping != null) {
            MappingFile.Read read = MappingFile.read(InputFile.readable(mapping));
            read.problems().forEach(err::println);
            if (!read.problems().isEmpty()) {
                throw new CommandFailure(
                        Exit.BAD_DATA,
                        "列对应文件有误 / the mapping is broken: " + mapping,
                        "按上面所列修改 / mend the lines named above");
            }
            known = read.mapping();
        }
        Map<FeedField, List<String>> named = new EnumMap<>(FeedField.class);
        columns.forEach((field, heading) -> named.put(
                FeedField.find(field)
                        .orElseThrow(() -> CommandFailure.usage(
                                "--column " + field + "：没有这个字段 / there is no such field",
                                "可用 / there are " + FeedField.names())),
                List.of(heading)));
        String code = currency == null
                ? null
                : Currencies.code(currency)
                        .orElseThrow(() -> CommandFailure.usage(
                                "--currency " + currency + " 不是已知币种 / is no currency that is known", "--currency CNY"));
        return new ImportWishes(
                known.and(new ColumnMapping(named, platform, code, home)),
                format == null
                        ? null
                        : FeedFormat.named(format)
                                .orElseThrow(() -> CommandFailure.usage("--format " + format, "warc, csv, xlsx, json")),
                site == null ? null : SiteFilesGiven.one(site, err));
    }

    private void print(ImportReport report, PrintWriter err) {
        if (json) {
            streams.out().println(report.json());
            streams.out().flush();
        }
        err.printf(
                "%s：%s，行 / rows %d，商品 / listings %d，坏行 / broken %d，待研判 / flags raised %d%s%n",
                PlainLine.of(report.file(), 200),
                report.format().name().toLowerCase(Locale.ROOT),
                report.rows(),
                report.listings(),
                report.broken(),
                report.raised(),
                report.goneOnAfter() > 0 ? "，续导自 / gone on after " + report.goneOnAfter() : "");
        err.println("  原文件固定于 / sealed in " + report.capture());
        if (!report.notes().isEmpty()) {
            err.println("  提示 / notes："
                    + report.notes().entrySet().stream()
                            .map(note -> PlainLine.of(note.getKey(), 200) + " " + note.getValue() + "×")
                            .sorted()
                            .collect(Collectors.joining("，")));
        }
        if (report.cutShort() != null) {
            err.println("  未能读到末尾 / could not be read to its end: " + PlainLine.of(report.cutShort(), 500));
        }
        if (report.wasStopped()) {
            err.println("  已中断，再次执行同一命令将继续 / stopped; the same command goes on from here");
        }
        if (report.failed() > 0) {
            err.println("  未能判读的商品 / listings that could not be judged " + report.failed()
                    + "，请报告给开发者 / please report them");
        }
    }

    /** Tells of broken rows, and of the first thousand only: a file of another kind may have nothing else. */
    private static final class Told {
        private final Path file;
        private final PrintWriter err;
        private long more;
        private long count;

        Told(Path file, PrintWriter err) {
            this.file = file;
            this.err = err;
        }

        void broken(zhicha.crawler.door.FeedItem.Broken item) {
            if (++count > MOST_TOLD) {
                more++;
                return;
            }
            err.println(PlainLine.of(String.valueOf(file.getFileName()), 200) + " 第 / line " + item.number() + "："
                    + PlainLine.of(item.reason().both(), 1_000));
        }

        void rest() {
            if (more > 0) {
                err.println("  另有坏行 / and more of them: " + more);
            }
        }
    }
}
