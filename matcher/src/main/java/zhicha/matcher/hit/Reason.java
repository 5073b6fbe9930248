package zhicha.matcher.hit;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;
import zhicha.rules.rule.Observation;
import zhicha.rules.rule.Signal;
import zhicha.rules.subject.TextField;

/** One thing that was seen, with everything a person needs to check it. */
public sealed interface Reason extends Observation {

    @Override
    default Optional<String> word(String name) {
        return Optional.empty();
    }

    @Override
    default OptionalDouble measure(String name) {
        return OptionalDouble.empty();
    }

    /**
     * A text form of the right in a field.
     *
     * @param start first UTF-16 code unit in the original field
     * @param end one past the last
     * @param seen the original text between the two
     * @param form the text form of the right that is meant
     * @param evasion the disguise, or {@code exact} where there is none
     */
    record MarkText(TextField field, int start, int end, String seen, String form, String evasion) implements Reason {
        @Override
        public Signal signal() {
            return Signal.MARK_TEXT;
        }

        @Override
        public Optional<String> word(String name) {
            return switch (name) {
                case "field" -> Optional.of(field.written());
                case "form" -> Optional.of(form);
                case "evasion" -> Optional.of(evasion);
                default -> Optional.empty();
            };
        }
    }

    /** A term of a word list; offsets as in {@link MarkText}. */
    record CodeWord(TextField field, int start, int end, String seen, String term, String list) implements Reason {
        @Override
        public Signal signal() {
            return Signal.CODE_WORD;
        }

        @Override
        public Optional<String> word(String name) {
            return switch (name) {
                case "field" -> Optional.of(field.written());
                case "term" -> Optional.of(term);
                case "list" -> Optional.of(list);
                default -> Optional.empty();
            };
        }
    }

    /** A shop's name that joins the right's name with a claim such as 官方旗舰店; offsets in {@code seller.name}. */
    record ShopName(int start, int end, String seen, String form, String claim) implements Reason {
        @Override
        public Signal signal() {
            return Signal.SHOP_NAME;
        }

        @Override
        public Optional<String> word(String name) {
            return switch (name) {
                case "form" -> Optional.of(form);
                case "claim" -> Optional.of(claim);
                default -> Optional.empty();
            };
        }
    }

    /**
     * A passage of a protected text.
     *
     * @param reference the protected text's file, relative to its pack
     * @param overlap share of the protected text's shingles that were found, 0 to 1
     */
    record CopiedText(TextField field, int start, int end, String seen, String reference, double overlap)
            implements Reason {
        @Override
        public Signal signal() {
            return Signal.COPIED_TEXT;
        }

        @Override
        public OptionalDouble measure(String name) {
            return name.equals("overlap") ? OptionalDouble.of(overlap) : OptionalDouble.empty();
        }
    }

    /**
     * A price far below the official range.
     *
     * @param ratio displayed price over lowest official price
     */
    record PriceBelow(BigDecimal amount, BigDecimal official, String currency, double ratio) implements Reason {
        @Override
        public Signal signal() {
            return Signal.PRICE_BELOW;
        }

        @Override
        public OptionalDouble measure(String name) {
            return name.equals("ratio") ? OptionalDouble.of(ratio) : OptionalDouble.empty();
        }
    }

    /**
     * A picture of the listing that is a copy of a protected one.
     *
     * @param image index into the listing's images, from 0
     * @param reference the protected picture's file, relative to its pack
     * @param distance differing bits of 256 between the two, laid on each other as well as could be found out
     * @param threshold most bits that still count
     * @param transform how it was changed: none, mirrored, rotated-90, cropped, framed ...
     * @param box the part of the listing's picture that shows it, or null where the whole picture does
     * @param placement how the whole reference lies in the listing's picture, or null where that is not known
     */
    record CopiedPicture(
            int image,
            String reference,
            int distance,
            int threshold,
            String transform,
            @Nullable Box box,
            @Nullable Placement placement)
            implements Reason {
        public CopiedPicture(
                int image, String reference, int distance, int threshold, String transform, @Nullable Box box) {
            this(image, reference, distance, threshold, transform, box, null);
        }

        @Override
        public Signal signal() {
            return Signal.COPIED_PICTURE;
        }

        @Override
        public Optional<String> word(String name) {
            return name.equals("transform") ? Optional.of(transform) : Optional.empty();
        }

        @Override
        public OptionalDouble measure(String name) {
            return name.equals("distance") ? OptionalDouble.of(distance) : OptionalDouble.empty();
        }
    }

    /**
     * A place where a listing matches a rule's boolean query.
     *
     * @param rule id of the rule that asked
     * @param query the query as its maintainer wrote it
     * @param field null, with empty {@code seen}, where what matched can be shown in no field of text (the platform)
     * @param start as in {@link MarkText}
     */
    record Query(String rule, String query, @Nullable TextField field, int start, int end, String seen)
            implements Reason {
        @Override
        public Signal signal() {
            return Signal.QUERY;
        }

        @Override
        public Optional<String> word(String name) {
            return switch (name) {
                case "rule" -> Optional.of(rule);
                case "query" -> Optional.of(query);
                case "field" -> Optional.ofNullable(field).map(TextField::written);
                default -> Optional.empty();
            };
        }
    }

    /**
     * A name of the right, or a term of a word list, that was read in a picture.
     *
     * @param image index into the listing's images, from 0
     * @param box where it stands
     * @param seen the words as they were read
     * @param form the name or the term that is meant
     * @param list the list of the term, empty for a name
     * @param confidence how sure the reader was of the least sure word, 0 to 1
     */
    record PictureText(int image, Box box, String seen, String form, String list, double confidence) implements Reason {
        /** Whether it is a name of the right, not a term of a list. */
        public boolean name() {
            return list.isEmpty();
        }

        @Override
        public Signal signal() {
            return Signal.PICTURE_TEXT;
        }

        @Override
        public Optional<String> word(String name) {
            return switch (name) {
                case "use" -> Optional.of(name() ? "mark" : "code-word");
                case "form" -> Optional.of(form);
                case "list" -> name() ? Optional.empty() : Optional.of(list);
                default -> Optional.empty();
            };
        }

        @Override
        public OptionalDouble measure(String name) {
            return name.equals("confidence") ? OptionalDouble.of(confidence) : OptionalDouble.empty();
        }
    }

    /**
     * A protected logo inside a picture. {@code inliers} are point pairs, or points of the mark's outline, that agree on one geometric transform.
     *
     * @param placement how the whole reference lies in the listing's picture, or null where that is not known
     */
    record Logo(
            int image,
            String reference,
            int inliers,
            int threshold,
            Box box,
            @Nullable Placement placement) implements Reason {
        public Logo(int image, String reference, int inliers, int threshold, Box box) {
            this(image, reference, inliers, threshold, box, null);
        }

        @Override
        public Signal signal() {
            return Signal.LOGO;
        }

        @Override
        public OptionalDouble measure(String name) {
            return name.equals("inliers") ? OptionalDouble.of(inliers) : OptionalDouble.empty();
        }
    }
}
