package zhicha.app.web.account;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import zhicha.app.store.Store;
import zhicha.app.store.StoreSettings;

/** Accounts and the door when many come at once. */
class SignInTest {
    private static final String PASSWORD = "a long enough secret 9";

    @TempDir
    private Path folder;

    private Store store;
    private Accounts accounts;

    @BeforeEach
    void open() {
        store = Store.open(StoreSettings.file(folder));
        accounts = new Accounts(store.jdbi(), Clock.systemUTC());
    }

    @AfterEach
    void close() {
        store.close();
    }

    private static <T> List<T> atOnce(int times, Callable<T> work) throws Exception {
        List<T> done = new ArrayList<>();
        try (ExecutorService pool = Executors.newFixedThreadPool(times)) {
            List<Future<T>> all = new ArrayList<>();
            for (int i = 0; i < times; i++) {
                all.add(pool.submit(work));
            }
            for (Future<T> one : all) {
                done.add(one.get());
            }
        }
        return done;
    }

    @Test
    void guessingManyTimesAtOnceGivesNoMoreTries() throws Exception {
        accounts.add("lin", "林晓", EnumSet.of(Role.ANALYST), PASSWORD, false);
        SignIn door = new SignIn(store.jdbi(), accounts, Clock.systemUTC());
        List<SignIn.Outcome> outcomes = atOnce(12, () -> door.attempt("lin", "wrong guess 123", "127.0.0.1"));
        long looked = outcomes.stream()
                .filter(SignIn.Outcome.Refused.class::isInstance)
                .count();
        assertEquals(SignIn.TRIES - 1, looked, "the fifth wrong one locks, and the rest is not looked at");
        assertInstanceOf(SignIn.Outcome.Locked.class, door.attempt("lin", PASSWORD, "127.0.0.1"));
    }

    @Test
    void ofTwoWhoAddTheSameNameOneIsToldThatItIsTaken() throws Exception {
        List<String> outcomes = atOnce(4, () -> {
            try {
                return accounts.add("zhao", "", EnumSet.of(Role.OFFICER), PASSWORD, false)
                        .name();
            } catch (AccountProblem taken) {
                return taken.wording().en();
            }
        });
        assertEquals(1, outcomes.stream().filter("zhao"::equals).count(), outcomes::toString);
        assertEquals(
                3, outcomes.stream().filter(said -> said.contains("is taken")).count(), outcomes::toString);
        assertEquals(1, accounts.all().size());
    }

    @Test
    void aNameThatNoDatabaseLikesIsAWrongNameLikeAnyOther() {
        SignIn door = new SignIn(store.jdbi(), accounts, Clock.systemUTC());
        for (String name : List.of("a\0b", "\ud800", "", "x".repeat(5_000))) {
            assertInstanceOf(SignIn.Outcome.Refused.class, door.attempt(name, PASSWORD, "127.0.0.1"), name);
        }
        assertTrue(accounts.byName("a\0b").isEmpty());
    }
}
