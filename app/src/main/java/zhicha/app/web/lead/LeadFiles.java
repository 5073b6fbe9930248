package zhicha.app.web.lead;

import java.io.IOException;
import java.nio.file.Path;
import zhicha.crawler.evidence.wacz.PackageReport;
import zhicha.reporting.lead.Lead;

/** A lead as files that leave the console. */
public interface LeadFiles {
    /** The Word document. */
    byte[] docx(Lead lead);

    /** The lead as one JSON object in UTF-8. */
    String json(Lead lead);

    /**
     * The package of everything that was sealed for the lead.
     *
     * @throws zhicha.crawler.evidence.wacz.WaczWriter.NothingToPack where nothing of it can be packed
     */
    PackageReport wacz(Lead lead, Path target) throws IOException;
}
