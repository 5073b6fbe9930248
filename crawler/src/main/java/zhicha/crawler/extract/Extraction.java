package zhicha.crawler.extract;

import java.util.List;
import zhicha.crawler.extract.fact.FieldSource;
import zhicha.crawler.extract.fact.ListingField;
import zhicha.rules.subject.Listing;

/** What came of reading a page as a listing. */
public sealed interface Extraction {
    /** Where each field that was understood came from, in the order of {@link ListingField}. */
    List<FieldSource> sources();

    /** Remarks for the person who writes the site file, for instance a price text that could not be understood. */
    List<String> remarks();

    record Found(Listing listing, List<FieldSource> sources, List<String> remarks) implements Extraction {
        public Found {
            sources = List.copyOf(sources);
            remarks = List.copyOf(remarks);
        }
    }

    /** Not a listing. @param detail a sentence for the person who must act */
    record Refused(String address, Reason reason, String detail, List<FieldSource> sources, List<String> remarks)
            implements Extraction {
        public Refused {
            sources = List.copyOf(sources);
            remarks = List.copyOf(remarks);
        }

        public enum Reason {
            NO_TITLE
        }
    }
}
