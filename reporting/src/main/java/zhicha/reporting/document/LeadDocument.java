package zhicha.reporting.document;

import zhicha.reporting.lead.Lead;

/** A lead as a Word document in the form of GB/T 9704. */
public final class LeadDocument {
    private final LeadPictures pictures;
    private final SealedEvidence evidence;

    public LeadDocument(LeadPictures pictures, SealedEvidence evidence) {
        this.pictures = pictures;
        this.evidence = evidence;
    }

    /** The DOCX file's bytes; the same lead, pictures and evidence give the same bytes. */
    public byte[] docx(Lead lead) {
        throw new UnsupportedOperationException();
    }
}
