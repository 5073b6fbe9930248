package zhicha.reporting.document;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import zhicha.reporting.document.paper.OfficialPaper;
import zhicha.reporting.document.paper.RedrawnPicture;
import zhicha.reporting.law.LegalRow;
import zhicha.reporting.lead.Lead;
import zhicha.reporting.lead.LeadItem;
import zhicha.reporting.lead.estimate.CriminalHint;
import zhicha.reporting.lead.estimate.Turnover;
import zhicha.reporting.lead.filing.FilingCondition;
import zhicha.reporting.lead.filing.FilingConditions;
import zhicha.reporting.lead.routing.Agency;
import zhicha.reporting.lead.routing.Routing.Addressee;

/**
 * A lead as a Word document in the form of GB/T 9704, built around the four filing conditions. Whatever was crawled goes
 * in through {@link InertText} and {@link RedrawnPicture}.
 */
public final class LeadDocument {
    private static final String CAVEAT = "本件为线索，非行政处罚证据；数额为估算。";
    private static final String[] NUMBERS = {"一", "二", "三", "四"};
    private final ListingSection listings;
    private final EvidenceSection evidence;

    public LeadDocument(LeadPictures pictures, SealedEvidence evidence) {
        this.listings = new ListingSection(pictures);
        this.evidence = new EvidenceSection(pictures, evidence);
    }

    /** The DOCX file's bytes; the same lead, pictures and evidence give the same bytes. */
    public byte[] docx(Lead lead) {
        OfficialPaper paper = new OfficialPaper("涉嫌侵犯知识产权线索 " + lead.number(), lead.createdAt());
        head(paper, lead);
        List<FilingCondition> conditions = FilingConditions.of(lead);
        for (int at = 0; at < conditions.size(); at++) {
            FilingCondition condition = conditions.get(at);
            paper.firstLevel(NUMBERS[at] + "、" + condition.kind().chinese());
            for (FilingCondition.Field field : condition.fields()) {
                paper.field(field.label().zh(), Shown.inert(field.shown()));
            }
            switch (condition.kind()) {
                case FACTS -> listings.write(paper, lead);
                case PUNISHABLE -> punishable(paper, lead);
                case JURISDICTION -> jurisdiction(paper, lead);
                case IN_TIME -> paper.body(lead.limitation().note().zh() + "。");
            }
        }
        paper.firstLevel("五、证据清单");
        evidence.write(paper, lead);
        paper.firstLevel("六、办理经过");
        paper.table(
                List.of("时间", "人员", "事项", "说明"),
                lead.history().stream()
                        .map(event -> List.of(
                                Shown.time(event.at()),
                                Shown.inert(event.who()),
                                event.what().chinese(),
                                Shown.inert(event.note())))
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

    private void head(OfficialPaper paper, Lead lead) {
        String kinds = lead.items().stream()
                .map(item -> item.flag().right().kind().chinese())
                .distinct()
                .collect(Collectors.joining("、"));
        paper.title("涉嫌侵犯知识产权线索");
        paper.centred("编号：" + lead.number());
        paper.gap();
        paper.facts(List.of(
                List.of("状态", lead.status().chinese(), "公开属性", "未定（待填）"),
                List.of("来源", "网络交易监测", "监测任务号", evidence.jobs(lead)),
                List.of("发现时间", Shown.day(first(lead)), "生成时间", Shown.day(lead.createdAt())),
                List.of("收文单位", lead.routing().primary().name()),
                List.of("收文联络员", liaison(lead), "紧急程度", urgent(lead) ? "较急" : "一般"),
                List.of("发文单位", "未定（待填）", "发文联络员", "未定（待填）"),
                List.of("涉及权利", kinds)));
        paper.body("经网络交易监测和人工研判，发现下述主体涉嫌侵犯知识产权，现将线索整理如下，供核查。文中时间均为北京时间。" + CAVEAT);
    }

    private static String liaison(Lead lead) {
        return lead.routing().primary() instanceof Addressee.Known(Agency office) && office.liaison() != null
                ? Shown.inert(office.liaison())
                : "未定（待填）";
    }

    /** Goods that can hurt people, or a figure near a threshold: neither should wait. */
    private static boolean urgent(Lead lead) {
        return lead.limitation().safetySector() || lead.criminal().level() == CriminalHint.Level.POSSIBLY_REACHED;
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
                        Shown.inert(part.listing()),
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

    private static List<String> suggestions(Lead lead) {
        List<String> lines = new ArrayList<>();
        lines.add("（一）核查卖家主体身份、实际经营地及商品来源；必要时向平台经营者调取交易数据。");
        lines.add("（二）请权利人对涉嫌商品进行辨认，并核实授权、平行进口等情形。");
        lines.add("（三）经核查属实的，依法处理；有合理理由怀疑涉嫌犯罪的，依法移送公安机关。");
        lines.add("（四）请于　　　年　　月　　日前反馈核查结果（反馈期限由发文单位填写），以便更新授权名单和监测规则。法定追责期限暂计至 "
                + lead.limitation().ordinary() + "。");
        if (urgent(lead)) {
            lines.add("（五）本件紧急程度为较急：涉及人身健康或公共安全的商品，或估算接近追诉标准，建议优先核查。");
        }
        return lines;
    }

    private static void signatures(OfficialPaper paper, Lead lead) {
        String analysts = lead.items().stream()
                .map(item -> item.decision().analyst())
                .distinct()
                .collect(Collectors.joining("、"));
        String reviewer = lead.approver() == null ? "（待复核）" : lead.approver();
        paper.signatures(List.of(
                List.of("研判人", Shown.inert(analysts), "日期", "　　年　月　日"),
                List.of("复核人", Shown.inert(reviewer), "日期", "　　年　月　日"),
                List.of("批准人", "（待签）", "日期", "　　年　月　日")));
    }

    private static Instant first(Lead lead) {
        return lead.items().stream()
                .map(LeadItem::firstSeen)
                .min(Instant::compareTo)
                .orElseThrow();
    }
}
