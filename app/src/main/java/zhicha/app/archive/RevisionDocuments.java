package zhicha.app.archive;

import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field.Store;
import org.apache.lucene.document.LongPoint;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.Term;
import org.jspecify.annotations.Nullable;
import zhicha.app.archive.text.PairTokens;
import zhicha.app.archive.text.TextUnits;
import zhicha.app.archive.text.WordQueries;
import zhicha.app.store.listing.ListingRevisions.Revision;
import zhicha.app.store.listing.ListingRevisions.Whole;
import zhicha.reporting.seller.SellerKey;
import zhicha.rules.subject.Listing;
import zhicha.rules.subject.Seller;

/** A listing's revisions as Lucene documents. Texts are indexed and not kept: what is shown comes from the store. */
final class RevisionDocuments {
    /** Raised whenever the fields change: an index of another form is made anew. */
    static final String FORM = "1";

    static final String ID = "id";
    static final String DIGEST = "digest";
    static final String PLATFORM = "platform";
    static final String SELLER = "seller";
    static final String SELLER_NAME = "seller-name";
    static final String TITLE = "title";
    /** Brand, seller, category, description, licence. */
    static final String REST = "rest";

    static final String FIRST_SEEN = "first-seen";
    static final String LAST_SEEN = "last-seen";
    static final String NEWEST = "newest";
    static final String VERDICT = "verdict";
    static final String FLAG = "flag";
    static final String YES = "yes";

    private RevisionDocuments() {}

    /** Under which all revisions of a listing are replaced together. */
    static Term of(String listing) {
        return new Term(ID, listing);
    }

    static List<Document> of(Whole whole) {
        List<Document> documents = new ArrayList<>();
        for (Revision revision : whole.revisions()) {
            Document document = of(revision);
            document.add(new StringField(VERDICT, whole.standing().verdict().written(), Store.YES));
            String flag = whole.standing().flag();
            if (flag != null) {
                document.add(new StoredField(FLAG, flag));
            }
            documents.add(document);
        }
        return documents;
    }

    private static Document of(Revision revision) {
        Document document = new Document();
        Listing listing = revision.content();
        Seller seller = listing.seller();
        document.add(new StringField(ID, revision.key().listing(), Store.YES));
        document.add(new StoredField(DIGEST, revision.key().digest()));
        if (listing.platform() != null && listing.platform().length() <= 300) {
            document.add(new StringField(PLATFORM, listing.platform(), Store.NO));
        }
        document.add(new StringField(SELLER, SellerKey.of(listing).value(), Store.NO));
        long last = revision.lastSeen().toEpochMilli();
        document.add(new LongPoint(FIRST_SEEN, revision.firstSeen().toEpochMilli()));
        document.add(new LongPoint(LAST_SEEN, last));
        document.add(new NumericDocValuesField(LAST_SEEN, last));
        if (revision.newest()) {
            document.add(new StringField(NEWEST, YES, Store.NO));
        }
        text(document, TITLE, listing.title());
        text(document, SELLER_NAME, seller.name());
        text(document, REST, listing.brand());
        text(document, REST, seller.name());
        text(document, REST, seller.licence());
        text(document, REST, listing.category());
        text(document, REST, listing.description());
        return document;
    }

    private static void text(Document document, String field, @Nullable String text) {
        if (text == null || text.isBlank()) {
            return;
        }
        String read = text.length() <= TextUnits.LONGEST ? text : text.substring(0, TextUnits.LONGEST);
        document.add(new TextField(field + WordQueries.WRITTEN, read, Store.NO));
        document.add(new TextField(field + WordQueries.FOLDED, new PairTokens(TextUnits.folded(read))));
        document.add(new TextField(field + WordQueries.SOUND, new PairTokens(TextUnits.sounds(read))));
    }
}
