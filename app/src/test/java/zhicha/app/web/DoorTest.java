package zhicha.app.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who gets in, and what everybody is told about themselves and nothing else. */
class DoorTest {
    @TempDir
    static Path folder;

    private static ConsoleHouse house;
    private static URI console;

    @BeforeAll
    static void open() throws Exception {
        house = new ConsoleHouse(folder, 0);
        console = house.address();
    }

    @AfterAll
    static void close() throws Exception {
        house.close();
    }

    @Test
    void withoutSignInEveryPageLeadsToTheDoorAndBackAgain() throws Exception {
        Visit visit = new Visit(console);
        Visit.Answer answer = visit.get("/review?sector=toys");
        assertEquals("/sign-in", answer.address().getPath());
        Visit.Answer in = visit.send(
                answer.page().selectFirst("form[action=/sign-in]"),
                null,
                "name",
                "lin",
                "password",
                ConsoleHouse.PASSWORD);
        assertEquals(console.resolve("/review?sector=toys"), in.address());
        assertTrue(in.page().text().contains("Sign out") || in.page().text().contains("退出"));
    }

    @Test
    void theSessionCookieIsNotForScriptsNorForOtherSitesAndIsKeptOnlyAsADigest() throws Exception {
        Visit visit = new Visit(console);
        String before =
                visit.get("/sign-in").raw().headers().firstValue("Set-Cookie").orElseThrow();
        assertTrue(before.contains("HttpOnly") && before.contains("SameSite=Strict"), before);
        String planted = visit.cookie("zhicha");
        visit.signIn("lin", ConsoleHouse.PASSWORD);
        String token = visit.cookie("zhicha");
        assertNotEquals(planted, token, "a token planted before sign-in must be worth nothing");
        long kept = house.store
                .jdbi()
                .withHandle(
                        handle -> handle.createQuery("select count(*) from console_session where token_hash = :token")
                                .bind("token", token)
                                .mapTo(Long.class)
                                .one());
        assertEquals(0, kept);
    }

    @Test
    void signingOutEndsTheSessionOnTheServer() throws Exception {
        Visit visit = Visit.of(console, "lin");
        String token = visit.cookie("zhicha");
        visit.send(visit.get("/overview").page().selectFirst("form[action=/sign-out]"), null);
        HttpResponse<String> replay = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(console.resolve("/overview"))
                                .header("Cookie", "zhicha=" + token)
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
        assertEquals(303, replay.statusCode());
        assertTrue(replay.headers().firstValue("Location").orElse("").contains("/sign-in"));
    }

    @Test
    void fiveWrongPasswordsLockTheNameEvenForTheRightOneAndUnknownNamesAreTreatedAlike() throws Exception {
        for (String name : new String[] {"zhao", "nobody-of-that-name"}) {
            Visit visit = new Visit(console);
            for (int i = 1; i <= 4; i++) {
                assertEquals(422, visit.signIn(name, "wrong password " + i).status());
            }
            assertEquals(429, visit.signIn(name, "wrong password 5").status());
            Visit.Answer locked = visit.signIn(name, ConsoleHouse.PASSWORD);
            assertEquals(429, locked.status());
            assertFalse(locked.header("Retry-After").isEmpty());
        }
    }

    @Test
    void anAdministratorsNewPasswordOpensALockedDoor() throws Exception {
        for (int i = 1; i <= 5; i++) {
            new Visit(console).signIn("wei", "wrong password " + i);
        }
        assertEquals(
                429, new Visit(console).signIn("wei", ConsoleHouse.PASSWORD).status());
        house.accounts.setPassword(house.accounts.byName("wei").orElseThrow(), ConsoleHouse.PASSWORD, false);
        assertEquals(
                200, new Visit(console).signIn("wei", ConsoleHouse.PASSWORD).status());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "form-token=", "form-token=AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"})
    void aFormWithoutOurTokenDoesNothing(String token) throws Exception {
        Visit visit = Visit.of(console, "guan");
        String[] pairs = token.isEmpty()
                ? new String[] {"name", "mallory", "password", "a long enough secret 1", "role", "administrator"}
                : new String[] {
                    "form-token",
                    token.substring(11),
                    "name",
                    "mallory",
                    "password",
                    "a long enough secret 1",
                    "role",
                    "administrator"
                };
        assertEquals(403, visit.post("/users", pairs).status());
        assertTrue(house.accounts.byName("mallory").isEmpty());
    }

    @Test
    void aFormTokenOfOneSessionIsWorthNothingInAnother() throws Exception {
        Visit guan = Visit.of(console, "guan");
        Visit lin = Visit.of(console, "lin");
        String token =
                lin.get("/account").page().selectFirst("[name=form-token]").val();
        assertEquals(
                403,
                guan.post("/users", "form-token", token, "name", "mallory2").status());
    }

    @ParameterizedTest
    @CsvSource({
        "lin,   /review,  200",
        "lin,   /leads, 200",
        "lin,   /users, 403",
        "lin,  /audit, 403",
        "wang,  /review,  200",
        "wang,  /leads, 200",
        "wang,  /review/next, 403",
        "wang, /users, 403",
        "wei,   /review,  200",
        "wei,   /leads, 403",
        "wei,   /audit, 403",
        "guan,  /users,   200",
        "guan,  /review, 403",
        "guan, /leads, 403",
        "guan, /audit, 403",
        "shen,  /audit,   200",
        "shen,  /review, 200",
        "shen, /leads, 200",
        "shen, /users, 403"
    })
    void everyRoleSeesWhatItsWorkNeedsAndNoMore(String name, String path, int status) throws Exception {
        assertEquals(status, Visit.of(console, name).get(path).status());
    }

    @Test
    void aPasswordSetBySomebodyElseMustBeChangedFirst() throws Exception {
        Visit guan = Visit.of(console, "guan");
        Element form = guan.get("/users").page().selectFirst("form[action=/users]");
        guan.send(form, null, "name", "novice", "shown", "新人", "password", ConsoleHouse.PASSWORD, "role", "analyst");
        Visit novice = new Visit(console);
        novice.signIn("novice", ConsoleHouse.PASSWORD);
        Visit.Answer answer = novice.get("/review");
        assertEquals("/account", answer.address().getPath());
        Element change = answer.page().selectFirst("form[action=/account/password]");
        assertEquals(
                422,
                novice.send(change, null, "present", ConsoleHouse.PASSWORD, "fresh", "short", "again", "short")
                        .status());
        Visit.Answer done = novice.send(
                change,
                null,
                "present",
                ConsoleHouse.PASSWORD,
                "fresh",
                "another secret 77",
                "again",
                "another secret 77");
        assertEquals(200, done.status());
        assertEquals("/review", novice.get("/review").address().getPath());
    }

    @Test
    void everyAnswerCarriesTheHeadersThatKeepBrowsersSafe() throws Exception {
        for (String path : new String[] {"/sign-in", "/no-such-page", "/assets/x/console.css"}) {
            Visit.Answer answer = new Visit(console).get(path);
            String policy = answer.header("Content-Security-Policy");
            assertTrue(policy.contains("default-src 'self'") && policy.contains("frame-ancestors 'none'"), path);
            assertFalse(policy.contains("unsafe"), path);
            assertEquals("nosniff", answer.header("X-Content-Type-Options"), path);
            assertEquals("no-referrer", answer.header("Referrer-Policy"), path);
            assertEquals("", answer.header("Server"), path);
        }
    }

    @Test
    void noPageHasScriptOrStyleInItself() throws Exception {
        Visit lin = Visit.of(console, "lin");
        for (String path : new String[] {"/overview", "/review", "/leads", "/captures", "/account", "/help"}) {
            Visit.Answer answer = lin.get(path);
            assertEquals(200, answer.status(), path);
            assertTrue(
                    answer.page()
                            .select("script:not([src]), style, [style], [onclick]")
                            .isEmpty(),
                    path);
        }
    }

    @Test
    void aForeignAddressAfterSignInIsNotFollowed() throws Exception {
        for (String next :
                new String[] {"https://evil.example/", "//evil.example/", "/\\evil.example", "javascript:alert(1)"}) {
            Visit visit = new Visit(console);
            Visit.Answer answer = visit.send(
                    visit.get("/sign-in").page().selectFirst("form[action=/sign-in]"),
                    null,
                    "name",
                    "lin",
                    "password",
                    ConsoleHouse.PASSWORD,
                    "next",
                    next);
            assertEquals(console.resolve("/overview"), answer.address(), next);
        }
    }

    @Test
    void healthIsClosedUnlessTheSettingsOpenItAndATokenOpensTheApi() throws Exception {
        assertEquals(401, new Visit(console).get("/health").status());
        Visit lin = Visit.of(console, "lin");
        assertEquals("{\"status\":\"ok\"}", lin.get("/health").source());
        assertTrue(lin.get("/metrics").source().contains("zhicha_leads{status=\"draft\"} 0"));
        Visit.Answer issued =
                lin.send(lin.get("/account").page().selectFirst("form[action=/account/tokens]"), null, "label", "test");
        String token = issued.page().selectFirst(".notice code").text();
        assertEquals(200, api("/api/flags", token));
        assertEquals(401, api("/api/flags", token + "x"));
        assertEquals(303, api("/review", token), "a program's token opens the API only");
    }

    private static int api(String path, String token) throws Exception {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(console.resolve(path))
                                .header("Authorization", "Bearer " + token)
                                .build(),
                        HttpResponse.BodyHandlers.ofString())
                .statusCode();
    }

    @Test
    void signInsAndRefusalsStandInTheAuditLog() throws Exception {
        new Visit(console).signIn("shen-not", "wrong password 1");
        Visit shen = Visit.of(console, "shen");
        String log = shen.get("/audit").page().text();
        assertTrue(log.contains("登录被拒") && log.contains("shen-not") && log.contains("127.0.0.1"), log);
    }

    @Test
    void theSessionOutlivesARestart() throws Exception {
        Path other = folder.resolve("restart");
        Visit visit;
        int port;
        try (ConsoleHouse first = new ConsoleHouse(other, 0)) {
            port = first.address().getPort();
            visit = Visit.of(first.address(), "lin");
        }
        try (ConsoleHouse second = new ConsoleHouse(other, port)) {
            assertEquals("/overview", visit.get("/overview").address().getPath());
            assertEquals(port, second.address().getPort());
        }
    }
}
