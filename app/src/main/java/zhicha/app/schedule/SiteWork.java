package zhicha.app.schedule;

/** What is done for a site when its time has come. */
@FunctionalInterface
public interface SiteWork {
    /**
     * @param site the site's id
     * @throws Exception told to the log; the site's next time stands
     */
    void run(String site) throws Exception;
}
