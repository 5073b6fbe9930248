package zhicha.bench.names;

import java.util.List;

/**
 * A name that titles are graded with.
 *
 * @param right id of its right
 * @param words its forms, the first Chinese one first where there is one
 * @param group group of goods in the titles' grammar
 * @param goods words for its goods
 */
public record Brand(String right, List<String> words, String group, List<String> goods, Part part) {

    /** Which set of disguised titles a name is in. */
    public enum Part {
        OPEN,
        /** Its disguises are not to be looked at by whoever improves the matcher. */
        HELD_OUT,
        /** It is only watched for, so that it can be found where it is not. */
        WATCHED
    }

    public Brand {
        words = List.copyOf(words);
        goods = List.copyOf(goods);
    }
}
