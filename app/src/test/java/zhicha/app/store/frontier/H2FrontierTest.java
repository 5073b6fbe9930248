package zhicha.app.store.frontier;

import java.nio.file.Path;
import org.flywaydb.core.Flyway;
import org.h2.jdbcx.JdbcConnectionPool;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import zhicha.crawler.frontier.Frontiers;

class H2FrontierTest extends FrontierContract {
    static final String OPTIONS =
            ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH;WRITE_DELAY=0;LOCK_TIMEOUT=20000";

    @TempDir
    static Path folder;

    private static JdbcConnectionPool pool;

    @BeforeAll
    static void openFile() {
        pool = JdbcConnectionPool.create("jdbc:h2:file:" + folder.resolve("frontier") + OPTIONS, "sa", "");
        migrate(pool);
    }

    /** Only the frontier's own table, whatever else the store holds. */
    static void migrate(javax.sql.DataSource source) {
        Flyway.configure()
                .dataSource(source)
                .locations("classpath:zhicha/app/store/migration")
                .outOfOrder(true)
                .load()
                .migrate();
    }

    @AfterAll
    static void closeFile() {
        pool.dispose();
    }

    @Override
    Frontiers frontiers() {
        return new SqlFrontiers(Jdbi.create(pool));
    }
}
