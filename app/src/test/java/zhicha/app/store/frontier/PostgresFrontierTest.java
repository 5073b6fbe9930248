package zhicha.app.store.frontier;

import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeAll;
import org.postgresql.ds.PGSimpleDataSource;
import zhicha.app.store.PostgresServer;
import zhicha.app.store.StoreSettings;
import zhicha.crawler.frontier.Frontiers;

/** The promises of the frontier on a real PostgreSQL server. */
class PostgresFrontierTest extends FrontierContract {
    private static final PGSimpleDataSource SOURCE = new PGSimpleDataSource();

    @BeforeAll
    static void makeDatabase() {
        StoreSettings empty = PostgresServer.emptyDatabase();
        SOURCE.setUrl(empty.url());
        SOURCE.setUser(empty.user());
        H2FrontierTest.migrate(SOURCE);
    }

    @Override
    Frontiers frontiers() {
        return new SqlFrontiers(Jdbi.create(SOURCE));
    }
}
