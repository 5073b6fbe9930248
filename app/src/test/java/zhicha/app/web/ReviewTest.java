package zhicha.app.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import javax.imageio.ImageIO;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import zhicha.reporting.review.QueueEntry;
import zhicha.reporting.review.QueueFilter;
import zhicha.reporting.review.flag.FlagStatus;
import zhicha.reporting.review.flag.RightSnapshot;
import zhicha.rules.pack.Sector;
import zhicha.rules.watch.RightKind;

/** The analyst's day, with a browser that runs no scripts. */
class ReviewTest {
    @TempDir
    Path folder;

    private ConsoleHouse house;
    private URI console;

    @BeforeEach
    void open() throws Exception {
        house = new ConsoleHouse(folder, 0);
        console = house.address();
        SampleMarket market = new SampleMarket(house, folder, 7);
        RightSnapshot right = market.right("tm-lelexiong", RightKind.TRADEMARK, "乐乐熊", Sector.TOYS, "积木");
        for (int i = 0; i < 4; i++) {
            market.disguised(right, SampleMarket.seller(1), "demo-a", true);
        }
    }

    @AfterEach
    void close() throws Exception {
        house.close();
    }

    private List<QueueEntry> open(FlagStatus status) {
        return house.queue.list(QueueFilter.ALL.status(status), 100, 0);
    }

    private static Element button(Visit.Answer card, String judgement) {
        return card.page().selectFirst("button[name=judgement][value=" + judgement + "]");
    }

    @Test
    void startingOpensTheMostUrgentAndDecidingLeadsToTheNext() throws Exception {
        Visit lin = Visit.of(console, "lin");
        String first = open(FlagStatus.OPEN).getFirst().flag().id();
        Visit.Answer card = lin.get("/review/next");
        assertEquals("/review/" + first, card.address().getPath());
        Visit.Answer next = lin.send(button(card, "confirm").closest("form"), button(card, "confirm"), "note", "价格异常");
        assertEquals(200, next.status());
        assertFalse(next.address().getPath().endsWith(first));
        assertEquals(
                FlagStatus.CONFIRMED, house.queue.entry(first).orElseThrow().status());
        assertEquals(
                "价格异常", house.queue.decisionsOn(first).getFirst().judgement().note());
        assertNotNull(next.page().selectFirst(".notice.good"), "the decision is told on the next card");
    }

    @Test
    void theLastOfTheQueueIsToldOnTheListWithItsUndo() throws Exception {
        Visit lin = Visit.of(console, "lin");
        Visit.Answer at = lin.get("/review/next");
        for (int i = 0; i < 4; i++) {
            at = lin.send(button(at, "confirm").closest("form"), button(at, "confirm"));
        }
        assertEquals("/review", at.address().getPath());
        Visit.Answer undone = lin.send(at.page().selectFirst(".notice form[action^=/review/undo]"), null);
        assertTrue(undone.address().getPath().startsWith("/review/"));
        assertEquals(1, open(FlagStatus.OPEN).size());
    }

    @Test
    void aPageNumberThatIsNoneIsABadRequestAndNotABreakdown() throws Exception {
        assertEquals(400, Visit.of(console, "lin").get("/review?page=x").status());
    }

    @Test
    void rightsAreChosenByTheirNames() throws Exception {
        Element right =
                Visit.of(console, "lin").get("/review").page().selectFirst("#f-right option[value=tm-lelexiong]");
        assertEquals("乐乐熊 (4)", right.text());
    }

    @Test
    void everyDismissalReasonIsOneButton() throws Exception {
        Visit lin = Visit.of(console, "lin");
        Visit.Answer card = lin.get("/review/next");
        String flag = card.address().getPath().substring("/review/".length());
        Element reason = button(card, "dismiss:nominative-use");
        lin.send(reason.closest("form"), reason);
        assertEquals(FlagStatus.DISMISSED, house.queue.entry(flag).orElseThrow().status());
        Element other = lin.get("/review/next").page().selectFirst("button[value=dismiss:other]");
        Visit.Answer refused = lin.send(other.closest("form"), other);
        assertEquals(422, refused.status());
        assertEquals(
                200, lin.send(other.closest("form"), other, "note", "样品展示，非销售").status());
    }

    @Test
    void undoBringsTheFlagBackToWhoeverDecided() throws Exception {
        Visit lin = Visit.of(console, "lin");
        Visit.Answer card = lin.get("/review/next");
        String path = card.address().getPath();
        Visit.Answer next = lin.send(button(card, "confirm").closest("form"), button(card, "confirm"));
        Visit.Answer undone = lin.send(next.page().selectFirst("form[action^=/review/undo]"), null);
        assertEquals(path, undone.address().getPath());
        assertEquals(
                FlagStatus.OPEN,
                house.queue.entry(path.substring(8)).orElseThrow().status());
        assertEquals(2, house.queue.decisionsOn(path.substring(8)).size(), "the log keeps both");
    }

    @Test
    void whatSomebodyElseHasOpenCanBeSeenButNotDecided() throws Exception {
        Visit zhao = Visit.of(console, "zhao");
        Visit.Answer theirs = zhao.get("/review/next");
        Visit lin = Visit.of(console, "lin");
        Visit.Answer seen = lin.get(theirs.address().getPath());
        assertEquals(200, seen.status());
        assertTrue(seen.page().selectFirst(".notice.warn").text().contains("zhao"));
        assertTrue(button(seen, "confirm").hasAttr("disabled"));
        Visit.Answer forced = lin.send(button(seen, "confirm").closest("form"), button(seen, "confirm"));
        assertEquals(409, forced.status());
        assertTrue(forced.page().selectFirst(".notice.warn").text().contains("zhao"));
        assertFalse(lin.get("/review/next").address().equals(theirs.address()), "the next one is another");
    }

    @Test
    void aDecisionOnWhatHasBeenDecidedMeanwhileIsAConflictAndNothingIsWritten() throws Exception {
        Visit lin = Visit.of(console, "lin");
        Visit.Answer card = lin.get("/review/next");
        String flag = card.address().getPath().substring(8);
        lin.send(button(card, "confirm").closest("form"), button(card, "confirm"));
        Visit.Answer again = lin.send(button(card, "unsure").closest("form"), button(card, "unsure"));
        assertEquals(409, again.status());
        assertEquals(FlagStatus.CONFIRMED, house.queue.entry(flag).orElseThrow().status());
    }

    @Test
    void skippingPassesOnAndGoesBackAndSkippedOnesComeRoundAgain() throws Exception {
        Visit lin = Visit.of(console, "lin");
        Visit.Answer first = lin.get("/review/next");
        Visit.Answer second = lin.get(first.page().selectFirst("a[data-keys=j]").attr("href"));
        assertFalse(first.address().getPath().equals(second.address().getPath()));
        Visit.Answer back = lin.get(second.page().selectFirst("a[data-keys=k]").attr("href"));
        assertEquals(first.address().getPath(), back.address().getPath());
        Visit.Answer at = second;
        for (int i = 0; i < 3; i++) {
            at = lin.get(at.page().selectFirst("a[data-keys=j]").attr("href"));
            assertTrue(
                    at.address().getPath().startsWith("/review/"), at.address().toString());
        }
    }

    @Test
    void theCardShowsThePlaceTheReasonTheRightAndItsPictures() throws Exception {
        Visit lin = Visit.of(console, "lin");
        Visit.Answer card = lin.get("/review/next");
        assertFalse(card.page().select(".listing-title mark").isEmpty());
        assertTrue(card.page().select(".reasons").text().contains("31"), "the threshold is told");
        for (Element picture : card.page().select(".compare img")) {
            Visit.Answer image = lin.get(picture.attr("src"));
            assertEquals(200, image.status());
            assertEquals("image/jpeg", image.header("Content-Type"));
            assertTrue(
                    ImageIO.read(new ByteArrayInputStream(image.raw().body())).getWidth() <= 1200);
        }
        assertNotNull(card.page().selectFirst("a[href^=/sealed/]"));
    }

    @Test
    void theReferenceIsLaidOverThePictureWhereItWasFound() throws Exception {
        Visit lin = Visit.of(console, "lin");
        Visit.Answer card = lin.get("/review/next");
        BufferedImage own = picture(
                lin, card.page().selectFirst(".compare figure:last-child a").attr("href"));
        BufferedImage reference =
                picture(lin, card.page().selectFirst(".compare img").attr("src"));
        BufferedImage over =
                picture(lin, card.page().selectFirst("a[data-do=overlay]").attr("href"));
        String laid = card.page().selectFirst(".compare img").attr("data-laid");
        BufferedImage alone = picture(lin, laid);
        assertEquals(own.getWidth(), over.getWidth());
        for (double at : new double[] {0.02, 0.2, 0.5, 0.7, 0.97}) {
            boolean inside = at > 0.12 && at < 0.88;
            double there = (at - 0.12) / 0.76;
            double seen = brightness(own, at);
            double expected = inside ? brightness(reference, there) : 243;
            assertEquals(expected, brightness(alone, at), 12, "alone at " + at);
            assertEquals(inside ? (expected + seen) / 2 : seen, brightness(over, at), 12, "over at " + at);
        }
        assertEquals(404, lin.get(laid.replace("/laid/0/0/", "/laid/0/7/")).status());
        assertEquals(404, lin.get(laid.replace("/alone", "/else")).status());
    }

    private static BufferedImage picture(Visit visit, String address) throws Exception {
        Visit.Answer answer = visit.get(address);
        assertEquals(200, answer.status(), address);
        return ImageIO.read(new ByteArrayInputStream(answer.raw().body()));
    }

    /** Mean of a small square on the diagonal. */
    private static double brightness(BufferedImage image, double at) {
        int x = (int) (at * image.getWidth());
        int y = (int) (at * image.getHeight());
        double sum = 0;
        for (int i = 0; i < 25; i++) {
            int pixel = image.getRGB(x - 2 + i % 5, y - 2 + i / 5);
            sum += (pixel >> 16 & 0xff) * 0.3 + (pixel >> 8 & 0xff) * 0.6 + (pixel & 0xff) * 0.1;
        }
        return sum / 25;
    }

    @Test
    void oneDecisionOnManyThatLookAlike() throws Exception {
        Visit lin = Visit.of(console, "lin");
        String key = open(FlagStatus.OPEN).getFirst().flag().seller().value();
        Visit.Answer seller = lin.get("/seller?key=" + java.net.URLEncoder.encode(key, "UTF-8"));
        Element form = seller.page().selectFirst("form[action=/review/bulk]");
        Visit.Answer done = lin.send(form, null, "judgement", "confirm");
        assertEquals(200, done.status());
        assertEquals(4, open(FlagStatus.CONFIRMED).size());
    }

    @Test
    void manyAreNotDismissedForAReasonThatIsNotTold() throws Exception {
        Visit lin = Visit.of(console, "lin");
        String key = open(FlagStatus.OPEN).getFirst().flag().seller().value();
        Visit.Answer seller = lin.get("/seller?key=" + java.net.URLEncoder.encode(key, "UTF-8"));
        Element form = seller.page().selectFirst("form[action=/review/bulk]");
        Visit.Answer refused = lin.send(form, null, "judgement", "dismiss:other");
        assertEquals(422, refused.status());
        assertTrue(refused.page().selectFirst(".notice.bad").text().contains("其他"));
        assertEquals(4, open(FlagStatus.OPEN).size());
        lin.send(form, null, "judgement", "dismiss:other", "note", "样品");
        assertEquals(4, open(FlagStatus.DISMISSED).size());
    }

    @Test
    void startingAgainGoesBackToTheCardThatWasLeftOpen() throws Exception {
        Visit lin = Visit.of(console, "lin");
        Visit.Answer card = lin.get("/review/next");
        lin.get("/overview");
        assertEquals(card.address(), lin.get("/review/next").address());
    }

    @Test
    void aLeadIsWithdrawnWithAReason() throws Exception {
        Visit lin = Visit.of(console, "lin");
        Visit.Answer card = lin.get("/review/next");
        lin.send(button(card, "confirm").closest("form"), button(card, "confirm"));
        Visit.Answer lead = lin.send(lin.get(card.address().getPath()).page().selectFirst("form[action=/leads]"), null);
        Element form = lead.page().selectFirst("form[action$=/withdraw]");
        assertEquals(422, lin.send(form, null).status(), "not without one");
        Visit.Answer withdrawn = lin.send(form, null, "note", "重复");
        assertEquals(200, withdrawn.status());
        assertTrue(withdrawn.text().contains("已撤销"));
        assertTrue(withdrawn.page().select("form[action$=/withdraw]").isEmpty());
    }

    @Test
    void aLeadIsMadeFromConfirmedFlagsAndASecondPersonApproves() throws Exception {
        Visit lin = Visit.of(console, "lin");
        Visit.Answer card = lin.get("/review/next");
        String path = card.address().getPath();
        lin.send(button(card, "confirm").closest("form"), button(card, "confirm"));
        Visit.Answer lead = lin.send(lin.get(path).page().selectFirst("form[action=/leads]"), null);
        assertEquals(200, lead.status());
        String number = lead.address().getPath().substring("/leads/".length());
        assertEquals(4, lead.page().select(".conditions section").size());
        Visit.Answer file = lin.get("/leads/" + number + "/lead.docx");
        assertTrue(file.header("Content-Disposition").contains(number + ".docx"));
        lin.send(lead.page().selectFirst("form[action$=/submit]"), null);
        Visit.Answer own = lin.get("/leads/" + number);
        assertTrue(own.page().selectFirst("form[action$=/approve] button").hasAttr("disabled"));
        assertEquals(
                422,
                lin.send(own.page().selectFirst("form[action$=/approve]"), null).status());
        Visit zhao = Visit.of(console, "zhao");
        Visit.Answer approved = zhao.send(
                zhao.get("/leads/" + number).page().selectFirst("form[action$=/approve]"), null, "note", "同意");
        assertEquals(200, approved.status());
        Visit wang = Visit.of(console, "wang");
        assertEquals(200, wang.get("/leads/" + number + "/lead.json").status());
        Visit shen = Visit.of(console, "shen");
        Visit.Answer seen = shen.get("/leads/" + number);
        assertEquals(200, seen.status(), "an auditor looks");
        assertTrue(seen.page().select("a[download]").isEmpty());
        assertEquals(403, shen.get("/leads/" + number + "/lead.docx").status(), "and takes nothing away");
        assertEquals(403, shen.get("/leads/" + number + "/lead.json").status());
    }

    @Test
    void aNoteThatCannotBeKeptIsToldRatherThanLost() throws Exception {
        Visit lin = Visit.of(console, "lin");
        Visit.Answer card = lin.get("/review/next");
        String path = card.address().getPath();
        String token = card.page().selectFirst("[name=form-token]").val();
        Visit.Answer tooLong = lin.post(path + "/note", "form-token", token, "note", "长".repeat(4_001));
        assertEquals(422, tooLong.status());
        assertTrue(tooLong.text().contains("4001") || tooLong.text().contains("4,001"), tooLong.text());
        assertEquals(
                422,
                lin.post(path + "/note", "form-token", token, "note", "\u0001").status());
        assertEquals(
                404,
                lin.post("/review/nothing/note", "form-token", token, "note", "x")
                        .status());
        assertEquals(
                200,
                lin.post(path + "/note", "form-token", token, "note", "看过了").status());
        assertTrue(lin.get(path).text().contains("看过了"));
    }

    @Test
    void theLeadsPageOffersWhatIsConfirmedAndInNoLead() throws Exception {
        Visit lin = Visit.of(console, "lin");
        assertNull(lin.get("/leads").page().selectFirst("form[method=post][action=/leads]"), "nothing is confirmed");
        String key = open(FlagStatus.OPEN).getFirst().flag().seller().value();
        Visit.Answer seller = lin.get("/seller?key=" + java.net.URLEncoder.encode(key, "UTF-8"));
        lin.send(seller.page().selectFirst("form[action=/review/bulk]"), null, "judgement", "confirm");
        Element offer = lin.get("/leads").page().selectFirst("form[method=post][action=/leads]");
        Visit.Answer lead = lin.send(offer, null);
        assertTrue(
                lead.address().getPath().startsWith("/leads/ZC-"),
                () -> lead.address().toString());
        assertEquals(
                4, house.store.leads().leads(Set.of(), 1, 0).getFirst().items().size(), "the seller's four");
        assertNull(lin.get("/leads").page().selectFirst("form[method=post][action=/leads]"));
        assertNull(
                Visit.of(console, "wang").get("/leads").page().selectFirst("form[method=post][action=/leads]"),
                "a reader is offered nothing");
    }

    @Test
    void aRightWithoutASectorIsCountedOnTheOverview() throws Exception {
        SampleMarket market = new SampleMarket(house, folder, 8);
        RightSnapshot mixed = market.right("pk-antai", RightKind.PACKAGING, "安泰", null, "灭火器");
        market.disguised(mixed, SampleMarket.seller(2), "demo-a", false);
        Visit.Answer overview = Visit.of(console, "lin").get("/overview");
        assertEquals(200, overview.status());
        assertTrue(overview.text().contains("未分领域"), overview.text());
    }

    @Test
    void bothLanguagesAreComplete() throws Exception {
        Visit lin = Visit.of(console, "lin");
        Element form = lin.get("/review").page().selectFirst("form[action=/language]");
        lin.send(form, null, "language", "zh");
        Visit.Answer chinese = lin.get("/review/next");
        assertEquals("zh-CN", chinese.page().selectFirst("html").attr("lang"));
        assertTrue(chinese.text().contains("确认涉嫌"));
        lin.send(form, null, "language", "en");
        Visit.Answer english = lin.get(chinese.address().getPath());
        assertTrue(english.text().contains("Confirm suspicion"));
        assertFalse(
                english.page()
                        .select("h1, h2, label, button, th, dt")
                        .text()
                        .replace("乐乐熊", "")
                        .replace("中文", "")
                        .codePoints()
                        .anyMatch(Character::isIdeographic),
                "no Chinese label is left in the English page");
    }
}
