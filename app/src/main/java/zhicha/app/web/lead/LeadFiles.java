package zhicha.app.web.lead;

import zhicha.reporting.lead.Lead;

/** A lead as files that leave the console. */
public interface LeadFiles {
    /** The Word document. */
    byte[] docx(Lead lead);

    /** The lead as one JSON object in UTF-8. */
    String json(Lead lead);
}
