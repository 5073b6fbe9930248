package zhicha.reporting.document;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import zhicha.matcher.hit.Reason;
import zhicha.reporting.document.paper.OfficialPaper;
import zhicha.reporting.document.paper.RedrawnPicture;
import zhicha.reporting.lead.Lead;
import zhicha.reporting.lead.LeadItem;
import zhicha.rules.subject.CaptureId;
import zhicha.rules.subject.Listing;

/** The part of a lead's document that lists what was sealed, with digests anybody can check. */
record EvidenceSection(LeadPictures pictures, SealedEvidence evidence) {
    private static final int MOST_JOBS = 3;
    /** Of screenshots, in one document; the package has all of them. */
    private static final int MOST_SHEETS = 24;

    /** The crawls that the listings' pages were sealed in, as far as the vault names them. */
    String jobs(Lead lead) {
        List<String> jobs = lead.items().stream()
                .map(item -> item.flag().listing().capture())
                .filter(Objects::nonNull)
                .distinct()
                .flatMap(capture -> evidence.of(capture).stream())
                .map(SealedEvidence.Sealed::job)
                .filter(job -> !job.isBlank())
                .distinct()
                .toList();
        return jobs.isEmpty()
                ? "未知（待填）"
                : Shown.inert(String.join("、", jobs.subList(0, Math.min(MOST_JOBS, jobs.size()))))
                        + (jobs.size() > MOST_JOBS ? " 等 " + jobs.size() + " 个" : "");
    }

    private void wholePages(OfficialPaper paper, Lead lead, int entries) {
        int number = entries;
        int left = MOST_SHEETS;
        Set<String> shown = new HashSet<>();
        for (LeadItem item : lead.items()) {
            Listing listing = item.flag().listing();
            if (!shown.add(listing.id())) {
                continue;
            }
            Optional<LeadPictures.WholePage> found = pictures.wholePage(listing);
            if (found.isEmpty()) {
                continue;
            }
            LeadPictures.WholePage page = found.get();
            number++;
            paper.secondLevel(
                    "（" + number + "）整页截图，取证编号 " + page.capture().hex().substring(0, 16) + "…");
            paper.facts(List.of(
                    List.of("内容", "商品 " + Shown.inert(listing.id()) + " 网页的整页截图"),
                    List.of("清单摘要", "SHA-256 " + page.capture().hex()),
                    List.of("图片摘要", "SHA-256 " + page.sha256()),
                    List.of("截取时间", Shown.time(page.made()), "截取工具", Shown.inert(page.tool())),
                    List.of(
                            "图片尺寸",
                            page.width() + "×" + page.height() + " 像素",
                            "是否完整",
                            page.whole() ? "网页全部" : "网页过长，截至上限")));
            List<RedrawnPicture> sheets = page.parts().stream()
                    .limit(left)
                    .flatMap(part -> RedrawnPicture.of(part).stream())
                    .toList();
            sheets.forEach(sheet -> paper.sheet(sheet, "商品 " + Shown.inert(listing.id()) + " 的整页截图"));
            left -= sheets.size();
            if (page.more() || sheets.size() < page.parts().size()) {
                paper.body("以上为截图上部，全图见证据包（WACZ）或取证库。");
            }
        }
    }

    void write(OfficialPaper paper, Lead lead) {
        Map<CaptureId, String> captures = new LinkedHashMap<>();
        for (LeadItem item : lead.items()) {
            Listing listing = item.flag().listing();
            CaptureId capture = listing.capture();
            if (capture != null) {
                captures.putIfAbsent(capture, "商品 " + Shown.inert(listing.id()) + " 的网页");
            }
            for (Reason reason : item.flag().hit().reasons()) {
                PicturePair.of(reason)
                        .filter(pair -> pair.within(listing.images().size()))
                        .ifPresent(pair -> pictures.sealedIn(
                                        listing, listing.images().get(pair.image()))
                                .ifPresent(found -> captures.putIfAbsent(
                                        found,
                                        "商品 " + Shown.inert(listing.id()) + " 的第" + (pair.image() + 1) + "张图片")));
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
                    List.of("封存时间", Shown.time(facts.sealedAt()), "取证方式", Shown.inert(facts.method())),
                    List.of("时间来源", Shown.inert(facts.clock()), "取证工具", Shown.inert(facts.tool())),
                    List.of("操作人员", "系统自动采集", "可信时间戳", "未申请"),
                    List.of("监测任务", facts.job().isBlank() ? "未知" : Shown.inert(facts.job()))));
            paper.table(
                    List.of("文件", "SHA-256", "字节"),
                    facts.files().stream()
                            .map(file -> List.of(
                                    Shown.inert(file.name()), Shown.inert(file.sha256()), Long.toString(file.length())))
                            .toList(),
                    38,
                    49,
                    13);
        }
        wholePages(paper, lead, number);
        paper.body("核验方法：在取证库所在机器运行 ./zhicha evidence verify 取证库目录；不用本程序时，按取证库内 README.txt 所述，以通用工具核对。");
    }
}
