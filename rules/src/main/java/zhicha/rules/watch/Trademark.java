package zhicha.rules.watch;

/** A registered or used mark: words, logos, or both. */
public record Trademark(Particulars particulars) implements Right {
    @Override
    public RightKind kind() {
        return RightKind.TRADEMARK;
    }
}
