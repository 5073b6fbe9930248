package zhicha.app.cli.crawl;

import java.io.PrintWriter;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import zhicha.app.cli.terminal.PlainLine;
import zhicha.crawler.address.WebAddress;
import zhicha.crawler.extract.Extraction;
import zhicha.crawler.extract.fact.FieldSource;
import zhicha.crawler.extract.fact.ListingField;
import zhicha.crawler.frontier.ending.DetailWords;
import zhicha.crawler.page.Page;
import zhicha.crawler.plan.PageKind;
import zhicha.crawler.plan.Route;
import zhicha.crawler.plan.SiteFile;

/** What the writer of a site file wants to know of one page: its use, its links, and where each field came from. */
final class WhyWords {
    private static final int LONGEST = 2_000;

    /** Fields whose absence is worth a word: most listings have them. */
    private static final Set<ListingField> USUAL = Set.of(
            ListingField.TITLE,
            ListingField.PRICE,
            ListingField.IMAGES,
            ListingField.DESCRIPTION,
            ListingField.BRAND,
            ListingField.CATEGORY,
            ListingField.SELLER_NAME);

    static void print(WebAddress address, @Nullable SiteFile site, Page page, Extraction extraction, PrintWriter err) {
        err.println("[字符集 / charset " + page.text().charset() + "，依据 / from "
                + page.text().source().name().toLowerCase(Locale.ROOT).replace('_', ' ') + "]");
        if (site != null) {
            err.println(use(address, site));
            links(page, site, err);
        }
        extraction.sources().forEach(source -> err.println(PlainLine.of(FieldWords.line(source), LONGEST)));
        extraction
                .remarks()
                .forEach(remark ->
                        err.println(PlainLine.of(DetailWords.of(remark).both(), LONGEST)));
        List<ListingField> known =
                extraction.sources().stream().map(FieldSource::field).toList();
        String missing = Stream.of(ListingField.values())
                .filter(field -> USUAL.contains(field) && !known.contains(field))
                .map(FieldWords::named)
                .collect(Collectors.joining(", "));
        if (!missing.isEmpty()) {
            err.println("[未找到，可在 extract 下写明 / not found, may be pointed at under extract: " + missing + "]");
        }
        if (site != null) {
            unneeded(site, extraction, err);
        }
    }

    private static String use(WebAddress address, SiteFile site) {
        Optional<Route> route = site.route(address);
        if (route.isEmpty()) {
            return "[地址 / address：listing 与 follow 均不符，不会采集 / neither listing nor follow speaks of it, it would not be asked: "
                    + address.readableTarget() + "]";
        }
        return route.get().kind() == PageKind.LISTING
                ? "[地址 / address：商品页 / a listing，编号 / item "
                        + route.get().item().orElse("(无，以地址编号 / none, numbered by its address)") + "]"
                : "[地址 / address：只作翻页，不取商品 / walked through (follow), no listing is taken from it]";
    }

    private static void links(Page page, SiteFile site, PrintWriter err) {
        Map<PageKind, Integer> known = new EnumMap<>(PageKind.class);
        LinkShapes shapes = new LinkShapes();
        int passed = 0;
        int elsewhere = 0;
        for (String link : page.links().addresses()) {
            Optional<WebAddress> address = WebAddress.of(link);
            if (address.isEmpty() || !site.allowedHosts().allows(address.get())) {
                elsewhere++;
                continue;
            }
            Optional<Route> route = site.route(address.get());
            route.ifPresent(found -> known.merge(found.kind(), 1, Integer::sum));
            if (route.isEmpty()) {
                passed++;
                shapes.add(address.get().readableTarget());
            }
        }
        err.printf(
                "[链接 / links：商品 / listing %d，翻页 / follow %d，不理会 / passed by %d，其他主机 / other hosts %d]%n",
                known.getOrDefault(PageKind.LISTING, 0), known.getOrDefault(PageKind.WALK, 0), passed, elsewhere);
        if (passed > 0) {
            err.println("[不理会的例如 / passed by, for instance: "
                    + PlainLine.of(String.join("  ", shapes.examples(6)), LONGEST) + "]");
        }
    }

    private static void unneeded(SiteFile site, Extraction extraction, PrintWriter err) {
        for (FieldSource source : extraction.sources()) {
            boolean other = source.step() != FieldSource.Step.SITE_FILE
                    && source.step() != FieldSource.Step.HEURISTIC
                    && !source.where().contains(FieldSource.Step.SITE_FILE.written());
            if (other && site.extract().containsKey(source.field().written())) {
                err.println("[extract 中的 " + source.field().written() + " 未用到，已由 "
                        + source.step().written()
                        + " 给出 / the selector of " + source.field().written() + " was not needed: "
                        + source.step().written() + " gave it]");
            }
        }
    }

    private WhyWords() {}
}
