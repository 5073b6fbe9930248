package zhicha.app.web.account;

import com.password4j.Argon2Function;
import com.password4j.Password;
import com.password4j.types.Argon2;
import java.util.Locale;
import java.util.concurrent.Semaphore;

/**
 * Hashes and checks passwords with Argon2id: 19 MiB, two passes, one lane (the OWASP cheat sheet's first choice). At most
 * four run at once, so that a flood of sign-ins holds 76 MiB and not the heap.
 */
final class Passwords {
    static final int SHORTEST = 10;
    static final int LONGEST = 200;

    private static final Argon2Function ARGON2 = Argon2Function.getInstance(19_456, 2, 1, 32, Argon2.ID);
    private static final Semaphore AT_ONCE = new Semaphore(4, true);
    /** Checked when the name is unknown, so that the answer takes as long as for a known one. */
    private static final String NOBODY = hash("nobody has this password");

    private Passwords() {}

    static String hash(String password) {
        AT_ONCE.acquireUninterruptibly();
        try {
            return Password.hash(password).addRandomSalt(16).with(ARGON2).getResult();
        } finally {
            AT_ONCE.release();
        }
    }

    static boolean matches(String password, String hash) {
        if (password.length() > LONGEST) {
            return false;
        }
        AT_ONCE.acquireUninterruptibly();
        try {
            return Password.check(password, hash).with(Argon2Function.getInstanceFromHash(hash));
        } finally {
            AT_ONCE.release();
        }
    }

    static void pretendToCheck(String password) {
        matches(password, NOBODY);
    }

    /** @throws AccountProblem if the password is too short, too long or made of the name */
    static void requireGood(String password, String name) {
        int length = password.codePointCount(0, password.length());
        if (length < SHORTEST || password.length() > LONGEST) {
            throw new AccountProblem(
                    "密码须为 " + SHORTEST + " 至 " + LONGEST + " 个字符，现为 " + length + " 个",
                    "a password needs " + SHORTEST + " to " + LONGEST + " characters; this one has " + length);
        }
        if (password.toLowerCase(Locale.ROOT).contains(name)) {
            throw new AccountProblem("密码中不得包含用户名", "a password must not contain the sign-in name");
        }
        if (password.codePoints().distinct().count() < 4) {
            throw new AccountProblem(
                    "密码过于简单：至少使用四种不同字符", "the password is too simple: use at least four different characters");
        }
    }
}
