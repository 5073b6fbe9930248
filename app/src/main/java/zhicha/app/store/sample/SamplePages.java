package zhicha.app.store.sample;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.PreparedBatch;
import zhicha.app.store.row.Columns;
import zhicha.crawler.sample.draw.PageDraw.DrawnPage;
import zhicha.reporting.prevalence.SiteSample;

/** The first stage of draws in two stages. What is drawn is written in one step and never drawn again. */
public final class SamplePages {
    /** An address is cut where it stands beside a listing that was found on it. */
    private static final int LONGEST = 400;

    private final Jdbi jdbi;

    public SamplePages(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** A page that was drawn, with the address it is asked under. */
    public record Addressed(String address, DrawnPage page) {
        public Addressed {
            address = address.length() <= LONGEST ? address : address.substring(0, LONGEST);
        }
    }

    /** Records the pages, unless some are recorded already. */
    public void drawn(String crawl, List<Addressed> pages) {
        jdbi.useTransaction(handle -> {
            long known = handle.createQuery("select count(*) from sample_list where crawl = :crawl")
                    .bind("crawl", crawl)
                    .mapTo(Long.class)
                    .one();
            if (known > 0 || pages.isEmpty()) {
                return;
            }
            Map<String, DrawnPage> lists = new TreeMap<>();
            pages.forEach(one -> lists.put(one.page().list(), one.page()));
            for (DrawnPage list : lists.values()) {
                handle.createUpdate("insert into sample_list (crawl, list, pages, drawn)"
                                + " values (:crawl, :list, :pages, :drawn)")
                        .bind("crawl", crawl)
                        .bind("list", list.list())
                        .bind("pages", list.pages())
                        .bind("drawn", list.drawn())
                        .execute();
            }
            PreparedBatch batch = handle.prepareBatch("insert into sample_page"
                    + " (crawl, address, list, page, place, probability)"
                    + " values (:crawl, :address, :list, :page, :place, :probability) on conflict do nothing");
            for (int place = 0; place < pages.size(); place++) {
                Addressed one = pages.get(place);
                batch.bind("crawl", crawl)
                        .bind("address", Columns.text(one.address()))
                        .bind("list", one.page().list())
                        .bind("page", one.page().page())
                        .bind("place", place)
                        .bind("probability", one.page().probability())
                        .add();
            }
            batch.execute();
        });
    }

    /** In the order in which they were drawn. */
    public List<Addressed> of(String crawl) {
        return jdbi.withHandle(handle -> handle.createQuery("select p.address, p.list, p.page, l.pages, l.drawn"
                        + " from sample_page p join sample_list l on l.crawl = p.crawl and l.list = p.list"
                        + " where p.crawl = :crawl order by p.place")
                .bind("crawl", crawl)
                .map((row, context) -> new Addressed(
                        row.getString(1),
                        new DrawnPage(row.getString(2), row.getInt(3), (int) row.getLong(4), row.getInt(5))))
                .list());
    }

    /** Notes how many listings were on the pages that were read. */
    public void read(String crawl, Map<String, Integer> listings) {
        if (listings.isEmpty()) {
            return;
        }
        jdbi.useTransaction(handle -> {
            PreparedBatch batch = handle.prepareBatch(
                    "update sample_page set listings = :listings where crawl = :crawl and address = :address");
            listings.forEach((address, count) -> batch.bind("crawl", crawl)
                    .bind("address", Columns.text(address))
                    .bind("listings", count)
                    .add());
            batch.execute();
        });
    }

    /** What an estimate needs; no lists where the crawl was not drawn in two stages. */
    public SiteSample.Pages stage(String crawl) {
        return jdbi.withHandle(handle -> {
            Map<String, Long> lists = new HashMap<>();
            handle.createQuery("select list, pages from sample_list where crawl = :crawl")
                    .bind("crawl", crawl)
                    .map((row, context) -> Map.entry(row.getString(1), row.getLong(2)))
                    .forEach(one -> lists.put(one.getKey(), one.getValue()));
            Map<String, SiteSample.Pages.Page> read = new HashMap<>();
            handle.createQuery("select address, list, listings from sample_page"
                            + " where crawl = :crawl and listings is not null")
                    .bind("crawl", crawl)
                    .map((row, context) ->
                            Map.entry(row.getString(1), new SiteSample.Pages.Page(row.getString(2), row.getLong(3))))
                    .forEach(one -> read.put(one.getKey(), one.getValue()));
            return new SiteSample.Pages(lists, read);
        });
    }

    /** Pages that were drawn and not read: refused, failed, or not reached. */
    public long unread(String crawl) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        "select count(*) from sample_page where crawl = :crawl and listings is null")
                .bind("crawl", crawl)
                .mapTo(Long.class)
                .one());
    }

    /** The addresses that were drawn, as they are compared with where a listing was found. */
    public static String cut(String address) {
        return address.length() <= LONGEST ? address : address.substring(0, LONGEST);
    }
}
