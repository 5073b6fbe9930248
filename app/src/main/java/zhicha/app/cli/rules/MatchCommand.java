package zhicha.app.cli.rules;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import zhicha.app.cli.given.PacksGiven;
import zhicha.app.cli.terminal.CommandFailure;
import zhicha.app.cli.terminal.Exit;
import zhicha.app.cli.terminal.InputFile;
import zhicha.app.cli.terminal.OutputFile;
import zhicha.app.cli.terminal.PlainLine;
import zhicha.app.cli.terminal.Streams;
import zhicha.app.desk.Judgement;
import zhicha.app.desk.PictureMeans;
import zhicha.app.judge.FolderPictures;
import zhicha.app.judge.OrderedMatching;
import zhicha.matcher.hit.Hit;
import zhicha.matcher.hit.ListingPictures;
import zhicha.matcher.hit.json.HitJson;
import zhicha.matcher.image.words.Extent;
import zhicha.rules.subject.Listing;
import zhicha.rules.subject.json.ListingLine;
import zhicha.rules.subject.json.ListingLines;

@Command(name = "match", description = "用规则包判读商品，输出命中 JSON Lines / listings to hits; needs no store.")
public final class MatchCommand implements Callable<Integer> {
    @Option(
            names = "--rules",
            required = true,
            arity = "1..*",
            paramLabel = "DIR",
            description = "规则包目录 / folders of packs")
    private List<Path> rules = List.of();

    @Option(
            names = "--listings",
            required = true,
            paramLabel = "FILE|-",
            description = "商品 JSON Lines；- 为标准输入 / - is standard input")
    private String listings = "-";

    @Option(names = "--images", paramLabel = "DIR", description = "商品图片目录 / folder of the listings' pictures")
    private @Nullable Path images;

    @Option(
            names = "--picture-words",
            paramLabel = "off|concerned|all",
            description =
                    "读取哪些商品图片中的文字（需 Tesseract）/ of which listings the words in pictures are read (default: ${DEFAULT-VALUE})",
            defaultValue = "concerned")
    private String pictureWords = "concerned";

    @Option(names = "--out", paramLabel = "FILE", description = "输出文件，默认标准输出 / default: standard output")
    private @Nullable Path outFile;

    @Option(names = "--all", description = "同时输出无须处理者（clear）/ also those that no rule minds")
    private boolean all;

    @Option(
            names = "--threads",
            description = "线程数 / threads (default: ${DEFAULT-VALUE}, 0 = 每核一个 / one a core)",
            defaultValue = "0")
    private int threads;

    @Mixin
    private Streams streams = new Streams();

    private Extent extent() {
        try {
            return Extent.parse(pictureWords);
        } catch (IllegalArgumentException unknown) {
            throw new CommandFailure(
                    Exit.USAGE,
                    "--picture-words: " + unknown.getMessage(),
                    "写 off、concerned 或 all / write one of them");
        }
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        PrintWriter err = streams.err();
        Path listingFile = listings.equals("-") ? null : InputFile.readable(listings);
        if (images != null && !Files.isDirectory(images)) {
            throw CommandFailure.unavailable("没有这个目录 / no such folder: " + images, "检查 --images / check --images");
        }
        Judgement judgement =
                images == null ? PacksGiven.load(rules, PictureMeans.NONE, err) : PacksGiven.load(rules, extent(), err);
        ListingPictures pictures = images == null ? ListingPictures.NONE : new FolderPictures(images);
        Function<Listing, List<Hit>> matching = all
                ? listing -> judgement.matcher().matchAll(listing, pictures)
                : listing -> judgement.matcher().match(listing, pictures);
        int workers = threads > 0 ? threads : Runtime.getRuntime().availableProcessors();

        long start = System.nanoTime();
        OrderedMatching.Count count;
        Written written;
        try (OutputFile out = OutputFile.to(outFile);
                ListingLines lines =
                        listingFile == null ? ListingLines.of(System.in) : ListingLines.open(listingFile)) {
            written = new Written(out, err);
            count = new OrderedMatching(matching, workers).run(lines.iterator(), written);
            out.whole();
        } catch (UncheckedIOException e) {
            throw CommandFailure.unavailable(
                    listings + "：读取中断 / could not be read to its end: " + e.getCause(),
                    "检查磁盘或输入 / check the disk or the input");
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        err.printf(
                Locale.ROOT,
                "商品 / listings %,d，命中 / hits %,d，坏行 / broken lines %,d，%.1f s，%,.0f 件每秒 / listings a second%n",
                count.listings(),
                written.hits,
                count.broken(),
                seconds,
                count.listings() / Math.max(seconds, 1e-9));
        if (count.failed() > 0) {
            err.println(
                    "未能判读的商品 / listings that could not be judged " + count.failed() + "，请报告给开发者 / please report them");
            return Exit.BUG;
        }
        return count.broken() > 0 || PacksGiven.broken(judgement) ? Exit.BAD_DATA : Exit.DONE;
    }

    private static final class Written implements OrderedMatching.Receiver {
        private static final Logger LOG = LoggerFactory.getLogger(MatchCommand.class);

        private final OutputFile out;
        private final PrintWriter err;
        private long hits;

        Written(OutputFile out, PrintWriter err) {
            this.out = out;
            this.err = err;
        }

        @Override
        public void hit(Hit hit) throws IOException {
            hits++;
            out.stream().write((HitJson.write(hit) + "\n").getBytes(StandardCharsets.UTF_8));
        }

        @Override
        public void broken(ListingLine.Broken line) {
            err.println("第 / line " + line.number() + "：" + PlainLine.of(line.reason(), 500));
        }

        @Override
        public void failed(Listing listing, Throwable problem) {
            err.println(PlainLine.of(listing.id()) + "：判读出错，已跳过 / could not be judged and was passed over: " + problem);
            LOG.debug("listing {} could not be judged", listing.id(), problem);
        }
    }
}
