package zhicha.rules.watch;

/** A patent; what can be seen in a listing is a false claim to its number or a copy of its design. */
public record Patent(Particulars particulars) implements Right {
    @Override
    public RightKind kind() {
        return RightKind.PATENT;
    }
}
