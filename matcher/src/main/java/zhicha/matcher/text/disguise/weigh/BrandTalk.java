package zhicha.matcher.text.disguise.weigh;

/** Tells whether a brand is spoken of at a place of a text, by the words beside it. */
@FunctionalInterface
public interface BrandTalk {
    /**
     * @param first first unit of the place
     * @param last last unit, inclusive
     */
    boolean at(int first, int last);
}
