package zhicha.app.cli.sites;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import zhicha.crawler.address.WebAddress;
import zhicha.crawler.extract.Extraction;
import zhicha.crawler.extract.fact.FieldSource;
import zhicha.crawler.extract.fact.ListingField;
import zhicha.crawler.page.Page;

/** A site file drafted from one page of goods; a person completes it. */
final class SiteDraft {
    private static final Pattern NUMBER = Pattern.compile("\\d{2,}");
    private static final List<ListingField> WANTED =
            List.of(ListingField.TITLE, ListingField.PRICE, ListingField.IMAGES, ListingField.SELLER_NAME);

    private final WebAddress address;
    private final Page page;
    private final Extraction extraction;

    SiteDraft(WebAddress address, Page page, Extraction extraction) {
        this.address = address;
        this.page = page;
        this.extraction = extraction;
    }

    /** @param privateAddresses whether the shop stands in one's own network */
    String yaml(boolean privateAddresses) {
        StringBuilder yaml = new StringBuilder();
        yaml.append("# 由 zhicha sites new 起草，请核对 / drafted from ")
                .append(address)
                .append("; check every line\n");
        yaml.append("site: ").append(id()).append('\n');
        yaml.append("name: ").append(quoted(address.host())).append('\n');
        yaml.append("home: ").append(quoted(address.origin() + "/")).append('\n');
        if (privateAddresses) {
            yaml.append("private-addresses: allowed\n");
        }
        List<String> follow = follow();
        yaml.append("follow:   # 类目与翻页 / categories and paging\n");
        follow.forEach(one -> yaml.append("  - ").append(quoted(one)).append('\n'));
        yaml.append("listing:  # 商品页，第 1 组为编号 / pages of goods; group 1 is the item's number\n  - ")
                .append(quoted(listing()))
                .append('\n');
        yaml.append("politeness: {delay: 2s, parallel: 1}\n");
        List<ListingField> known =
                extraction.sources().stream().map(FieldSource::field).toList();
        List<ListingField> missing =
                WANTED.stream().filter(field -> !known.contains(field)).toList();
        if (!missing.isEmpty()) {
            yaml.append("# 未能自动读到，请以 CSS 指明 / not found by itself; point at it with CSS\n# extract:\n");
            missing.forEach(field -> yaml.append("#   ").append(field.written()).append(": .selector\n"));
        }
        return yaml.toString();
    }

    private String id() {
        String name = address.host()
                .toLowerCase(Locale.ROOT)
                .replaceFirst("^www\\.", "")
                .replaceAll("[^a-z0-9]+", "-")
                .replaceAll("^-|-$", "");
        return name.length() > 63 ? name.substring(0, 63) : name.isEmpty() ? "site" : name;
    }

    /** What the addresses of goods have in common: the number, else the last part of the path, becomes group 1. */
    String listing() {
        String target = address.target();
        int question = target.indexOf('?');
        String path = question < 0 ? target : target.substring(0, question);
        if (question >= 0) {
            for (String parameter : target.substring(question + 1).split("&")) {
                Matcher number =
                        Pattern.compile("([A-Za-z_]*id|sku|item)=(\\d+)").matcher(parameter);
                if (number.matches()) {
                    return literal(number.group(1)) + "=(\\d+)";
                }
            }
        }
        int slash = path.lastIndexOf('/', path.endsWith("/") ? path.length() - 2 : path.length() - 1);
        String folder = path.substring(0, slash + 1);
        String last = path.substring(slash + 1).replaceAll("/$", "");
        Matcher number = NUMBER.matcher(last);
        String ending = last.matches(".*\\.[A-Za-z]{2,5}") ? literal(last.substring(last.lastIndexOf('.'))) : "";
        if (number.find()) {
            boolean first = number.start() == 0;
            boolean whole =
                    number.end() == last.replaceAll("\\.[A-Za-z]{2,5}$", "").length();
            return literal(folder) + (first ? "" : "[^/]*?") + "(\\d+)" + (whole ? "" : "[^/]*?") + ending;
        }
        return literal(folder) + "([^/?]+?)" + ending;
    }

    private List<String> follow() {
        Set<String> found = new LinkedHashSet<>();
        for (Element link : page.document()
                .select(
                        "[class*=breadcrumb] a[href], [id*=breadcrumb] a[href], nav a[href], [class*=pagination] a[href]")) {
            Optional<WebAddress> target = WebAddress.of(link.absUrl("href"));
            if (target.isEmpty()
                    || !target.get().host().equals(address.host())
                    || target.get().path().equals("/")) {
                continue;
            }
            String path = target.get().path();
            int second = path.indexOf('/', 1);
            if (second > 0 && found.size() < 5) {
                found.add(literal(path.substring(0, second + 1)) + ".*");
            }
        }
        String own = listing();
        List<String> follow = new ArrayList<>(found);
        follow.removeIf(one -> own.startsWith(one.substring(0, one.length() - 2)));
        return follow.isEmpty() ? List.of("/category/.*") : follow;
    }

    private static String literal(String text) {
        return text.replaceAll("([.+*?()\\[\\]{}|^$\\\\])", "\\\\$1");
    }

    private static String quoted(String text) {
        return "'" + text.replace("'", "''") + "'";
    }
}
