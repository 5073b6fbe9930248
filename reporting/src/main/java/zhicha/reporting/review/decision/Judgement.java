package zhicha.reporting.review.decision;

import org.jspecify.annotations.Nullable;

/** What an analyst says about a flag. */
public sealed interface Judgement {
    /** A remark that goes with it; empty where there is none. */
    String note();

    /** The word that is kept: {@code confirm}, {@code dismiss}, {@code unsure} or {@code withdraw}. */
    String written();

    /** Suspected infringement that should become a lead. */
    record Confirm(String note) implements Judgement {
        public Confirm {
            note = Note.plain(note);
        }

        @Override
        public String written() {
            return "confirm";
        }
    }

    /** No lead, for a coded reason; {@link DismissalReason#OTHER} needs a note. */
    record Dismiss(DismissalReason reason, String note) implements Judgement {
        public Dismiss {
            note = Note.plain(note);
            if (reason == DismissalReason.OTHER && note.isBlank()) {
                throw new IllegalArgumentException("选择“其他”时须填写说明 (a dismissal for another reason needs a note)");
            }
        }

        @Override
        public String written() {
            return "dismiss";
        }
    }

    /** To be looked at again, or by somebody else. */
    record Unsure(String note) implements Judgement {
        public Unsure {
            note = Note.plain(note);
        }

        @Override
        public String written() {
            return "unsure";
        }
    }

    /** Takes an earlier decision back; the earlier one stays in the log. Made by undo only. */
    record Withdraw(String decision, String note) implements Judgement {
        @Override
        public String written() {
            return "withdraw";
        }
    }

    /** The same four from their stored words. */
    static Judgement read(String written, @Nullable DismissalReason reason, @Nullable String withdrawn, String note) {
        return switch (written) {
            case "confirm" -> new Confirm(note);
            case "unsure" -> new Unsure(note);
            case "dismiss" -> {
                if (reason == null) {
                    throw new IllegalArgumentException("a dismissal needs a reason code");
                }
                yield new Dismiss(reason, note);
            }
            case "withdraw" -> {
                if (withdrawn == null) {
                    throw new IllegalArgumentException("a withdrawal must name the decision it takes back");
                }
                yield new Withdraw(withdrawn, note);
            }
            default ->
                throw new IllegalArgumentException(
                        "no judgement \"" + written + "\"; there are confirm, dismiss, unsure and withdraw");
        };
    }
}
