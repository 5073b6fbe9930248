package zhicha.rules.watch;

/** Packaging or decoration with some influence, protected against confusion without registration. */
public record Packaging(Particulars particulars) implements Right {
    @Override
    public RightKind kind() {
        return RightKind.PACKAGING;
    }
}
