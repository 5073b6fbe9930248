package zhicha.app.web;

/**
 * Where and how the console listens.
 *
 * @param host address to listen on; 127.0.0.1 unless a proxy with TLS stands before it
 * @param port 0 for any free one
 * @param secureCookies whether browsers reach it over HTTPS, so that cookies never travel otherwise
 * @param openHealth whether health, metrics and the API's description may be read without sign-in
 */
public record ConsoleSettings(String host, int port, boolean secureCookies, boolean openHealth) {
    public static final int USUAL_PORT = 8686;

    public ConsoleSettings {
        if (port < 0 || port > 65_535) {
            throw new IllegalArgumentException("console port " + port + " must be 0 to 65535 (0 for any free one)");
        }
    }

    /** On this machine only, health closed. */
    public static ConsoleSettings local(int port) {
        return new ConsoleSettings("127.0.0.1", port, false, false);
    }

    /** The same with health, metrics and description open, as the demo has it. */
    public ConsoleSettings withOpenHealth() {
        return new ConsoleSettings(host, port, secureCookies, true);
    }
}
