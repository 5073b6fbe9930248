package zhicha.reporting.document;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import zhicha.matcher.hit.Reason;
import zhicha.reporting.law.LegalRow;
import zhicha.reporting.lead.FilingCondition;
import zhicha.reporting.lead.Lead;
import zhicha.reporting.lead.LeadItem;
import zhicha.reporting.lead.estimate.Turnover;
import zhicha.reporting.review.flag.RightSnapshot;
import zhicha.rules.subject.CaptureId;
import zhicha.rules.subject.Listing;
import zhicha.rules.subject.Price;

/**
 * A lead as a Word document in the form of GB/T 9704, built around the four filing conditions. Whatever was crawled goes
 * in through {@link InertText} and {@link RedrawnPicture}.
 */
public final class LeadDocument {
    private static final String CAVEAT = "本件为线索，非行政处罚证据；数额为估算。";
    private static final String[] NUMBERS = {"一", "二", "三", "四"};
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyy年M月d日");
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final int LONGEST = 300;
    private static final int LONGEST_URL = 500;
    private static final int PICTURE_PAIRS = 2;
    private static final int MOST_PICTURE_PAIRS = 40;
    private final LeadPictures pictures;
    private final SealedEvidence evidence;

    public LeadDocument(LeadPictures pictures, SealedEvidence evidence) {
        this.pictures = pictures;
        this.evidence = evidence;
    }

    /** The DOCX file's bytes; the same lead, pictures and evidence give the same bytes. */
    public byte[] docx(Lead lead) {
        OfficialPaper paper = new OfficialPaper("涉嫌侵犯知识产权线索 " + lead.number(), lead.createdAt());
        head(paper, lead);
        List<FilingCondition> conditions = lead.conditions();
        for (int at = 0; at < conditions.size(); at++) {
            FilingCondition condition = conditions.get(at);
            paper.firstLevel(NUMBERS[at] + "、" + condition.kind().chinese());
            for (FilingCondition.Field field : condition.fields()) {
                paper.field(field.label().zh(), inert(field.shown()));
            }
            switch (condition.kind()) {
                case FACTS -> facts(paper, lead);
                case PUNISHABLE -> punishable(paper, lead);
                case JURISDICTION -> jurisdiction(paper, lead);
                case IN_TIME -> paper.body(lead.limitation().note().zh() + "。");
            }
        }
        paper.firstLevel("五、证据清单");
        evidence(paper, lead);
        paper.firstLevel("六、办理经过");
        paper.table(
                List.of("时间", "人员", "事项", "说明"),
                lead.history().stream()
                        .map(event -> List.of(
                                time(event.at()),
                                inert(event.who()),
                                event.what().chinese(),
                                inert(event.note())))
                        .toList(),
                30,
                16,
                18,
                36);
        paper.firstLevel("七、建议措施");
        suggestions(lead).forEach(paper::body);
        paper.gap();
        paper.closing(CAVEAT);
        signatures(paper, lead);
        return paper.bytes();
    }

    private static void head(OfficialPaper paper, Lead lead) {
        String holderMarks = lead.items().stream()
                .map(item -> item.flag().right().kind().chinese())
                .distinct()
                .collect(Collectors.joining("、"));
        paper.title("涉嫌侵犯知识产权线索");
        paper.centred("编号：" + lead.number());
        paper.gap();
        paper.facts(List.of(
                List.of("状态", lead.status().chinese(), "公开属性", "未定（待填）"),
                List.of("来源", "网络交易监测", "监测任务号", "未知（待填）"),
                List.of("发现时间", day(first(lead)), "生成时间", day(lead.createdAt())),
                List.of("收文单位", lead.routing().primary().name()),
                List.of("发文单位", "未定（待填）", "联络员", "未定（待填）"),
                List.of("涉及权利", holderMarks)));
        paper.body("经网络交易监测和人工研判，发现下述主体涉嫌侵犯知识产权，现将线索整理如下，供核查。文中时间均为北京时间。" + CAVEAT);
    }

    private void facts(OfficialPaper paper, Lead lead) {
        int number = 0;
        int[] pairsLeft = {MOST_PICTURE_PAIRS};
        for (LeadItem item : lead.items()) {
            number++;
            paper.secondLevel("（" + number + "）商品及比对");
            paper.facts(listing(item));
            paper.field(
                    "触发规则",
                    item.flag().hit().rules().stream()
                            .map(rule -> inert(rule.id()) + "（第" + rule.version() + "版）")
                            .collect(Collectors.joining("、")));
            paper.field("判断理由", inert(item.flag().hit().explanation().zh()));
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

    private static List<List<String>> listing(LeadItem item) {
        Listing listing = item.flag().listing();
        RightSnapshot right = item.flag().right();
        CaptureId capture = listing.capture();
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("标题", inert(listing.title())));
        rows.add(List.of("链接", listing.url() == null ? "未知" : InertText.of(listing.url(), LONGEST_URL)));
        rows.add(List.of("商品编号", inert(listing.id()), "平台", shown(listing.platform())));
        rows.add(List.of("展示价格", price(listing.price()), "展示销量", shown(listing.sales())));
        rows.add(List.of("库存", shown(listing.stock()), "成色", condition(listing.condition())));
        rows.add(List.of("首次发现", time(item.firstSeen()), "最近见到", time(item.lastSeen())));
        rows.add(List.of(
                "涉及权利",
                right.kind().chinese() + "“" + inert(right.name()) + "”（" + inert(right.pack()) + " "
                        + inert(right.packVersion()) + "）"));
        rows.add(List.of(
                "商品类别",
                classes(right),
                "核定商品",
                right.goods().isEmpty() ? "未知" : inert(String.join("、", right.goods()))));
        rows.add(List.of("取证编号", capture == null ? "未取证" : capture.value()));
        return rows;
    }

    private static String classes(RightSnapshot right) {
        return right.classes().isEmpty()
                ? "未知"
                : right.classes().stream().map(one -> "第" + one + "类").collect(Collectors.joining("、"));
    }

    private void pictures(OfficialPaper paper, LeadItem item, int[] pairsLeft) {
        Listing listing = item.flag().listing();
        int here = 0;
        Set<String> shown = new LinkedHashSet<>();
        for (Reason reason : item.flag().hit().reasons()) {
            int image;
            String reference;
            switch (reason) {
                case Reason.CopiedPicture copy -> {
                    image = copy.image();
                    reference = copy.reference();
                }
                case Reason.Logo logo -> {
                    image = logo.image();
                    reference = logo.reference();
                }
                default -> {
                    continue;
                }
            }
            boolean fits = here < PICTURE_PAIRS
                    && pairsLeft[0] > 0
                    && image >= 0
                    && image < listing.images().size();
            // a copy and a logo found with the same picture are shown once
            if (!fits || !shown.add(image + " " + reference)) {
                continue;
            }
            Optional<RedrawnPicture> ours =
                    pictures.ofRight(item.flag().right(), reference).flatMap(RedrawnPicture::of);
            Optional<RedrawnPicture> theirs =
                    pictures.ofListing(listing, listing.images().get(image)).flatMap(RedrawnPicture::of);
            if (ours.isPresent() || theirs.isPresent()) {
                paper.pictures(ours, "权利图样", theirs, "商品图片（第" + (image + 1) + "张）");
                here++;
                pairsLeft[0]--;
            }
        }
    }

    private static void punishable(OfficialPaper paper, Lead lead) {
        paper.secondLevel("法律依据（按行为日适用）");
        paper.table(
                List.of("条款", "内容", "施行期间", "核验"),
                lead.law().stream().map(LeadDocument::law).toList(),
                34,
                26,
                19,
                21);
        Turnover turnover = lead.turnover();
        if (turnover != null) {
            paper.secondLevel("经营额估算");
            List<List<String>> rows = new ArrayList<>();
            for (Turnover.Part part : turnover.parts()) {
                rows.add(List.of(
                        inert(part.listing()),
                        part.lowPrice().toPlainString()
                                + (part.lowPrice().compareTo(part.highPrice()) == 0
                                        ? ""
                                        : " 至 " + part.highPrice().toPlainString()),
                        Long.toString(part.sales())));
            }
            paper.table(List.of("商品编号", "展示价格（元）", "展示销量"), rows, 40, 34, 26);
            paper.body("估算公式：各商品展示价格×展示销量之和，为 " + turnover.range() + "。展示销量可能虚增，也可能只是下限，且不含成本，不等于违法所得。"
                    + (turnover.without().isEmpty()
                            ? ""
                            : "另有 " + turnover.without().size() + " 件商品未展示价格或销量，未计入。"));
        }
    }

    private static List<String> law(LegalRow row) {
        String verified = row.verifiedBy() != null
                ? "已核验（" + row.verifiedBy() + "）"
                : row.confidence().citable() ? row.confidence().chinese() + "，公报待核" : "未核验，不作判断";
        return List.of(
                row.citation(),
                row.label().zh(),
                row.validFrom() + (row.validTo() == null ? " 起" : " 至 " + row.validTo()),
                verified);
    }

    private static void jurisdiction(OfficialPaper paper, Lead lead) {
        lead.routing().first().forEach(step -> paper.body("先行事项：" + step.zh() + "。"));
        if (!lead.routing().through().isEmpty()) {
            paper.body("经由（抄送）单位："
                    + lead.routing().through().stream()
                            .map(addressee -> addressee.name())
                            .collect(Collectors.joining("、"))
                    + "。");
        }
        lead.routing().notes().forEach(note -> paper.body("提示：" + note.zh() + "。"));
    }

    private void evidence(OfficialPaper paper, Lead lead) {
        Map<CaptureId, String> captures = new LinkedHashMap<>();
        for (LeadItem item : lead.items()) {
            Listing listing = item.flag().listing();
            CaptureId capture = listing.capture();
            if (capture != null) {
                captures.putIfAbsent(capture, "商品 " + inert(listing.id()) + " 的网页");
            }
            for (Reason reason : item.flag().hit().reasons()) {
                int image = image(reason);
                if (image >= 0 && image < listing.images().size()) {
                    String shows = "商品 " + inert(listing.id()) + " 的第" + (image + 1) + "张图片";
                    pictures.sealedIn(listing, listing.images().get(image))
                            .ifPresent(found -> captures.putIfAbsent(found, shows));
                }
            }
        }
        if (captures.isEmpty()) {
            paper.body("本线索所列商品来自导入数据，未经本系统取证，无证据文件。");
            return;
        }
        int number = 0;
        for (Map.Entry<CaptureId, String> entry : captures.entrySet()) {
            CaptureId capture = entry.getKey();
            number++;
            paper.secondLevel("（" + number + "）取证编号 " + capture.hex().substring(0, 16) + "…");
            Optional<SealedEvidence.Sealed> sealed = evidence.of(capture);
            if (sealed.isEmpty()) {
                paper.body("内容：" + entry.getValue() + "。清单摘要（SHA-256）：" + capture.hex() + "。文件明细未附，见取证库。");
                continue;
            }
            SealedEvidence.Sealed facts = sealed.get();
            paper.facts(List.of(
                    List.of("内容", entry.getValue()),
                    List.of("清单摘要", "SHA-256 " + capture.hex()),
                    List.of("封存时间", time(facts.sealedAt()), "取证方式", inert(facts.method())),
                    List.of("时间来源", inert(facts.clock()), "取证工具", inert(facts.tool())),
                    List.of("操作人员", "系统自动采集", "可信时间戳", "未申请")));
            paper.table(
                    List.of("文件", "SHA-256", "字节"),
                    facts.files().stream()
                            .map(file ->
                                    List.of(inert(file.name()), inert(file.sha256()), Long.toString(file.length())))
                            .toList(),
                    38,
                    49,
                    13);
        }
        paper.body("核验方法：在取证库所在机器运行 ./zhicha evidence verify 取证库目录；不用本程序时，按取证库内 README.txt 所述，以通用工具核对。");
    }

    private static List<String> suggestions(Lead lead) {
        List<String> lines = new ArrayList<>();
        lines.add("（一）核查卖家主体身份、实际经营地及商品来源；必要时向平台经营者调取交易数据。");
        lines.add("（二）请权利人对涉嫌商品进行辨认，并核实授权、平行进口等情形。");
        lines.add("（三）经核查属实的，依法处理；有合理理由怀疑涉嫌犯罪的，依法移送公安机关。");
        lines.add("（四）核查结果请反馈，以便更新授权名单和监测规则。法定追责期限暂计至 " + lead.limitation().ordinary() + "。");
        return lines;
    }

    private static void signatures(OfficialPaper paper, Lead lead) {
        String analysts = lead.items().stream()
                .map(item -> item.decision().analyst())
                .distinct()
                .collect(Collectors.joining("、"));
        String reviewer = lead.approver() == null ? "（待复核）" : lead.approver();
        paper.signatures(List.of(
                List.of("研判人", inert(analysts), "日期", "　　年　月　日"),
                List.of("复核人", inert(reviewer), "日期", "　　年　月　日"),
                List.of("批准人", "（待签）", "日期", "　　年　月　日")));
    }

    /** The picture of the listing a reason speaks of, counted from 0; -1 where it speaks of none. */
    private static int image(Reason reason) {
        return switch (reason) {
            case Reason.CopiedPicture copy -> copy.image();
            case Reason.Logo logo -> logo.image();
            default -> -1;
        };
    }

    private static String condition(@Nullable String condition) {
        if (condition == null) {
            return "未知";
        }
        return switch (condition) {
            case "new" -> "全新";
            case "used" -> "二手";
            case "refurbished" -> "翻新";
            default -> inert(condition);
        };
    }

    private static Instant first(Lead lead) {
        return lead.items().stream()
                .map(LeadItem::firstSeen)
                .min(Instant::compareTo)
                .orElseThrow();
    }

    private static String price(@Nullable Price price) {
        if (price == null) {
            return "未知";
        }
        return price.amount().toPlainString()
                + (price.high() == null ? "" : " 至 " + price.high().toPlainString()) + " " + price.currency();
    }

    private static String shown(@Nullable Object value) {
        return value == null ? "未知" : inert(value.toString());
    }

    private static String inert(String text) {
        return InertText.of(text, LONGEST);
    }

    private static String day(Instant at) {
        return DAY.format(at.atZone(ZONE));
    }

    private static String time(Instant at) {
        return TIME.format(at.atZone(ZONE));
    }
}
