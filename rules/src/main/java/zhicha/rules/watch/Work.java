package zhicha.rules.watch;

/** A copyright work: protected pictures or texts. */
public record Work(Particulars particulars) implements Right {
    @Override
    public RightKind kind() {
        return RightKind.WORK;
    }
}
