package zhicha.app.web.search;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import zhicha.app.archive.ArchiveAnswer;
import zhicha.app.archive.ArchiveAnswer.Found;
import zhicha.app.archive.ArchiveAnswer.Row;
import zhicha.app.archive.ArchiveSearch;
import zhicha.app.archive.text.SearchWords;
import zhicha.app.web.account.Permission;
import zhicha.app.web.frame.Pages;
import zhicha.app.web.text.MarkedText;
import zhicha.reporting.seller.SellerKey;
import zhicha.rules.rule.Verdict;
import zhicha.rules.rule.Wording;
import zhicha.rules.subject.CaptureId;
import zhicha.rules.subject.Listing;

/** The search box and what it brings. */
public final class SearchPages {
    private static final int ROWS = 30;
    /** UTF-16 code units of a title that are shown. */
    private static final int TITLE = 300;

    /** UTF-16 code units of a description in which places to show are looked for. */
    private static final int LOOKED_AT = 10_000;

    private static final int BEFORE = 30;
    private static final int AFTER = 90;

    private final Pages pages;
    private final ArchiveSearch archive;

    public SearchPages(Pages pages, ArchiveSearch archive) {
        this.pages = pages;
        this.archive = archive;
    }

    /** @param found what was found, or null where the index cannot be searched now */
    public record View(
            SearchQuery query, SearchWords words, @Nullable Found found) {
        public static int rows() {
            return ROWS;
        }

        public MarkedText title(Row row) {
            return marked(row.revision().content().title(), 0, TITLE);
        }

        public MarkedText shop(Row row) {
            String name = row.revision().content().seller().name();
            return marked(name == null || name.isBlank() ? "—" : name, 0, TITLE);
        }

        /** Around the first place in brand, category or description; null where the words stand elsewhere. */
        public @Nullable MarkedText passage(Row row) {
            Listing listing = row.revision().content();
            for (String whole : new String[] {listing.brand(), listing.category(), listing.description()}) {
                String text = whole == null ? "" : whole.substring(0, Math.min(whole.length(), LOOKED_AT));
                List<int[]> places = words.places(text);
                if (!places.isEmpty()) {
                    int start = Math.max(0, places.getFirst()[0] - BEFORE);
                    return marked(text, start, Math.min(text.length(), places.getFirst()[1] + AFTER));
                }
            }
            return null;
        }

        private MarkedText marked(String text, int from, int to) {
            int start = from > 0 && Character.isLowSurrogate(text.charAt(from)) ? from - 1 : from;
            int end = Math.min(text.length(), to);
            if (end < text.length() && Character.isLowSurrogate(text.charAt(end))) {
                end--;
            }
            String shown = (start > 0 ? "…" : "") + text.substring(start, end) + (end < text.length() ? "…" : "");
            int shift = start > 0 ? 1 - start : 0;
            return MarkedText.of(
                    shown,
                    words.places(text.substring(0, end)).stream()
                            .filter(place -> place[0] >= start)
                            .map(place -> new MarkedText.Span(place[0] + shift, place[1] + shift, "mark", ""))
                            .toList());
        }

        public @Nullable String sealed(Row row) {
            CaptureId capture = row.revision().content().capture();
            return capture == null ? null : "/sealed/" + capture.hex();
        }

        /** Where a click on the title leads: the card, else the sealed page, else nowhere. */
        public @Nullable String card(Row row) {
            return row.flag() == null ? null : "/review/" + row.flag();
        }

        public String sameShop(Row row) {
            return SearchQuery.ofSeller(SellerKey.of(row.revision().content()).value());
        }

        public String picture(Row row) {
            return "/search/picture?listing="
                    + URLEncoder.encode(row.revision().key().listing(), StandardCharsets.UTF_8) + "&content="
                    + row.revision().key().digest();
        }

        public boolean more() {
            return found != null
                    && found.total() > (query.page() + 1L) * ROWS
                    && (query.page() + 1L) * ROWS < ArchiveSearch.DEEPEST;
        }
    }

    /** What today's strongest finding is called. */
    public static Wording of(Verdict verdict) {
        return switch (verdict) {
            case FLAG -> new Wording("疑似，列入研判", "flagged for review");
            case WATCH -> new Wording("仅关注", "watched");
            case CLEAR -> new Wording("未见疑点", "nothing noted");
        };
    }

    public void routes(RoutesConfig routes) {
        routes.get("/search", this::search, Permission.SEE_FLAGS);
    }

    private void search(Context context) {
        SearchQuery query = SearchQuery.read(context::queryParam);
        ArchiveAnswer answer = archive.search(query.asked(), query.page() * ROWS, ROWS);
        Found found = switch (answer) {
            case Found some -> some;
            case ArchiveAnswer.Unavailable none -> null;
        };
        pages.show(context, "search", "search", new View(query, query.words(), found));
    }
}
