package zhicha.app.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;
import zhicha.app.store.Store;
import zhicha.app.store.StoreSettings;
import zhicha.app.web.account.Accounts;

/** {@code zhicha users}, with the password on standard input. */
class UsersTest {
    private static final String PASSWORD = "冰雪 and a long secret 7";

    @TempDir
    private Path data;

    private Verb.Ended add(String password, String... more) {
        Object[] arguments = new Object[more.length + 4];
        arguments[0] = "users";
        arguments[1] = "add";
        System.arraycopy(more, 0, arguments, 2, more.length);
        arguments[more.length + 2] = "--data";
        arguments[more.length + 3] = data;
        return Verb.told(password, arguments);
    }

    @Test
    void aPersonIsAddedAndListed() {
        Verb.Ended added = add(PASSWORD + "\n", "Lin", "--role", "analyst", "officer", "--shown", "林晓");
        assertEquals(0, added.exit(), added::toString);
        assertFalse(added.toString().contains(PASSWORD), "the password is shown nowhere");
        Verb.Ended listed = Verb.run("users", "list", "--json", "--data", data);
        var person = JsonMapper.shared().readTree(listed.lines().getFirst());
        assertEquals("lin", person.get("name").asString());
        assertEquals("林晓", person.get("displayName").asString());
        assertEquals(2, person.get("roles").size());
        assertTrue(Verb.run("users", "list", "--data", data).out().contains("analyst,officer"));
        try (Store store = Store.open(StoreSettings.file(data))) {
            assertTrue(
                    new Accounts(store.jdbi(), Clock.systemUTC()).byName("lin").isPresent());
            var entry = store.audit().latest(1, 0).getFirst();
            assertEquals("user-added", entry.what());
            assertTrue(entry.who().startsWith("shell:"), entry.who());
        }
    }

    @Test
    void whatIsRefusedIsToldInBothLanguagesWithACure() {
        assertEquals(0, add(PASSWORD + "\n", "lin", "--role", "analyst").exit());
        for (Verb.Ended refused : new Verb.Ended[] {
            add(PASSWORD + "\n", "lin", "--role", "analyst"),
            add("short\n", "zhao", "--role", "analyst"),
            add(PASSWORD + "\n", "a b", "--role", "analyst"),
            add(PASSWORD + "\n", "zhao", "--role", "boss"),
            add("", "zhao", "--role", "analyst")
        }) {
            assertEquals(2, refused.exit(), refused::toString);
            assertTrue(refused.err().contains("-> "), refused::toString);
        }
        assertEquals(2, add(PASSWORD + "\n", "zhao").exit(), "a role must be given");
        assertEquals(1, Verb.run("users", "list", "--data", data).lines().size());
    }

    @Test
    void whereNothingWasKeptNothingIsMade() {
        Path none = data.resolve("none");
        for (String[] verb : new String[][] {{"users", "list"}, {"leads", "list"}, {"review", "list"}}) {
            Verb.Ended ended = Verb.run(verb[0], verb[1], "--data", none);
            assertEquals(69, ended.exit(), ended::toString);
            assertTrue(ended.err().contains(none.toString()), ended::toString);
        }
        assertFalse(Files.exists(none));
    }

    @Test
    void whereNobodyMaySignInTheListSaysSo() {
        Store.open(StoreSettings.file(data)).close();
        Verb.Ended none = Verb.run("users", "list", "--data", data);
        assertEquals(0, none.exit(), none::toString);
        assertEquals("", none.out());
        assertTrue(none.err().contains("users 0") && none.err().contains("users add"), none::toString);
    }

    @Test
    void inANewProjectThereIsNothingToListAndNothingIsMade() throws Exception {
        Verb.Ended ended = Verb.child(data, List.of("-Dzhicha.root=" + data), "users", "list");
        assertEquals(69, ended.exit(), ended::toString);
        assertTrue(ended.err().contains("nothing is kept in"), ended::toString);
        assertFalse(Files.exists(data.resolve("data")));
    }
}
