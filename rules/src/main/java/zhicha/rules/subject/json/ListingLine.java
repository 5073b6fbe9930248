package zhicha.rules.subject.json;

import zhicha.rules.subject.Listing;

/** One line of a file of listings. Lines are counted from 1; empty lines count but are not shown. */
public sealed interface ListingLine {
    long number();

    /** A line that was understood. */
    record Good(long number, Listing listing) implements ListingLine {}

    /** A line that was skipped, with the reason and what to write instead. */
    record Broken(long number, String reason) implements ListingLine {}
}
