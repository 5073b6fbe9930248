package zhicha.rules.watch;

/** The kinds of right, as written in packs and hits. */
public enum RightKind {
    TRADEMARK("trademark", "商标"),
    WORK("work", "作品"),
    PACKAGING("packaging", "包装装潢"),
    PATENT("patent", "专利"),
    GEOGRAPHICAL_INDICATION("geographical-indication", "地理标志");

    private final String written;
    private final String chinese;

    RightKind(String written, String chinese) {
        this.written = written;
        this.chinese = chinese;
    }

    public String written() {
        return written;
    }

    public String chinese() {
        return chinese;
    }

    /** @throws IllegalArgumentException with the known kinds, if there is no such kind */
    public static RightKind parse(String written) {
        for (RightKind kind : values()) {
            if (kind.written.equals(written)) {
                return kind;
            }
        }
        throw new IllegalArgumentException("no kind of right \"" + written
                + "\"; there are trademark, work, packaging, patent and geographical-indication");
    }
}
