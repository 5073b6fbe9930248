package zhicha.reporting.prevalence.ratio;

import java.util.List;

/**
 * What is known of one list of which pages were drawn.
 *
 * @param pages pages it has (M)
 * @param read those that were drawn and read (m of them)
 */
public record ListCount(String name, long pages, List<PageCount> read) {
    public ListCount {
        read = List.copyOf(read);
        if (pages < read.size()) {
            throw new IllegalArgumentException(
                    "list \"" + name + "\" of " + pages + " pages cannot have " + read.size() + " that were read");
        }
    }

    /**
     * @param listings on the page (N)
     * @param answered of those drawn from it, how many it is known of what they are (n)
     * @param eligible of these, those on offer that count in the denominator
     * @param hits of these, those that count in the numerator
     */
    public record PageCount(long listings, long answered, long eligible, long hits) {
        public PageCount {
            if (hits < 0 || eligible < hits || answered < eligible || listings < answered) {
                throw new IllegalArgumentException(listings + " on the page, " + answered + " answered, " + eligible
                        + " eligible, " + hits + " hits do not go together");
            }
        }

        /** An empty page is known whole; one of whose listings none answered is not known at all. */
        boolean known() {
            return listings == 0 || answered > 0;
        }

        /** Listings of the page for each answer. */
        double weight() {
            return answered == 0 ? 0 : (double) listings / answered;
        }

        double unseen() {
            return listings == 0 ? 0 : 1 - (double) answered / listings;
        }
    }

    ListCount and(ListCount other) {
        List<PageCount> both = new java.util.ArrayList<>(read);
        both.addAll(other.read);
        return new ListCount(name + " + " + other.name, pages + other.pages, both);
    }

    /** Pages that are known. */
    List<PageCount> known() {
        return read.stream().filter(PageCount::known).toList();
    }
}
