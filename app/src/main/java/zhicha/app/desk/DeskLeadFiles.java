package zhicha.app.desk;

import zhicha.app.store.row.StoredJson;
import zhicha.app.web.lead.LeadFiles;
import zhicha.reporting.document.LeadDocument;
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
        return StoredJson.write(lead);
    }
}
