package zhicha.app.cli.crawl;

import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import zhicha.app.cli.given.SiteFilesGiven;
import zhicha.app.cli.terminal.CommandFailure;
import zhicha.app.cli.terminal.Exit;
import zhicha.app.cli.terminal.InputFile;
import zhicha.app.cli.terminal.Streams;
import zhicha.crawler.address.WebAddress;
import zhicha.crawler.extract.Extraction;
import zhicha.crawler.extract.ListingExtractor;
import zhicha.crawler.extract.selector.SiteSelectors;
import zhicha.crawler.frontier.ending.DetailWords;
import zhicha.crawler.page.PageReader;
import zhicha.crawler.page.PageReading;
import zhicha.crawler.plan.Route;
import zhicha.crawler.plan.SiteFile;
import zhicha.rules.subject.json.ListingJson;

@Command(
        name = "extract",
        description =
                "读取一个网页文件，输出商品 JSON / one saved page (plain or gzip) to listing JSON, for people writing site files.")
public final class ExtractCommand implements Callable<Integer> {
    @Parameters(paramLabel = "FILE.html", description = "网页文件 / the saved page")
    private Path file = Path.of("");

    @Option(names = "--url", required = true, description = "网页地址 / the address it was saved from")
    private String url = "";

    @Option(names = "--site", description = "站点文件 / site file")
    private @Nullable Path site;

    @Option(names = "--why", description = "说明每个字段的出处 / tell where each field came from (on standard error)")
    private boolean why;

    @Mixin
    private Streams streams = new Streams();

    @Override
    public Integer call() throws IOException {
        InputFile.readable(file);
        WebAddress address = WebAddress.of(url)
                .orElseThrow(() -> CommandFailure.usage(
                        "--url " + url + " 不是 http(s) 地址 / is no http(s) address",
                        "例如 / for instance --url https://shop.example/item/1.html"));
        PrintWriter out = streams.out();
        PrintWriter err = streams.err();
        Optional<SiteFile> rules = site == null ? Optional.empty() : Optional.of(SiteFilesGiven.one(site, err));
        SiteSelectors selectors = rules.map(known ->
                        new SiteSelectors(known.site().id(), known.currency().orElse(null), known.extract()))
                .orElse(SiteSelectors.NONE);
        selectors.problems().forEach(err::println);
        String item = rules.flatMap(known -> known.route(address))
                .flatMap(Route::item)
                .orElse(null);

        return switch (new PageReader().readFile(file, URI.create(address.toString()))) {
            case PageReading.Unreadable bad -> {
                err.println(DetailWords.of(bad.detail()).both());
                yield Exit.BAD_DATA;
            }
            case PageReading.Readable good -> {
                Extraction extraction = new ListingExtractor().extract(good.page(), selectors, item);
                if (why) {
                    WhyWords.print(address, rules.orElse(null), good.page(), extraction, err);
                }
                yield switch (extraction) {
                    case Extraction.Found found -> {
                        out.println(ListingJson.write(found.listing()));
                        yield selectors.problems().isEmpty() ? Exit.DONE : Exit.BAD_DATA;
                    }
                    case Extraction.Refused refused -> {
                        err.println(DetailWords.of(refused.detail()).both());
                        yield Exit.BAD_DATA;
                    }
                };
            }
        };
    }
}
