package zhicha.app.archive;

/** Where the archive is searched. */
@FunctionalInterface
public interface ArchiveSearch {
    /** No archive at hand. */
    ArchiveSearch NONE = (query, from, most) -> new ArchiveAnswer.Unavailable();

    /** How far results can be turned over: nobody reads on, and each page costs all before it. */
    int DEEPEST = 10_000;

    /**
     * Never fails for what is sought.
     *
     * @param from results to pass over, at least 0
     * @param most results to give, at least 1
     */
    ArchiveAnswer search(ArchiveQuery query, int from, int most);
}
