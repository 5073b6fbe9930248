package zhicha.rules.watch;

/** A geographical indication: a place name reserved for goods of that origin. */
public record GeographicalIndication(Particulars particulars) implements Right {
    @Override
    public RightKind kind() {
        return RightKind.GEOGRAPHICAL_INDICATION;
    }
}
