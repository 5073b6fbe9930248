package zhicha.app.cli.sites;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import zhicha.app.cli.given.KeptState;
import zhicha.app.cli.terminal.CommandFailure;
import zhicha.app.cli.terminal.Exit;
import zhicha.app.cli.terminal.Interruption;
import zhicha.app.cli.terminal.OutputFile;
import zhicha.app.cli.terminal.PlainLine;
import zhicha.app.cli.terminal.Streams;
import zhicha.app.crawl.CrawlAgent;
import zhicha.crawler.address.WebAddress;
import zhicha.crawler.extract.Extraction;
import zhicha.crawler.extract.ListingExtractor;
import zhicha.crawler.extract.selector.SiteSelectors;
import zhicha.crawler.fetch.Exchange;
import zhicha.crawler.fetch.KillSwitch;
import zhicha.crawler.frontier.ending.DetailWords;
import zhicha.crawler.page.PageReader;
import zhicha.crawler.page.PageReading;

@Command(
        name = "new",
        description = "由一个在线商品页起草站点文件（遵守 robots.txt） / drafts a site file from a live page of goods, robots.txt kept.")
public final class SitesNewCommand implements Callable<Integer> {
    @Parameters(paramLabel = "URL", description = "商品页地址 / address of a page of goods")
    private String url = "";

    @Option(names = "--out", paramLabel = "FILE", description = "输出文件，默认标准输出 / default: standard output")
    private @Nullable Path out;

    @Option(
            names = "--contact",
            description = "采集者联系方式，写入 User-Agent / how the shop reaches you; default: the settings' crawl.contact")
    private @Nullable String contact;

    @Option(names = "--private", description = "店铺在本机或内网 / the shop stands in your own network")
    private boolean own;

    @Mixin
    private Streams streams = new Streams();

    @Override
    public Integer call() throws IOException, InterruptedException {
        PrintWriter err = streams.err();
        WebAddress address = WebAddress.of(url)
                .orElseThrow(() -> CommandFailure.usage(
                        url + " 不是 http(s) 地址 / is no http(s) address",
                        "例如 / for instance https://shop.example/item/1.html"));
        KillSwitch kill = new KillSwitch();
        Exchange answer;
        try (Interruption interruption = Interruption.calls(kill::pull)) {
            answer = LivePage.fetch(address, agent(err), own, kill);
        }
        return switch (new PageReader().read(answer)) {
            case PageReading.Unreadable bad -> {
                err.println(DetailWords.of(bad.detail()).both());
                yield Exit.BAD_DATA;
            }
            case PageReading.Readable good -> {
                Extraction extraction = new ListingExtractor().extract(good.page(), SiteSelectors.NONE, null);
                WebAddress answered = WebAddress.of(answer.uri().toString()).orElse(address);
                try (OutputFile file = OutputFile.to(out)) {
                    file.stream()
                            .write(new SiteDraft(answered, good.page(), extraction)
                                    .yaml(own)
                                    .getBytes(StandardCharsets.UTF_8));
                    file.whole();
                }
                if (out != null) {
                    Path tests = FirstTest.write(out, answered, answer, extraction);
                    err.println("样例 / a first test: " + tests + "（rules test --site " + out + "）");
                }
                extraction.sources().forEach(source -> err.println(PlainLine.of(source.line(), 500)));
                err.println(
                        "请核对 follow 与 listing，再以 extract --site 试读 / check follow and listing, then try it with extract --site");
                yield Exit.DONE;
            }
        };
    }

    private CrawlAgent agent(PrintWriter err) {
        String said = contact != null ? contact : KeptState.settings(err).contact();
        if (said.isBlank() && !own) {
            throw CommandFailure.usage(
                    "访问公开网站前须说明身份 / say who you are before you ask a public site", "--contact monitor@agency.example");
        }
        try {
            return new CrawlAgent(said.isBlank() ? "own-network" : said);
        } catch (IllegalArgumentException e) {
            throw CommandFailure.usage(String.valueOf(e.getMessage()), "--contact monitor@agency.example");
        }
    }
}
