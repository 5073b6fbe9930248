package zhicha.reporting.document;

import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import zhicha.matcher.hit.Reason;
import zhicha.reporting.document.paper.OfficialPaper;
import zhicha.reporting.document.paper.RedrawnPicture;
import zhicha.reporting.lead.Lead;
import zhicha.reporting.lead.LeadItem;
import zhicha.reporting.review.flag.RightSnapshot;
import zhicha.rules.subject.CaptureId;
import zhicha.rules.subject.Listing;

/** The part of a lead's document that shows its listings: facts, reasons, pictures side by side, defences looked for. */
record ListingSection(LeadPictures pictures) {
    private static final int LONGEST_URL = 500;
    private static final int PICTURE_PAIRS = 2;
    private static final int MOST_PICTURE_PAIRS = 40;

    void write(OfficialPaper paper, Lead lead) {
        int number = 0;
        int[] pairsLeft = {MOST_PICTURE_PAIRS};
        for (LeadItem item : lead.items()) {
            number++;
            paper.secondLevel("（" + number + "）商品及比对");
            paper.facts(rows(item));
            paper.field(
                    "触发规则",
                    item.flag().hit().rules().stream()
                            .map(rule -> Shown.inert(rule.id()) + "（第" + rule.version() + "版）")
                            .collect(Collectors.joining("、")));
            paper.field("判断理由", Shown.inert(item.flag().hit().explanation().zh()));
            paper.table(
                    List.of("依据", "页面所见", "权利内容", "数值与阈值"),
                    item.flag().hit().reasons().stream()
                            .map(ReasonText::of)
                            .map(row -> List.of(row.signal(), row.seen(), row.right(), row.figures()))
                            .toList(),
                    16,
                    34,
                    22,
                    28);
            pictures(paper, item, pairsLeft);
        }
        paper.secondLevel("抗辩事由检查");
        paper.table(
                List.of("事由", "结果", "说明"),
                DefenceChecks.of(lead).stream()
                        .map(check -> List.of(check.name(), check.result(), check.remark()))
                        .toList(),
                22,
                12,
                66);
    }

    private static List<List<String>> rows(LeadItem item) {
        Listing listing = item.flag().listing();
        RightSnapshot right = item.flag().right();
        CaptureId capture = listing.capture();
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("标题", Shown.inert(listing.title())));
        rows.add(List.of("链接", listing.url() == null ? "未知" : InertText.of(listing.url(), LONGEST_URL)));
        rows.add(List.of("商品编号", Shown.inert(listing.id()), "平台", Shown.shown(listing.platform())));
        rows.add(List.of("展示价格", Shown.price(listing.price()), "展示销量", Shown.shown(listing.sales())));
        rows.add(List.of("库存", Shown.shown(listing.stock()), "成色", Shown.condition(listing.condition())));
        rows.add(List.of("发货地", Shown.shown(listing.shipsFrom()), "数据时间", observed(listing)));
        rows.add(List.of("首次发现", Shown.time(item.firstSeen()), "最近见到", Shown.time(item.lastSeen())));
        rows.add(List.of(
                "涉及权利",
                right.kind().chinese() + "“" + Shown.inert(right.name()) + "”（" + Shown.inert(right.pack()) + " "
                        + Shown.inert(right.packVersion()) + "）"));
        rows.add(List.of(
                "商品类别",
                classes(right),
                "核定商品",
                right.goods().isEmpty() ? "未知" : Shown.inert(String.join("、", right.goods()))));
        rows.add(List.of("取证编号", capture == null ? "未取证" : capture.value()));
        return rows;
    }

    /** Of price, sales and stock, which change from day to day. */
    private static String observed(Listing listing) {
        OffsetDateTime at = listing.observedAt();
        return at == null ? "未知" : Shown.time(at.toInstant());
    }

    private static String classes(RightSnapshot right) {
        return right.classes().isEmpty()
                ? "未知"
                : right.classes().stream().map(one -> "第" + one + "类").collect(Collectors.joining("、"));
    }

    private void pictures(OfficialPaper paper, LeadItem item, int[] pairsLeft) {
        Listing listing = item.flag().listing();
        int here = 0;
        Set<PicturePair> shown = new LinkedHashSet<>();
        for (Reason reason : item.flag().hit().reasons()) {
            Optional<PicturePair> found = PicturePair.of(reason);
            if (found.isEmpty()) {
                continue;
            }
            PicturePair pair = found.get();
            boolean fits = here < PICTURE_PAIRS
                    && pairsLeft[0] > 0
                    && pair.within(listing.images().size());
            // a copy and a logo found with the same picture are shown once
            if (!fits || !shown.add(pair)) {
                continue;
            }
            Optional<RedrawnPicture> ours =
                    pictures.ofRight(item.flag().right(), pair.reference()).flatMap(RedrawnPicture::of);
            Optional<RedrawnPicture> theirs = pictures.ofListing(
                            listing, listing.images().get(pair.image()))
                    .flatMap(RedrawnPicture::of);
            if (ours.isPresent() || theirs.isPresent()) {
                paper.pictures(ours, "权利图样", theirs, "商品图片（第" + (pair.image() + 1) + "张）");
                here++;
                pairsLeft[0]--;
            }
        }
    }
}
