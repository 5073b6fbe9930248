package zhicha.bench.extraction;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jsoup.nodes.Document;
import org.jspecify.annotations.Nullable;
import zhicha.crawler.extract.Extraction;
import zhicha.crawler.extract.ListingExtractor;
import zhicha.crawler.extract.selector.SiteSelectors;
import zhicha.crawler.page.Page;
import zhicha.crawler.page.PageReader;
import zhicha.crawler.page.PageReading;
import zhicha.rules.subject.Listing;
import zhicha.rules.subject.Price;

/** What the extractor makes of one page, field by field beside its label. */
record Reading(LabelledPage page, Optional<Listing> listing) {
    enum Field {
        PRICE,
        TITLE,
        IMAGE,
        AVAILABILITY
    }

    enum Judgement {
        RIGHT,
        WRONG,
        MISSING,
        /** There is nothing to find, and something was found. */
        INVENTED,
        /** There is nothing to find, and nothing was found. */
        NOTHING
    }

    static Reading whole(LabelledPage page) {
        return new Reading(page, extract(page.bytes(), page.url()));
    }

    /** The same page without anything that is meant for machines: JSON-LD, microdata, RDFa, meta elements. */
    static Reading bare(LabelledPage page) {
        if (!(new PageReader().read(page.bytes(), URI.create(page.url()), null) instanceof PageReading.Readable read)) {
            return new Reading(page, Optional.empty());
        }
        Page readable = read.page();
        Document document = readable.document().clone();
        document.select("script[type*=ld+json], meta[property], meta[name^=twitter], meta[name^=og]")
                .remove();
        document.select("meta[charset], meta[http-equiv]").remove();
        for (String attribute : List.of("itemprop", "itemscope", "itemtype", "property", "typeof", "vocab")) {
            document.select("[" + attribute + "]").removeAttr(attribute);
        }
        document.outputSettings().charset(StandardCharsets.UTF_8).prettyPrint(false);
        return new Reading(page, extract(document.outerHtml().getBytes(StandardCharsets.UTF_8), page.url()));
    }

    private static Optional<Listing> extract(byte[] html, String url) {
        return switch (new PageReader().read(html, URI.create(url), null)) {
            case PageReading.Unreadable bad -> Optional.empty();
            case PageReading.Readable good ->
                switch (new ListingExtractor().extract(good.page(), SiteSelectors.NONE, null)) {
                    case Extraction.Found found -> Optional.of(found.listing());
                    case Extraction.Refused refused -> Optional.empty();
                };
        };
    }

    Judgement judge(Field field) {
        return switch (field) {
            case PRICE -> among(page.prices().stream().map(Reading::shown).toList(), found(Field.PRICE));
            case TITLE -> among(page.titles(), found(Field.TITLE));
            case IMAGE -> picture(found(Field.IMAGE));
            case AVAILABILITY -> judge(page.available().equals("unknown") ? "" : page.available(), found(field));
        };
    }

    String found(Field field) {
        return listing.map(read -> switch (field) {
                    case PRICE -> shown(read.price());
                    case TITLE -> read.title();
                    case IMAGE ->
                        read.images().isEmpty() ? "" : read.images().getFirst().address();
                    case AVAILABILITY -> availability(read);
                })
                .orElse("");
    }

    String wanted(Field field) {
        return switch (field) {
            case PRICE -> page.prices().isEmpty() ? "" : shown(page.prices().getFirst());
            case TITLE -> page.titles().getFirst();
            case IMAGE ->
                page.images().isEmpty()
                        ? String.join(" | ", page.pictureNames())
                        : page.images().getFirst();
            case AVAILABILITY -> page.available();
        };
    }

    private static String availability(Listing listing) {
        Object said = listing.other().get("availability");
        Long stock = listing.stock();
        if (said == null) {
            return stock == null ? "" : stock == 0 ? "out" : "in";
        }
        String word = said.toString().toLowerCase(Locale.ROOT);
        return word.equals("outofstock") ? "out" : "in";
    }

    private static Judgement judge(String wanted, String found) {
        if (wanted.isEmpty()) {
            return found.isEmpty() ? Judgement.NOTHING : Judgement.INVENTED;
        }
        return found.isEmpty() ? Judgement.MISSING : wanted.equals(found) ? Judgement.RIGHT : Judgement.WRONG;
    }

    private Judgement picture(String found) {
        if (page.images().isEmpty() && page.pictureNames().isEmpty()) {
            return found.isEmpty() ? Judgement.NOTHING : Judgement.INVENTED;
        }
        return found.isEmpty() ? Judgement.MISSING : page.isMainPicture(found) ? Judgement.RIGHT : Judgement.WRONG;
    }

    private static Judgement among(List<String> wanted, String found) {
        if (wanted.isEmpty()) {
            return found.isEmpty() ? Judgement.NOTHING : Judgement.INVENTED;
        }
        String plain = found.replaceAll("\\s+", " ").strip();
        return found.isEmpty() ? Judgement.MISSING : wanted.contains(plain) ? Judgement.RIGHT : Judgement.WRONG;
    }

    private static String shown(@Nullable Price price) {
        if (price == null) {
            return "";
        }
        String low = price.amount().stripTrailingZeros().toPlainString();
        var high = price.high();
        return low + (high == null ? "" : "-" + high.stripTrailingZeros().toPlainString()) + " " + price.currency();
    }
}
