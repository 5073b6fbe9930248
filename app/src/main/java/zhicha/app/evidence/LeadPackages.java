package zhicha.app.evidence;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import zhicha.app.crawl.CrawlAgent;
import zhicha.app.judge.SealedPictures;
import zhicha.app.store.screenshot.Screenshots;
import zhicha.crawler.evidence.VaultReader;
import zhicha.crawler.evidence.wacz.PackageContents;
import zhicha.crawler.evidence.wacz.PackageKey;
import zhicha.crawler.evidence.wacz.PackageReport;
import zhicha.crawler.evidence.wacz.WaczWriter;
import zhicha.reporting.document.LeadJson;
import zhicha.reporting.lead.Lead;

/** Leads as WACZ packages: what was sealed for them, with the lead itself, signed by this installation's key. */
public final class LeadPackages {
    private final VaultReader vault;
    private final Path folder;
    private final Path key;
    private final LeadCaptures captures;
    private final Clock clock;

    /**
     * @param folder the vault that {@code vault} reads
     * @param key file of the signing key; made where there is none, once a package is asked for
     */
    public LeadPackages(
            VaultReader vault, Path folder, Path key, SealedPictures pictures, Screenshots screenshots, Clock clock) {
        this.vault = vault;
        this.folder = folder;
        this.key = key;
        this.captures = new LeadCaptures(vault, pictures, screenshots);
        this.clock = clock;
    }

    /**
     * Writes a lead's package, or leaves the one that stands there where it is whole and says the same.
     *
     * @throws WaczWriter.NothingToPack where nothing of the lead was sealed here, or nothing of it is whole
     * @throws IOException where it cannot be written, or the key cannot be used
     */
    public PackageReport write(Lead lead, Path target) throws IOException {
        LeadCaptures.Of of = captures.of(lead);
        Map<String, byte[]> extras = new LinkedHashMap<>();
        extras.put("lead.json", (LeadJson.line(lead) + "\n").getBytes(StandardCharsets.UTF_8));
        PackageContents contents = new PackageContents(
                lead.number().replaceAll("[^A-Za-z0-9_-]", "_"),
                "线索 " + lead.number() + " 证据包 / evidence of lead " + lead.number(),
                "涉嫌侵犯知识产权线索 " + lead.number() + " 所涉网页的取证记录。本件为线索，非行政处罚证据；数额为估算。说明见 zhicha/README.txt。\n\n"
                        + "Sealed records of the pages that lead " + lead.number()
                        + " refers to. A lead for an officer to verify, no finding. See zhicha/README.txt.",
                clock.instant(),
                CrawlAgent.PROGRAM,
                of.all(),
                of.pages(),
                extras);
        return new WaczWriter(vault, folder, PackageKey.in(key)).write(target, contents);
    }
}
