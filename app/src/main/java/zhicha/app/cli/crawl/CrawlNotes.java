package zhicha.app.cli.crawl;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import zhicha.crawler.address.AllowedHosts;
import zhicha.crawler.address.WebAddress;
import zhicha.crawler.crawl.CrawlListener;
import zhicha.crawler.frontier.Entry;
import zhicha.crawler.frontier.ending.DetailWords;
import zhicha.crawler.frontier.ending.Ending;
import zhicha.crawler.plan.PageKind;
import zhicha.crawler.plan.SiteFile;

/** What a crawl met on its way that the writer of its site file should hear of. Bounded, and thread-safe. */
final class CrawlNotes implements CrawlListener {
    private static final int MOST = 1_000;

    private final AllowedHosts hosts;
    private final Map<String, String> examples = new TreeMap<>();
    private final Map<String, Integer> remarks = new LinkedHashMap<>();
    private final LinkShapes passed = new LinkShapes();
    private final Map<String, Integer> elsewhere = new LinkedHashMap<>();

    CrawlNotes(SiteFile site) {
        hosts = site.allowedHosts();
    }

    @Override
    public synchronized void ended(Entry entry, Ending ending) {
        if (ending.kind() != Ending.Kind.READ) {
            String detail = ending.detail().isEmpty()
                    ? ""
                    : "：" + DetailWords.of(ending.detail()).both();
            examples.putIfAbsent(
                    ending.reason(), entry.address().origin() + entry.address().readableTarget() + detail);
        } else if (entry.kind() == PageKind.LISTING && !ending.detail().isEmpty()) {
            for (String remark : ending.detail().split("; ")) {
                count(remarks, remark);
            }
        }
    }

    @Override
    public synchronized void passedBy(Entry entry, List<WebAddress> links) {
        for (WebAddress link : links) {
            if (hosts.allows(link)) {
                passed.add(link.readableTarget());
            } else {
                count(elsewhere, link.authority());
            }
        }
    }

    private static void count(Map<String, Integer> counts, String what) {
        if (counts.size() < MOST || counts.containsKey(what)) {
            counts.merge(what, 1, Integer::sum);
        }
    }

    /** Why addresses ended unread: a reason and the first address with it. */
    synchronized Map<String, String> examples() {
        return new TreeMap<>(examples);
    }

    /** Remarks on listing pages, the most frequent first. */
    synchronized List<Map.Entry<String, Integer>> remarks(int most) {
        return frequent(remarks, most);
    }

    /** Links of the site that no expression speaks of, one of each shape. */
    synchronized List<String> passed(int most) {
        return passed.examples(most);
    }

    /** Hosts that links lead to and that the crawl may not ask. */
    synchronized List<Map.Entry<String, Integer>> elsewhere(int most) {
        return frequent(elsewhere, most);
    }

    private static List<Map.Entry<String, Integer>> frequent(Map<String, Integer> counts, int most) {
        return counts.entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
                .limit(most)
                .map(Map.Entry::copyOf)
                .toList();
    }
}
