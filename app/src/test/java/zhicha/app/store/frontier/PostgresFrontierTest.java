package zhicha.app.store.frontier;

import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.postgresql.ds.PGSimpleDataSource;
import zhicha.crawler.frontier.Frontiers;

class PostgresFrontierTest extends FrontierContract {
    private static LocalPostgres server;
    private static PGSimpleDataSource source;

    @BeforeAll
    static void startServer() throws Exception {
        var programs = LocalPostgres.programs();
        Assumptions.assumeTrue(
                programs.isPresent(),
                "PostgreSQL is not installed (apt install postgresql), so its frontier is not tested");
        server = LocalPostgres.start(programs.get());
        source = server.source();
        H2FrontierTest.migrate(source);
    }

    @AfterAll
    static void stopServer() throws Exception {
        if (server != null) {
            server.close();
        }
    }

    @Override
    Frontiers frontiers() {
        return new SqlFrontiers(Jdbi.create(source));
    }
}
