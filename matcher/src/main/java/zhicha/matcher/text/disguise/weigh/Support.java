package zhicha.matcher.text.disguise.weigh;

import zhicha.matcher.text.fold.FoldedText;
import zhicha.matcher.text.goods.Grounds;
import zhicha.matcher.text.goods.Offer;

/**
 * What may speak for a name that perhaps stands in a text by chance: offered goods, or talk of a brand right beside it. A doubtful name for
 * which nothing speaks counts for nothing in the end, so it is let go before the dearer questions are asked. One for each text.
 */
public final class Support {
    /** Of no text: nothing is offered. */
    public static final Support NONE = new Support(new Offer(() -> 0), (first, last) -> false);

    private final Offer offer;
    private final BrandTalk talk;

    public Support(Offer offer, BrandTalk talk) {
        this.offer = offer;
        this.talk = talk;
    }

    /** A summary of the offer, to be compared with {@link Grounds#mask}. */
    public long mask() {
        return offer.mask();
    }

    /** Whether the words beside these units are a brand's. */
    public boolean brand(int first, int last) {
        return talk.at(first, last);
    }

    /** Whether anything may speak for a right with these grounds if a name of it stands at these units. */
    public boolean of(Grounds grounds, int first, int last) {
        return offer.mayConcern(grounds) || talk.at(first, last);
    }

    /**
     * Whether anything may speak for any of some names of two characters if one stands at a unit and the next; where something stands
     * between the two, nothing needs to.
     *
     * @param mask of what may speak for them
     */
    public boolean ofTwo(FoldedText text, int unit, long mask) {
        return !NameCheck.joined(text, unit + 1) || (mask & offer.mask()) != 0 || talk.at(unit, unit + 1);
    }
}
