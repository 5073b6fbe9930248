package zhicha.app.desk;

import zhicha.app.web.lead.LeadFiles;
import zhicha.reporting.document.LeadDocument;
import zhicha.reporting.document.LeadJson;
import zhicha.reporting.lead.Lead;

/** A lead's files, made when they are asked for. */
final class DeskLeadFiles implements LeadFiles {
    private final LeadDocument document;

    DeskLeadFiles(LeadDocument document) {
        this.document = document;
    }

    @Override
    public byte[] docx(Lead lead) {
        return document.docx(lead);
    }

    @Override
    public String json(Lead lead) {
        return LeadJson.line(lead);
    }
}
