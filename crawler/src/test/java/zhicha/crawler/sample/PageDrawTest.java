package zhicha.crawler.sample;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import zhicha.crawler.address.WebAddress;
import zhicha.crawler.sample.draw.Draw;
import zhicha.crawler.sample.draw.PageDraw;
import zhicha.crawler.sample.draw.PageDraw.DrawnPage;
import zhicha.crawler.sample.draw.PageDraw.ReadPage;
import zhicha.crawler.sample.frame.FrameUnit;
import zhicha.crawler.sample.frame.ListCard;

class PageDrawTest {
    private static final List<ResultList> LISTS = List.of(
            new ResultList("toys", "https://shop.example/c/toys?page={page}", 1, 300, "toys"),
            new ResultList("food", "https://shop.example/c/food?page={page}", 1, 90, "food"),
            new ResultList("one", "https://shop.example/c/one?page={page}", 1, 1, ""));

    private static ReadPage read(DrawnPage page, int read, int listings) {
        String address = "https://shop.example/c/" + page.list() + "?page=" + (page.page() + 1);
        List<FrameUnit> units = new ArrayList<>();
        for (int i = 0; i < listings; i++) {
            WebAddress item =
                    new WebAddress("https", "shop.example", 443, "/item/" + page.list() + page.page() + "-" + i);
            units.add(new FrameUnit(
                    WebAddress.keyOf(item.toString()),
                    item,
                    Optional.empty(),
                    1,
                    FrameUnit.Source.SHELF,
                    address,
                    "",
                    "",
                    ListCard.EMPTY));
        }
        return new ReadPage(address, page, read, units);
    }

    @Test
    void pagesAreDrawnInProportionAndTheSameSeedDrawsTheSame() {
        List<DrawnPage> pages = PageDraw.pages(7, LISTS, 40);
        assertEquals(pages, PageDraw.pages(7, LISTS, 40));
        assertTrue(!pages.equals(PageDraw.pages(8, LISTS, 40)));
        var perList = pages.stream().collect(Collectors.groupingBy(DrawnPage::list, Collectors.counting()));
        assertEquals(1, perList.get("one"), "a list of one page is read whole");
        assertTrue(perList.get("toys") >= 28 && perList.get("toys") <= 31, perList::toString);
        assertEquals(
                391.0,
                pages.stream().mapToDouble(page -> 1 / page.probability()).sum(),
                1e-9,
                "weights add up to all pages");
    }

    @Test
    void everyPageGivesAsManyAndTheProbabilityIsThatOfBothStages() {
        List<DrawnPage> pages = PageDraw.pages(7, LISTS, 40);
        List<ReadPage> read = new ArrayList<>();
        for (DrawnPage page : pages) {
            read.add(read(page, page.drawn(), page.page() % 7 == 0 ? 5 : 24));
        }
        Draw draw = PageDraw.listings(7, read, 400);
        assertEquals(draw, PageDraw.listings(7, read.reversed(), 400));
        for (Chosen one : draw.chosen()) {
            ReadPage page = read.stream()
                    .filter(any ->
                            any.units().stream().anyMatch(unit -> unit.key().equals(one.key())))
                    .findFirst()
                    .orElseThrow();
            int here = page.units().size();
            assertEquals(page.page().probability() * Math.min(10, here) / here, one.probability(), 1e-12);
        }
    }

    /** Each page is as likely as any other, over many seeds. */
    @Test
    void noPageIsFavoured() {
        int[] times = new int[90];
        for (int seed = 0; seed < 3_000; seed++) {
            for (DrawnPage page : PageDraw.pages(seed, LISTS.subList(1, 2), 9)) {
                times[page.page()]++;
            }
        }
        // 3,000 draws of 9 in 90: 300 each, standard deviation 16.4
        for (int page = 0; page < 90; page++) {
            assertTrue(Math.abs(times[page] - 300) < 75, "page " + page + " drawn " + times[page] + " times");
        }
    }
}
