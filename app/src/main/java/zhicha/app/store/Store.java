package zhicha.app.store;

import com.zaxxer.hikari.HikariDataSource;
import java.time.Clock;
import javax.sql.DataSource;
import org.jdbi.v3.core.ConnectionFactory;
import org.jdbi.v3.core.Jdbi;
import zhicha.app.store.layout.LayoutAlarms;
import zhicha.app.store.layout.LayoutPages;
import zhicha.app.store.lead.SqlLeadStore;
import zhicha.app.store.life.ListingLives;
import zhicha.app.store.listing.HitArchive;
import zhicha.app.store.listing.ListingArchive;
import zhicha.app.store.listing.ListingRevisions;
import zhicha.app.store.listing.PictureIndex;
import zhicha.app.store.log.AuditLog;
import zhicha.app.store.log.CrawlRuns;
import zhicha.app.store.review.SqlReviewStore;
import zhicha.app.store.row.Columns;
import zhicha.app.store.row.OneWriter;
import zhicha.app.store.sample.Samples;
import zhicha.app.store.screenshot.Screenshots;
import zhicha.reporting.TimeSortedIds;
import zhicha.reporting.lead.LeadStore;
import zhicha.reporting.review.ReviewStore;

/** The open store. Every part may be used from any thread; closing it ends them all. */
public final class Store implements AutoCloseable {
    private final HikariDataSource source;
    private final Jdbi jdbi;
    private final TimeSortedIds ids;
    private final Clock clock;

    private Store(HikariDataSource source, boolean embedded, Clock clock) {
        this.source = source;
        ConnectionFactory connections = source::getConnection;
        this.jdbi = Columns.prepare(Jdbi.create(embedded ? new OneWriter(connections) : connections));
        this.ids = new TimeSortedIds(clock);
        this.clock = clock;
    }

    public static Store open(StoreSettings settings) {
        return open(settings, Clock.systemUTC());
    }

    /**
     * Connects and brings the tables up to date.
     *
     * @throws StoreProblem if it cannot be reached, is in use by another program, or is newer than this program
     */
    public static Store open(StoreSettings settings, Clock clock) {
        return new Store(SchemaUpgrade.open(settings), settings.embedded(), clock);
    }

    public Jdbi jdbi() {
        return jdbi;
    }

    public DataSource source() {
        return source;
    }

    /** Ids for whatever is kept here. */
    public TimeSortedIds ids() {
        return ids;
    }

    public ReviewStore reviews() {
        return new SqlReviewStore(jdbi);
    }

    public LeadStore leads() {
        return new SqlLeadStore(jdbi);
    }

    public ListingArchive listings() {
        return new ListingArchive(jdbi);
    }

    public ListingRevisions revisions() {
        return new ListingRevisions(jdbi);
    }

    public HitArchive hits() {
        return new HitArchive(jdbi);
    }

    public PictureIndex pictures() {
        return new PictureIndex(jdbi);
    }

    public Samples samples() {
        return new Samples(jdbi);
    }

    public ListingLives lives() {
        return new ListingLives(jdbi);
    }

    public LayoutPages layoutPages() {
        return new LayoutPages(jdbi);
    }

    public LayoutAlarms layoutAlarms() {
        return new LayoutAlarms(jdbi);
    }

    public Screenshots screenshots() {
        return new Screenshots(jdbi, ids);
    }

    public CrawlRuns runs() {
        return new CrawlRuns(jdbi);
    }

    public AuditLog audit() {
        return new AuditLog(jdbi, ids, clock);
    }

    /** The door through which judged listings come in. */
    public Intake intake() {
        return new Intake(jdbi, ids, clock, false);
    }

    @Override
    public void close() {
        source.close();
    }
}
