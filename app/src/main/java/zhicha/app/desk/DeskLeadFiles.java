package zhicha.app.desk;

import java.io.IOException;
import java.nio.file.Path;
import zhicha.app.evidence.LeadPackages;
import zhicha.app.web.lead.LeadFiles;
import zhicha.crawler.evidence.wacz.PackageReport;
import zhicha.reporting.document.LeadDocument;
import zhicha.reporting.document.LeadJson;
import zhicha.reporting.lead.Lead;

/** A lead's files, made when they are asked for. */
record DeskLeadFiles(LeadDocument document, LeadPackages packages) implements LeadFiles {
    @Override
    public byte[] docx(Lead lead) {
        return document.docx(lead);
    }

    @Override
    public String json(Lead lead) {
        return LeadJson.line(lead);
    }

    @Override
    public PackageReport wacz(Lead lead, Path target) throws IOException {
        return packages.write(lead, target);
    }
}
